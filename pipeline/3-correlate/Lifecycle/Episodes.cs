using AIOps.Detect;

namespace AIOps.Correlate.Lifecycle;

/// <summary>Where the anomalies behind an alert stand.</summary>
internal static class Episodes
{
    /// <summary>Ended episodes that one alert keeps; older ones only live in the log of ended anomalies.</summary>
    private const int MaxEnded = 4;

    public static Episode? Find(IReadOnlyList<Episode> episodes, string anomalyId)
    {
        foreach (var episode in episodes)
        {
            if (episode.AnomalyId == anomalyId) return episode;
        }

        return null;
    }

    /// <summary>True when the phase says nothing that the episode does not know. Phases of one instant come in the order opened, updated, cleared.</summary>
    public static bool IsStale(Episode episode, Anomaly anomaly)
    {
        if (episode.Ended) return anomaly.Source != AnomalySource.Foreign || anomaly.Phase == AnomalyPhase.Cleared || anomaly.At <= episode.At;
        return anomaly.Phase == AnomalyPhase.Cleared ? anomaly.At < episode.At : anomaly.At <= episode.At;
    }

    /// <summary>The episodes after a phase; ended ones beyond the limit are dropped into the log.</summary>
    public static IReadOnlyList<Episode> After(Ledger ledger, IReadOnlyList<Episode> episodes, string fingerprint, Anomaly anomaly)
    {
        var updated = new Episode(anomaly.Id, fingerprint, anomaly.At, anomaly.Phase == AnomalyPhase.Cleared);
        List<Episode> after = [.. episodes.Where(episode => episode.AnomalyId != anomaly.Id), updated];
        var ended = after.Where(episode => episode.Ended && episode.Fingerprint == fingerprint).ToList();
        if (ended.Count <= MaxEnded) return after;
        var dropped = ended.Take(ended.Count - MaxEnded).ToList();
        EndedLog.Add(ledger, dropped, _ => anomaly.Source == AnomalySource.Foreign);
        after.RemoveAll(dropped.Contains);
        return after;
    }

    public static bool AllEnded(IReadOnlyList<Episode> episodes, string fingerprint) =>
        episodes.All(episode => episode.Fingerprint != fingerprint || episode.Ended);
}
