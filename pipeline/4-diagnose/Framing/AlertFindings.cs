using AIOps.Correlate;
using AIOps.Detect;
using AIOps.Diagnose.Metrics;
using AIOps.Diagnose.Ranking;

namespace AIOps.Diagnose.Framing;

/// <summary>Findings that need no window: limits reached or forecast, and slow drifts that a comparison around the onset cannot see.</summary>
internal static class AlertFindings
{
    private const double ReachedLimit = 0.9;
    private const double Drifted = 0.6;

    public static IEnumerable<Finding> Of(Incident incident)
    {
        for (var i = 0; i < incident.Alerts.Count; i++)
        {
            var alert = incident.Alerts[i].Alert;
            var role = MetricCatalogue.Of(alert.Signal, alert.Anomaly?.Dimensions ?? "", alert.Anomaly?.Unit).Role;
            var strength = StrengthOf(alert.Kind, role);
            if (strength > 0)
                yield return new() { Component = Components.Forecast, Node = alert.ResourceId, Strength = strength, Role = role, Source = i };
        }
    }

    private static double StrengthOf(AnomalyKind kind, MetricRole role) => (kind, IsResource(role)) switch
    {
        (AnomalyKind.Exhaustion, _) => ReachedLimit,
        (AnomalyKind.Limit, true) => ReachedLimit,
        (AnomalyKind.Drift, true) => Drifted,
        _ => 0,
    };

    private static bool IsResource(MetricRole role) =>
        role is MetricRole.Cpu or MetricRole.Memory or MetricRole.Capacity or MetricRole.DiskActivity or MetricRole.Concurrency;
}
