using AIOps.Diagnose.Metrics;

namespace AIOps.Diagnose.Ranking;

/// <summary>How much more or less work each node got since the onset, as a factor: what moves with the load is no news.</summary>
internal sealed class LoadRatios
{
    private readonly Dictionary<string, double> ratios = new(StringComparer.Ordinal);

    public LoadRatios(RankingFrame frame)
    {
        foreach (var series in frame.Series.Where(series => series.Meaning.Role == MetricRole.Traffic && series.After.Count > 0))
        {
            var baseline = series.Before.Count > 0 ? series.Before.Average(point => point.Value) : series.Normal.DefaultIfEmpty(0).Average();
            if (baseline > 0) ratios.TryAdd(series.Node, series.After.Average(point => point.Value) / baseline);
        }
    }

    /// <summary>The factor, or null where no traffic is recorded.</summary>
    public double? Of(string node) => ratios.TryGetValue(node, out var ratio) ? ratio : null;
}
