using AIOps.Diagnose.Metrics;
using AIOps.Diagnose.Ranking;

namespace AIOps.Diagnose.Writing;

/// <summary>One line per cause.</summary>
internal static class CauseTitle
{
    public static string Of(CauseKind kind, string name, string? metric)
    {
        var signal = metric is null ? "" : $" ({QuotedText.Plain(metric, 80)})";
        return kind switch
        {
            CauseKind.ResourceSaturation => $"{name} {Shortage(metric)}{signal}",
            CauseKind.CapacityExhaustion => $"{name} fills up{signal}",
            CauseKind.BadChange => $"A change of {name} made it worse{signal}",
            CauseKind.SlowService => $"{name} answers slowly{signal}",
            CauseKind.FailingService => $"{name} fails{signal}",
            CauseKind.PlatformIssue => $"The platform reports {name} as unhealthy",
            CauseKind.TrafficRise => $"More traffic than usual reaches {name}{signal}",
            _ => $"{name} stands out{signal}",
        };
    }

    private static string Shortage(string? metric) => (metric is null ? MetricRole.Other : MetricCatalogue.Of(metric).Role) switch
    {
        MetricRole.Cpu => "is out of processor time",
        MetricRole.Memory => "is short of memory",
        MetricRole.DiskActivity => "waits for its disk",
        MetricRole.Concurrency => "is out of connections or workers",
        MetricRole.Network => "moves unusual amounts of data",
        _ => "is short of a resource",
    };

    /// <summary>The signal of a forecast or limit comes from its alert, every other one from the series that led the ranking.</summary>
    public static string? MetricOf(RankedNode node, DiagnosisInput input)
    {
        var leading = node.Findings.Select(one => one.Finding).FirstOrDefault(finding => finding.Component != Components.Change);
        return leading switch
        {
            null => null,
            { Ahead: { } ahead } => ahead.Metric,
            { Component: Components.Forecast } => input.Incident.Alerts[leading.Source].Alert.Signal,
            _ => node.Metric.Length == 0 ? null : node.Metric,
        };
    }
}
