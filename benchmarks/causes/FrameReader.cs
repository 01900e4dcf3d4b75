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
            var at = place.TryGetValue(column, out var found) ? found : -1;
            var meaning = MetricCatalogue.Of(column.Metric);
            var missing = meaning.Role is MetricRole.LogLines or MetricRole.Errors && !HasZero(normal, at) && !HasZero(table, i) ? 0 : double.NaN;
            series.Add(new()
            {
                Node = column.Node,
                Metric = column.Metric,
                Statistic = column.Statistic,
                Meaning = meaning,
                Normal = at < 0 ? [] : [.. normal.Rows.Select(row => Filled(row[at], missing)).Where(double.IsFinite)],
                Before = [.. Timed(table, i, missing).Where(point => point.Ticks <= target.Timestamp)],
                After = [.. Timed(table, i, missing).Where(point => point.Ticks > target.Timestamp)],
            });
        }

        var symptom = new Symptom(target.Node, target.Metric, target.Statistic, MetricCatalogue.Of(target.Metric).Role);
        return new(edges, series, [symptom], []);
    }

    private static IEnumerable<TimedValue> Timed(MetricsTable table, int column, double missing) =>
        Enumerable.Range(0, table.Rows.Count).Select(row => (Time: table.Times[row], Value: Filled(table.Rows[row][column], missing)))
            .Where(row => double.IsFinite(row.Value)).Select(row => new TimedValue((long)Math.Round(row.Time), row.Value));

    // A count that is never recorded as zero is recorded only when there is something to count.
    private static bool HasZero(MetricsTable table, int column) => column >= 0 && table.Rows.Any(row => row[column] == 0);

    private static double Filled(double value, double missing) => double.IsFinite(value) ? value : missing;
}
