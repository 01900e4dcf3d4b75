using AIOps.Benchmarks.Causes.Reading;
using AIOps.Diagnose.Ranking;

namespace AIOps.Benchmarks.Causes;

/// <summary>One ranked issue in words: what was true, what was said, and why.</summary>
internal static class CaseText
{
    /// <summary>One line: the true cause and the first three.</summary>
    public static string Of(IssueRanking one) => $"missed {one.Scenario}/{one.Split}/{one.Issue}: {one.Root}, ranked "
        + string.Join(", ", one.Ranking.Take(3).Select(entry => $"{entry.Node} {entry.Metric} {entry.Score:0.00}"));

    /// <summary>The same with every finding of the first two and of the true cause, and what the other methods said.</summary>
    public static string WithFindings(IssueRanking one) => string.Join('\n', [
        Of(one),
        .. one.Nodes.Take(2).Concat(one.Nodes.Skip(2).Where(node => node.Node == one.Root)).Select(Text),
        $"    the true cause shows: {one.Shown}",
        $"    others: {string.Join("; ", Baselines.All.Select((method, i) => $"{method.Name} {(one.Baselines[i] is [var first, ..] ? first : "nothing")}"))}",
    ]);

    /// <summary>What was named in a quiet stretch.</summary>
    public static string OfQuiet(QuietCase one) => $"quiet {one.Scenario} {one.Target} at {one.At}:\n" + string.Join('\n', one.Named.Take(2).Select(Text));

    /// <summary>The series of the true cause that moved most, by robust deviations.</summary>
    public static string Shown(Issue issue, IReadOnlyList<SeriesAround> series) => string.Join("; ", series.Where(one => one.Column.Node == issue.Root)
        .Select(one => (one.Column, one.Before, one.After, Score: SeriesScore.RobustZ(one.Before, one.After))).OrderByDescending(one => one.Score).Take(5)
        .Select(one => $"{one.Column.Metric} {one.Column.Statistic} {one.Score:0.0} {Median(one.Before):0.###}->{Median(one.After):0.###}"));

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted[sorted.Count / 2];
    }

    private static string Text(RankedNode node) => $"    {node.Node} {node.Score:0.00}: {string.Join("; ", node.Findings.Select(Text))}";

    private static string Text(WeightedFinding weighted) =>
        $"{weighted.Finding.Component} {weighted.Finding.Series?.Metric} {weighted.Weight:0.00} z={weighted.Finding.Shift.Z:0.0} {weighted.Finding.Shift.Normal:0.###}->{weighted.Finding.Shift.After:0.###}";
}
