using AIOps.Diagnose.Metrics;

namespace AIOps.Diagnose.Ranking;

/// <summary>
/// Which series says how much work a node gets: its requests, or where those are not recorded or stand still while others scatter, the one of its regular counters (spans, lines of a template) that fell
/// least: work that arrives leaves at least one mark, and what falls more has another reason.
/// </summary>
internal static class Arrivals
{
    /// <summary>Counts before the onset below which a ratio is chance.</summary>
    private const double FewestCounts = 50;

    /// <summary>Share of a node's most frequent mark that a mark of every request reaches.</summary>
    private const double Regular = 0.25;

    public static Dictionary<string, ObservedSeries> Of(RankingFrame frame)
    {
        var found = Counted(frame).Where(one => Scatters(one.Value)).ToDictionary(one => one.Key, one => one.Value, StringComparer.Ordinal);
        var marks = frame.Series.Where(series => series.Meaning.Role is MetricRole.Spans or MetricRole.LogLines && series.After.Count > 0 && Usual(series) > 0 && Scatters(series));
        foreach (var node in marks.GroupBy(series => series.Node, StringComparer.Ordinal))
        {
            var most = node.Max(Usual);
            found.TryAdd(node.Key, node.Where(series => Usual(series) >= Regular * most).MaxBy(RatioOf)!);
        }

        foreach (var (node, series) in Counted(frame)) found.TryAdd(node, series);
        return found;
    }

    /// <summary>The recorded requests alone.</summary>
    public static Dictionary<string, ObservedSeries> Counted(RankingFrame frame) =>
        frame.Series.Where(series => series.Meaning.Role == MetricRole.Traffic && series.After.Count > 0).GroupBy(series => series.Node, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);

    /// <summary>Values since the onset by those before it; 0 where there were none.</summary>
    public static double RatioOf(ObservedSeries series)
    {
        var baseline = series.Before.Count > 0 ? series.Before.Average(point => point.Value) : series.Normal.DefaultIfEmpty(0).Average();
        return baseline > 0 ? series.After.Average(point => point.Value) / baseline : 0;
    }

    private static double Usual(ObservedSeries series) => series.Before.Sum(point => point.Value) + series.Normal.Sum() >= FewestCounts && series.Normal.Count > 0 ? OrderStatistics.Median(series.Normal) : 0;

    // Work that arrives scatters. A counter that does not is one that nobody updates; three values may be the same by chance.
    private static bool Scatters(ObservedSeries series)
    {
        var values = series.Normal.Concat(series.Before.Select(point => point.Value)).ToList();
        return values.Count <= 3 || values[0] == 0 || !values.TrueForAll(value => value == values[0]);
    }
}
