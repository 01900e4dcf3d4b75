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
        var suspects = RootSuspects.Rank(alerts, input.Graph, input.Changes.Select(change => (change.ResourceId, change.Time)));
        foreach (var suspect in suspects.Take(Suspects).Where(suspect => suspect.Explained >= FewestResources))
        {
            yield return new()
            {
                Component = Components.AlertPattern, Node = suspect.ResourceId, Strength = suspect.Probability, Role = RoleOf(suspect.ResourceId, alerts), Explained = suspect.Explained,
            };
        }
    }

    // What the suspect says of itself; where it says nothing, there is no knowing.
    private static MetricRole RoleOf(string resourceId, List<Alert> alerts) =>
        alerts.Where(alert => alert.ResourceId == resourceId).OrderBy(alert => alert.StartsAt)
            .Select(alert => MetricCatalogue.Of(alert.Signal, alert.Anomaly?.Dimensions ?? "", alert.Anomaly?.Unit).Role)
            .OrderByDescending(role => role is MetricRole.Cpu or MetricRole.Memory or MetricRole.Capacity or MetricRole.DiskActivity).FirstOrDefault();
}
