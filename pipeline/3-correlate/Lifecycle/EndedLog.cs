using AIOps.Detect;

namespace AIOps.Correlate.Lifecycle;

/// <summary>Remembers what has ended, so that a late or repeated phase opens nothing.</summary>
internal static class EndedLog
{
    /// <summary>True when the anomaly is known to be over at the time of this phase.</summary>
    public static bool Holds(CorrelationState state, Anomaly anomaly)
    {
        if (anomaly.Source != AnomalySource.Foreign) return state.Ended.Contains(anomaly.Id);
        // A foreign alert fires again under the same id, so its end is remembered with the time.
        var prefix = anomaly.Id + "@";
        foreach (var entry in state.Ended)
        {
            if (entry.StartsWith(prefix, StringComparison.Ordinal) && string.CompareOrdinal(entry[prefix.Length..], Time(anomaly.At)) >= 0) return true;
        }

        return false;
    }

    public static void Add(Ledger ledger, Anomaly anomaly) => Add(ledger, Entry(anomaly.Id, anomaly.At, anomaly.Source == AnomalySource.Foreign));

    /// <summary>Remembers the ended ones of the episodes.</summary>
    public static void Add(Ledger ledger, IEnumerable<Episode> episodes, Func<Episode, bool> foreign)
    {
        foreach (var episode in episodes.Where(episode => episode.Ended)) Add(ledger, Entry(episode.AnomalyId, episode.At, foreign(episode)));
    }

    private static void Add(Ledger ledger, string entry)
    {
        if (!ledger.State.Ended.Contains(entry)) ledger.State = ledger.State with { Ended = [.. ledger.State.Ended, entry] };
    }

    private static string Entry(string id, DateTimeOffset at, bool foreign) => foreign ? id + "@" + Time(at) : id;

    private static string Time(DateTimeOffset at) => at.ToUnixTimeMilliseconds().ToString("D15");
}
