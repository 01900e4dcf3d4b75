namespace AIOps.Benchmarks.Causes;

/// <summary>Published methods that need no graph, on the same rows: they score a node by its loudest series.</summary>
internal static class Baselines
{
    /// <summary>Name and score of one series: values before, values after.</summary>
    public static IReadOnlyList<(string Name, Func<IReadOnlyList<double>, IReadOnlyList<double>, double> Score)> All { get; } =
    [
        ("n-sigma", NSigma),
        ("BARO", Baro),
    ];

    /// <summary>Nodes by the score of their loudest series, the loudest first.</summary>
    public static IReadOnlyList<string> Rank(Issue issue, Func<IReadOnlyList<double>, IReadOnlyList<double>, double> score)
    {
        var table = issue.Table;
        var best = new Dictionary<string, double>(StringComparer.Ordinal);
        for (var column = 0; column < table.Columns.Count; column++)
        {
            var before = Values(column, time => time <= issue.Target.Timestamp);
            var after = Values(column, time => time > issue.Target.Timestamp);
            var node = table.Columns[column].Node;
            var value = before.Count < 2 || after.Count == 0 ? 0 : score(before, after);
            best[node] = Math.Max(best.GetValueOrDefault(node), double.IsFinite(value) ? value : 0);
        }

        return [.. best.OrderByDescending(one => one.Value).ThenBy(one => one.Key, StringComparer.Ordinal).Select(one => one.Key)];

        List<double> Values(int column, Func<double, bool> when) =>
            [.. Enumerable.Range(0, table.Rows.Count).Where(row => when(table.Times[row])).Select(row => table.Rows[row][column]).Where(double.IsFinite)];
    }

    /// <summary>Largest distance from the mean in standard deviations.</summary>
    private static double NSigma(IReadOnlyList<double> before, IReadOnlyList<double> after)
    {
        var mean = before.Average();
        var deviation = Math.Sqrt(before.Average(value => (value - mean) * (value - mean)));
        return after.Max(value => Math.Abs(value - mean)) / (deviation == 0 ? 1 : deviation);
    }

    /// <summary>Largest distance from the median in interquartile ranges (Pham et al. 2024, RobustScorer).</summary>
    private static double Baro(IReadOnlyList<double> before, IReadOnlyList<double> after)
    {
        var sorted = before.Order().ToList();
        var range = At(sorted, 0.75) - At(sorted, 0.25);
        var median = At(sorted, 0.5);
        return after.Max(value => Math.Abs(value - median)) / (range == 0 ? 1 : range);
    }

    private static double At(List<double> sorted, double q) => sorted[(int)Math.Round(q * (sorted.Count - 1))];
}
