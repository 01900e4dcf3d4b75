using AIOps.Diagnose.Metrics;

namespace AIOps.Diagnose.Ranking;

/// <summary>
/// A node that answers faster than before although it gets as much work and its callees are not faster: it does less than it should. The time saved is conserved along calls as an excess
/// is, so callers that are faster for its sake are not blamed. Weak by itself: a repair or a cache looks the same.
/// </summary>
internal sealed class ShorterWork(RankingFrame frame, LoadRatios loads, DependencyIndex graph)
{
    private const double MinimumZ = 4;

    /// <summary>Most that it says by itself.</summary>
    private const double Trust = 0.6;

    /// <summary>Share of the time saved that counts half.</summary>
    private const double Half = 0.2;

    public IEnumerable<Finding> Find()
    {
        var accounts = new ExcessLedger(frame).AccountsOf(MetricRole.Latency, -1);
        foreach (var (node, account) in accounts)
        {
            var shift = account.Shift;
            if (shift.Z < MinimumZ || shift.Normal <= 0) continue;
            var saved = shift.Relative - Math.Max(0, 1 - (loads.Of(node) ?? 1));
            if (saved <= 0) continue;
            var own = ExcessLedger.OwnOf(node, accounts, graph) / account.Total;
            yield return new Finding
            {
                Component = Components.LogNovelty, Node = node, Series = account.Series, Shift = shift, Role = MetricRole.Latency,
                Strength = Trust * Saturation.Of(shift.Z, MinimumZ) * own * saved / (saved + Half),
            };
        }
    }
}
