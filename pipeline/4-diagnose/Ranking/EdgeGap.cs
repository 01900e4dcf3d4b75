using AIOps.Diagnose.Metrics;

namespace AIOps.Diagnose.Ranking;

/// <summary>
/// Time that appears between a caller's clock and its callee's: the network of one of the two. One slow edge cannot say which end, so a node is
/// suspected by the share of its edges that slowed down and by the share of all slow edges that end at it.
/// </summary>
internal sealed class EdgeGap(RankingFrame frame)
{
    private const double MinimumZ = 4;

    /// <summary>When both ends explain the edges equally well, the called one is the likelier.</summary>
    private const double CallerEnd = 0.9;

    public IEnumerable<Finding> Find()
    {
        // Both ends may record the same edge, in several statistics: the clearest counts.
        var edges = frame.Series.Where(series => series.Meaning.Role == MetricRole.EdgeGap).GroupBy(Ends)
            .ToDictionary(group => group.Key, group => group.Select(Judge).MaxBy(one => one.Size)!);
        var all = edges.Values.Sum(edge => edge.Size);
        if (all <= 0) yield break;
        foreach (var node in edges.Keys.SelectMany(ends => new[] { ends.Caller, ends.Callee }).Distinct(StringComparer.Ordinal))
        {
            var own = edges.Where(edge => edge.Key.Caller == node || edge.Key.Callee == node).ToList();
            var slow = own.Sum(edge => edge.Value.Size);
            if (slow <= 0) continue;
            var clearest = own.MaxBy(edge => edge.Value.Size);
            var end = own.Any(edge => edge.Key.Callee == node && edge.Value.Size > 0) ? 1 : CallerEnd;
            yield return new Finding
            {
                Component = Components.EdgeGap, Node = node, Strength = end * clearest.Value.Size * Math.Sqrt(slow / own.Count * slow / all),
                Series = clearest.Value.Series, Shift = clearest.Value.Shift, Role = MetricRole.EdgeGap,
            };
        }
    }

    /// <summary>Who calls whom.</summary>
    public static (string Caller, string Callee) Ends(ObservedSeries series) =>
        series.Metric.StartsWith("gap:from:", StringComparison.OrdinalIgnoreCase) ? (series.Meaning.Peer!, series.Node) : (series.Node, series.Meaning.Peer!);

    private static EdgeJudgement Judge(ObservedSeries series)
    {
        var shift = ShiftEstimator.Of(series);
        return new(series, shift, shift.Z < MinimumZ ? 0 : Saturation.Of(shift.Z, MinimumZ) * shift.Relative / (shift.Relative + 0.5));
    }

    private sealed record EdgeJudgement(ObservedSeries Series, Shift Shift, double Size);
}
