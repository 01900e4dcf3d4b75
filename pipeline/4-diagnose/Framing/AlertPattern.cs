using AIOps.Correlate;
using AIOps.Correlate.Faults;
using AIOps.Diagnose.Metrics;
using AIOps.Diagnose.Ranking;

namespace AIOps.Diagnose.Framing;

/// <summary>
/// What the alerts alone say of the cause: whose failure would show at just these resources, in this order and in this way. The only witness where other systems' alerts come
/// without series, one of several where there are.
/// </summary>
internal static class AlertPattern
{
    private const int Suspects = 5;

    /// <summary>A single resource that alerts is a pattern of nothing.</summary>
    private const int FewestResources = 2;

    public static IEnumerable<Finding> Of(DiagnosisInput input)
    {
        var alerts = input.Incident.Alerts.Select(one => one.Alert).ToList();
        if (alerts.Select(alert => alert.ResourceId).Distinct().Count() < FewestResources) yield break;
        var parts = new LoudParts(input.Graph, alerts);
        var suspects = RootSuspects.Rank(alerts, input.Graph, input.Changes.Select(change => (change.ResourceId, change.Time))).Take(Suspects);
        foreach (var same in suspects.GroupBy(suspect => parts.OrWhole(suspect.ResourceId), StringComparer.Ordinal))
        {
            var explained = same.Max(suspect => suspect.Explained);
            if (explained < FewestResources) continue;
            yield return new()
            {
                Component = Components.AlertPattern, Node = same.Key, Strength = same.Sum(suspect => suspect.Probability), Role = RoleOf(same.Key, alerts), Explained = explained,
            };
        }
    }

    // What the suspect says of itself; where it says nothing, there is no knowing.
    private static MetricRole RoleOf(string resourceId, List<Alert> alerts) =>
        alerts.Where(alert => alert.ResourceId == resourceId).OrderBy(alert => alert.StartsAt)
            .Select(alert => MetricCatalogue.Of(alert.Signal, alert.Anomaly?.Dimensions ?? "", alert.Anomaly?.Unit).Role)
            .OrderByDescending(role => role is MetricRole.Cpu or MetricRole.Memory or MetricRole.Capacity or MetricRole.DiskActivity).FirstOrDefault();
}
