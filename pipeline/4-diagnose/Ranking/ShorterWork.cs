using AIOps.Diagnose.Metrics;

namespace AIOps.Diagnose.Ranking;

/// <summary>
/// A node that answers faster than before although it gets as much work and its callees are not faster: it does less than it should. The time saved is conserved along calls as an excess
/// is, so callers that are faster for its sake are not blamed. Weak by itself: a repair or a cache looks the same.
/// </summary>
internal sealed class ShorterWork(RankingFrame frame, LoadRatios loads, DependencyIndex graph)
{
    private const double MinimumZ = 4;

    /// <summary>Answers get faster and slower from day to day: what counts is that they became so at the onset.</summary>
    private const int FewestBefore = 3;

    /// <summary>Work that arrives, as a share of the usual, with which answers are as slow as ever.</summary>
    private const double SameLoad = 0.9;

    /// <summary>Most that it says by itself.</summary>
    private const double Trust = 0.85;

    /// <summary>Share of the time saved that counts half.</summary>
    private const double Half = 0.1;

    public IEnumerable<Finding> Find()
    {
        var accounts = new ExcessLedger(frame).AccountsOf(MetricRole.Latency, -1).Where(one => one.Value.Shift.Z >= MinimumZ && one.Value.Shift.Normal > 0 && one.Value.Series.Before.Count >= FewestBefore)
            .ToDictionary(one => one.Key, one => one.Value, StringComparer.Ordinal);
        // One service in the wrong is one place; where many are faster, the load or the day is another.
        var all = accounts.Keys.Sum(node => ExcessLedger.OwnOf(node, accounts, graph));
        foreach (var (node, account) in accounts)
        {
            var shift = account.Shift;
            // Queues shrink by more than the load does.
            if (loads.Of(node) < SameLoad) continue;
            var own = ExcessLedger.OwnOf(node, accounts, graph);
            if (own <= 0) continue;
            yield return new Finding
            {
                Component = Components.LogNovelty, Node = node, Series = account.Series, Shift = shift, Role = MetricRole.Latency,
                Strength = Trust * Saturation.Of(shift.Z, MinimumZ) * own / account.Total * Math.Sqrt(own / all) * shift.Relative / (shift.Relative + Half),
            };
        }
    }
}
