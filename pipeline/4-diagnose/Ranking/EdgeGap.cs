using AIOps.Diagnose.Metrics;

namespace AIOps.Diagnose.Ranking;

/// <summary>
/// Time that appears between a caller's clock and its callee's: the network of one of the two. One slow edge cannot say which end, so a node is
/// suspected by the share of its edges that slowed down together, with more weight on the end that is called.
/// </summary>
internal sealed class EdgeGap(RankingFrame frame)
{
    private const double MinimumZ = 4;
    private const double CallerEnd = 0.8;

    public IEnumerable<Finding> Find()
    {
        foreach (var node in frame.Series.Where(series => series.Meaning.Role == MetricRole.EdgeGap).GroupBy(series => series.Node, StringComparer.Ordinal))
        {
            var edges = node.GroupBy(series => (series.Meaning.Peer, Called: IsCalled(series))).Select(edge => edge.Select(Judge).MaxBy(one => one.Size)!).ToList();
            var worst = edges.MaxBy(edge => edge.Size)!;
            if (worst.Size <= 0) continue;
            var together = edges.Sum(edge => edge.Size) / edges.Count;
            var end = IsCalled(worst.Series) ? 1 : CallerEnd;
            yield return new Finding
            {
                Component = Components.EdgeGap, Node = node.Key, Strength = end * Math.Sqrt(worst.Size * together), Series = worst.Series, Shift = worst.Shift,
                Role = MetricRole.EdgeGap,
            };
        }
    }

    private static bool IsCalled(ObservedSeries series) => series.Metric.StartsWith("gap:from:", StringComparison.OrdinalIgnoreCase);

    private static EdgeJudgement Judge(ObservedSeries series)
    {
        var shift = ShiftEstimator.Of(series);
        if (shift.Z < MinimumZ) return new(series, shift, 0);
        return new(series, shift, (1 - Math.Exp(-(shift.Z - MinimumZ + 1) / 6)) * shift.Relative / (shift.Relative + 0.5));
    }

    private sealed record EdgeJudgement(ObservedSeries Series, Shift Shift, double Size);
}
