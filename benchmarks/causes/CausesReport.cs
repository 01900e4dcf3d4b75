using Spectre.Console;

namespace AIOps.Benchmarks.Causes;

/// <summary>The numbers of a run, as a table and as JSON.</summary>
internal static class CausesReport
{
    public static void Print(CausesResult result)
    {
        var table = new Table().AddColumns("group", "issues", "top-1", "top-3", "quiet stretches", "left alone");
        foreach (var group in result.Rankings.GroupBy(one => (one.Scenario, one.Metric)).OrderBy(group => group.Key))
        {
            var quiet = result.Quiet.Where(one => one.Scenario == group.Key.Scenario && one.Target.Contains($" {group.Key.Metric} ", StringComparison.Ordinal)).ToList();
            Row(table, $"{group.Key.Scenario} {group.Key.Metric}", [.. group], quiet);
        }

        Row(table, "pooled", result.Rankings, result.Quiet);
        AnsiConsole.Write(table);
        foreach (var miss in result.Rankings.Where(one => !one.HitAt(1)).Take(20))
        {
            Console.WriteLine($"  missed {miss.Scenario}/{miss.Split}/{miss.Issue}: {miss.Root}, ranked "
                + string.Join(", ", miss.Ranking.Take(3).Select(entry => $"{entry.Node} {entry.Metric} {entry.Score:0.00}")));
        }
    }

    public static object ToJson(CausesResult result, double deletedEdges, int seed) => new
    {
        deletedEdges,
        seed,
        pooled = new { issues = result.Rankings.Count, top1 = Rate(result.Rankings, one => one.HitAt(1)), top3 = Rate(result.Rankings, one => one.HitAt(3)) },
        groups = result.Rankings.GroupBy(one => $"{one.Scenario} {one.Metric}").ToDictionary(
            group => group.Key, group => new { issues = group.Count(), top1 = Rate(group, one => one.HitAt(1)), top3 = Rate(group, one => one.HitAt(3)) }),
        specificity = result.Quiet.GroupBy(one => $"{one.Scenario} {one.Target}").ToDictionary(group => group.Key, group => Rate(group, one => one.Empty)),
        specificityCases = result.Quiet,
        rankings = result.Rankings.Select(one => new { one.Scenario, one.Split, one.Issue, one.Ranking }),
    };

    private static void Row(Table table, string name, IReadOnlyList<IssueRanking> issues, IReadOnlyList<QuietCase> quiet) => table.AddRow(
        Markup.Escape(name), $"{issues.Count}", $"{Rate(issues, one => one.HitAt(1)):0.000}", $"{Rate(issues, one => one.HitAt(3)):0.000}", $"{quiet.Count}", $"{Rate(quiet, one => one.Empty):0.00}");

    private static double Rate<T>(IEnumerable<T> all, Func<T, bool> good)
    {
        var list = all.ToList();
        return list.Count == 0 ? 0 : Math.Round((double)list.Count(good) / list.Count, 4);
    }
}
