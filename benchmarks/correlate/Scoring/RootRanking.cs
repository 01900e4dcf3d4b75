using AIOps.Benchmarks.Correlate.Simulation;
using AIOps.Correlate;
using AIOps.Correlate.Faults;

namespace AIOps.Benchmarks.Correlate.Scoring;

/// <summary>The product's ranking of roots from alerts alone, as the diagnosis stage uses it: the estate has no series that the other components could look at.</summary>
internal sealed class RootRanking(Scenario scenario)
{
    private readonly List<(string ResourceId, DateTimeOffset At)> changes = [.. scenario.Changes.Select(item => (item.Change.ResourceId, item.Change.Time))];

    /// <summary>Ids of the outermost resources, the likeliest first.</summary>
    public List<string> Rank(IReadOnlyList<Notification> notifications)
    {
        var alerts = notifications.DistinctBy(item => item.Alert.ExternalId).Select(AlertOf);
        return [.. RootSuspects.Rank(alerts, scenario.Estate.Seen, changes).Select(suspect => ArmId.WholeOf(suspect.ResourceId)).Distinct()];
    }

    private static Alert AlertOf(Notification item)
    {
        var phase = ForeignAlerts.ToAnomalies(item.Alert)[0];
        return new Alert
        {
            Id = phase.Id, Fingerprint = phase.Id, DedupRule = "foreign", ResourceId = phase.ResourceId, Signal = phase.Metric, Source = phase.Source, Kind = phase.Kind,
            Direction = phase.Direction, Severity = phase.Severity, Title = item.Alert.Title, StartsAt = phase.Since, LastAt = phase.At,
        };
    }
}
