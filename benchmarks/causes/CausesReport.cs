using Spectre.Console;

namespace AIOps.Benchmarks.Causes;

/// <summary>The numbers of a run, as a table and as JSON.</summary>
internal static class CausesReport
{
    /// <param name="result">The numbers.</param>
    /// <param name="bySplit">True to group by kind of fault, which modelled scenarios have as their split.</param>
    public static void Print(CausesResult result, bool bySplit)
    {
        var table = new Table().AddColumns("group", "issues", "top-1", "top-3", "quiet stretches", "left alone");
        foreach (var (name, _) in Baselines.All) table.AddColumns(name + " top-1", "top-3");
        foreach (var group in result.Rankings.GroupBy(one => bySplit ? one.Split : $"{one.Scenario} {one.Metric}").OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            var quiet = result.Quiet.Where(one => !bySplit && group.Any(issue => issue.Scenario == one.Scenario && one.Target.Contains($" {issue.Metric} ", StringComparison.Ordinal))).ToList();
            Row(table, group.Key, [.. group], quiet);
        }

        Row(table, "pooled", result.Rankings, result.Quiet);
        AnsiConsole.Write(table);
        AnsiConsole.WriteLine($"Expected calibration error of the stated confidence: {CalibrationError(result):0.000}");
        foreach (var miss in result.Rankings.Where(one => !one.HitAt(1)).Take(20)) Console.WriteLine("  " + CaseText.Of(miss));
    }

    /// <summary>Expected calibration error: causes in five classes of stated confidence against the share of them that is right.</summary>
    public static double CalibrationError(CausesResult result)
    {
        var said = result.Rankings.SelectMany(one => one.Confidence.Select((confidence, i) => (confidence, Right: one.Ranking[i].Node == one.Root))).ToList();
        return said.GroupBy(one => Math.Min(4, (int)(5 * one.confidence)))
            .Sum(bin => bin.Count() * Math.Abs(bin.Average(one => one.confidence) - bin.Average(one => one.Right ? 1.0 : 0)) / Math.Max(1, said.Count));
    }

    public static object ToJson(CausesResult result, double deletedEdges, int seed) => new
    {
        deletedEdges,
        unread = result.Unread,
        seed,
        pooled = new { issues = result.Rankings.Count, top1 = Rate(result.Rankings, one => one.HitAt(1)), top3 = Rate(result.Rankings, one => one.HitAt(3)) },
        baselines = Baselines.All.Select((method, i) => (method.Name, i)).ToDictionary(one => one.Name, one => new
        {
            top1 = Rate(result.Rankings, issue => issue.Baselines[one.i].Take(1).Contains(issue.Root)),
            top3 = Rate(result.Rankings, issue => issue.Baselines[one.i].Contains(issue.Root)),
        }),
        calibrationError = Math.Round(CalibrationError(result), 4),
        kinds = result.Rankings.GroupBy(one => one.Split).ToDictionary(
            group => group.Key, group => new { issues = group.Count(), top1 = Rate(group, one => one.HitAt(1)), top3 = Rate(group, one => one.HitAt(3)) }),
        groups = result.Rankings.GroupBy(one => $"{one.Scenario} {one.Metric}").ToDictionary(
            group => group.Key, group => new { issues = group.Count(), top1 = Rate(group, one => one.HitAt(1)), top3 = Rate(group, one => one.HitAt(3)) }),
        specificity = result.Quiet.GroupBy(one => $"{one.Scenario} {one.Target}").ToDictionary(group => group.Key, group => Rate(group, one => one.Empty)),
        specificityCases = result.Quiet,
        rankings = result.Rankings.Select(one => new { one.Scenario, one.Split, one.Issue, one.Ranking }),
    };

    private static void Row(Table table, string name, IReadOnlyList<IssueRanking> issues, IReadOnlyList<QuietCase> quiet) => table.AddRow([
        Markup.Escape(name), $"{issues.Count}", $"{Rate(issues, one => one.HitAt(1)):0.000}", $"{Rate(issues, one => one.HitAt(3)):0.000}", $"{quiet.Count}", $"{Rate(quiet, one => one.Empty):0.00}",
        .. Baselines.All.SelectMany((_, i) => new[] { $"{Rate(issues, one => one.Baselines[i].Take(1).Contains(one.Root)):0.000}", $"{Rate(issues, one => one.Baselines[i].Contains(one.Root)):0.000}" }),
    ]);

    public static double Rate<T>(IEnumerable<T> all, Func<T, bool> good)
    {
        var list = all.ToList();
        return list.Count == 0 ? 0 : Math.Round((double)list.Count(good) / list.Count, 4);
    }
}
