using AIOps.Diagnose.Metrics;
using AIOps.Diagnose.Ranking;

namespace AIOps.Benchmarks.Causes;

/// <summary>Puts a table of the layout into the frame that the product's ranker reads.</summary>
internal static class FrameReader
{
    /// <summary>A frame of one issue.</summary>
    /// <param name="edges">The call graph as known.</param>
    /// <param name="normal">Normal data.</param>
    /// <param name="table">Data around the alert.</param>
    /// <param name="target">The alert; rows up to and including its time are before it.</param>
    public static RankingFrame Read(IReadOnlyList<DependencyEdge> edges, MetricsTable normal, MetricsTable table, Target target)
    {
        var place = normal.Columns.Select((column, i) => (column, i)).GroupBy(one => one.column).ToDictionary(group => group.Key, group => group.First().i);
        var series = new List<ObservedSeries>();
        for (var i = 0; i < table.Columns.Count; i++)
        {
            var column = table.Columns[i];
            series.Add(new()
            {
                Node = column.Node,
                Metric = column.Metric,
                Statistic = column.Statistic,
                Meaning = MetricCatalogue.Of(column.Metric),
                Normal = place.TryGetValue(column, out var at) ? [.. normal.Rows.Select(row => row[at]).Where(double.IsFinite)] : [],
                Before = [.. Timed(table, i).Where(point => point.Ticks <= target.Timestamp)],
                After = [.. Timed(table, i).Where(point => point.Ticks > target.Timestamp)],
            });
        }

        var symptom = new Symptom(target.Node, target.Metric, target.Statistic, MetricCatalogue.Of(target.Metric).Role);
        return new(edges, series, [symptom], []);
    }

    private static IEnumerable<TimedValue> Timed(MetricsTable table, int column) =>
        Enumerable.Range(0, table.Rows.Count).Where(row => double.IsFinite(table.Rows[row][column]))
            .Select(row => new TimedValue((long)Math.Round(table.Times[row]), table.Rows[row][column]));
}
