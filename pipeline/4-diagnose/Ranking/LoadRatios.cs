using AIOps.Diagnose.Metrics;

namespace AIOps.Diagnose.Ranking;

/// <summary>
/// How much more or less work each node got since the onset, as a factor: what moves with the load is no news. Where nothing counts a node's work, it is what the processors of most
/// nodes do together, because a fault is in one place and load is everywhere.
/// </summary>
internal sealed class LoadRatios
{
    /// <summary>Fewer nodes have nothing in common that could be told from one of them.</summary>
    private const int Fewest = 4;

    private readonly Dictionary<string, double> ratios = new(StringComparer.Ordinal);
    private readonly double? common;

    public LoadRatios(RankingFrame frame)
    {
        foreach (var (node, series) in Arrivals.Of(frame))
        {
            if (Arrivals.RatioOf(series) is var ratio && ratio > 0) ratios.TryAdd(node, ratio);
        }

        var processors = frame.Series.Where(series => series.Meaning.Role == MetricRole.Cpu && series.After.Count > 0).Select(Arrivals.RatioOf).Where(ratio => ratio > 0).ToList();
        if (processors.Count >= Fewest) common = OrderStatistics.Median(processors);
    }

    /// <summary>The factor, or null where nothing tells.</summary>
    public double? Of(string node) => ratios.TryGetValue(node, out var ratio) ? ratio : common;
}
