using AIOps.Diagnose.Metrics;
using AIOps.Diagnose.Ranking;
using AIOps.Ingest;

namespace AIOps.Diagnose.Judging;

/// <summary>Names the family of a cause from the evidence against it.</summary>
internal static class CauseKindRule
{
    /// <summary>A change weaker than this (too long before, too far away) does not name the cause.</summary>
    private const double ConvincingChange = 0.3;

    public static CauseKind KindOf(RankedNode node, IReadOnlyList<ChangeEvent> changes)
    {
        var change = node.Findings.Select(one => one.Finding).FirstOrDefault(finding => finding.Component == Components.Change && finding.Strength >= ConvincingChange);
        var own = node.Findings.Where(one => one.Finding.Component != Components.Change).Select(one => one.Finding).ToList();
        if (change is not null && changes[change.Source].Kind == ChangeKind.PlatformHealth) return CauseKind.PlatformIssue;
        if (own.Count == 0) return change is null ? CauseKind.Unknown : CauseKind.BadChange;
        var leading = own[0];
        if (change is not null && IsRelease(changes[change.Source].Kind) && own.Any(IsBehaviour)) return CauseKind.BadChange;
        return leading.Component switch
        {
            Components.Traffic => CauseKind.TrafficRise,
            Components.EdgeGap => CauseKind.SlowService,
            Components.LogNovelty => CauseKind.FailingService,
            _ => OfRole(leading.Role),
        };
    }

    private static CauseKind OfRole(MetricRole role) => role switch
    {
        MetricRole.Capacity => CauseKind.CapacityExhaustion,
        MetricRole.Cpu or MetricRole.Memory or MetricRole.DiskActivity or MetricRole.Concurrency or MetricRole.Network => CauseKind.ResourceSaturation,
        MetricRole.Latency or MetricRole.EdgeGap => CauseKind.SlowService,
        MetricRole.Errors or MetricRole.Availability or MetricRole.LogLines or MetricRole.Spans => CauseKind.FailingService,
        MetricRole.Traffic => CauseKind.TrafficRise,
        _ => CauseKind.Unknown,
    };

    private static bool IsRelease(ChangeKind kind) => kind is ChangeKind.Deployment or ChangeKind.Write or ChangeKind.Delete;

    // A release shows in how a service answers and logs; a full disk or a busy neighbour does not become its fault by coming after it.
    private static bool IsBehaviour(Finding finding) => finding.Component is Components.Excess or Components.LogNovelty && finding.Strength >= ConvincingChange;
}
