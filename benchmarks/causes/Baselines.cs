using AIOps.Benchmarks.Causes.Reading;

namespace AIOps.Benchmarks.Causes;

/// <summary>Published methods on the same rows. They read the rows before the alert, and the normal ones where those are few; the series of the alert itself is not theirs to blame.</summary>
internal static class Baselines
{
    /// <summary>Fewer rows before the alert say nothing of a scatter.</summary>
    private const int Few = 10;

    /// <summary>Name of the method, and the ranking it gives.</summary>
    public static IReadOnlyList<(string Name, Func<Scenario, Issue, IReadOnlyList<SeriesAround>, IReadOnlyList<string>> Rank)> All { get; } =
    [
        ("n-sigma", (_, _, series) => Ordered(Loudest(series, SeriesScore.NSigma))),
        ("BARO", (_, _, series) => Ordered(Loudest(series, SeriesScore.Baro))),
        ("robust z", (_, _, series) => Ordered(Loudest(series, SeriesScore.RobustZ))),
        ("random walk", (scenario, issue, series) => Ordered(RandomWalk.Visits(scenario.Edges, issue.Target.Node, Loudest(series, SeriesScore.RobustZ)))),
    ];

    private static IReadOnlyList<string> Ordered(Dictionary<string, double> scores) =>
        [.. scores.OrderByDescending(one => one.Value).ThenBy(one => one.Key, StringComparer.Ordinal).Select(one => one.Key)];

    /// <summary>The score of every node: that of its loudest series.</summary>
    private static Dictionary<string, double> Loudest(IReadOnlyList<SeriesAround> all, Func<IReadOnlyList<double>, IReadOnlyList<double>, double> score)
    {
        var best = all.Select(one => one.Column.Node).Distinct().ToDictionary(node => node, _ => 0.0, StringComparer.Ordinal);
        foreach (var one in all)
        {
            var value = score(one.Before, one.After);
            best[one.Column.Node] = Math.Max(best[one.Column.Node], double.IsFinite(value) ? value : 0);
        }

        return best;
    }

    /// <summary>Every series with its values before and after the alert.</summary>
    public static IEnumerable<SeriesAround> Series(Scenario scenario, Issue issue)
    {
        var (table, normal, at) = (issue.Table, scenario.Normal, issue.Target.Timestamp);
        var places = normal.Columns.Select((column, i) => (column, i)).GroupBy(one => one.column).ToDictionary(group => group.Key, group => group.First().i);
        for (var i = 0; i < table.Columns.Count; i++)
        {
            var column = table.Columns[i];
            if (column.Node == issue.Target.Node && column.Metric == issue.Target.Metric) continue;
            var before = Values(table, i, time => time <= at);
            if (before.Count < Few && places.TryGetValue(column, out var place)) before = [.. Values(normal, place, _ => true), .. before];
            var after = Values(table, i, time => time > at);
            if (before.Count >= 2 && after.Count > 0) yield return new(column, before, after);
        }
    }

    private static List<double> Values(MetricsTable table, int column, Func<double, bool> when) =>
        [.. Enumerable.Range(0, table.Rows.Count).Where(row => when(table.Times[row])).Select(row => table.Rows[row][column]).Where(double.IsFinite)];
}

/// <summary>A series with its values before and after the alert.</summary>
internal sealed record SeriesAround(Column Column, IReadOnlyList<double> Before, IReadOnlyList<double> After);
