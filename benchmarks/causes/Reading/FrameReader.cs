using AIOps.Diagnose.Metrics;
using AIOps.Diagnose.Ranking;

namespace AIOps.Benchmarks.Causes.Reading;

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
            var counts = meaning.Role is MetricRole.LogLines or MetricRole.Errors && !HasZero(normal, at) && !HasZero(table, i);
            var (usual, around) = (Cells(normal, at), Cells(table, i));
            if (counts) (usual, around) = (MissingCounts.Filled(usual), MissingCounts.Filled(around));
            series.Add(new()
            {
                Node = column.Node,
                Metric = column.Metric,
                Statistic = column.Statistic,
                Meaning = meaning,
                Normal = [.. usual.Where(double.IsFinite)],
                NormalTicks = [.. Enumerable.Range(0, usual.Length).Where(row => double.IsFinite(usual[row])).Select(row => Tick(normal.Times[row]))],
                Before = Timed(table, around, time => time <= target.Timestamp),
                After = Timed(table, around, time => time > target.Timestamp),
            });
        }

        var symptom = new Symptom(target.Node, target.Metric, target.Statistic, MetricCatalogue.Of(target.Metric).Role);
        return new(edges, series, [symptom], []);
    }

    private static List<TimedValue> Timed(MetricsTable table, double[] cells, Func<double, bool> when) =>
        [.. Enumerable.Range(0, cells.Length).Where(row => double.IsFinite(cells[row]) && when(table.Times[row])).Select(row => new TimedValue(Tick(table.Times[row]), cells[row]))];

    // Milliseconds: there are steps of less than a second, and rows must not share a time.
    private static long Tick(double seconds) => (long)Math.Round(1000 * seconds);

    private static double[] Cells(MetricsTable table, int column) => column < 0 ? [] : [.. table.Rows.Select(row => row[column])];

    // A count that is never recorded as zero is recorded only when there is something to count.
    private static bool HasZero(MetricsTable table, int column) => column >= 0 && table.Rows.Any(row => row[column] == 0);
}
