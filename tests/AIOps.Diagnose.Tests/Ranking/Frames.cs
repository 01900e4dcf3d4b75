using AIOps.Diagnose.Metrics;
using AIOps.Diagnose.Ranking;

namespace AIOps.Diagnose.Tests.Ranking;

/// <summary>Small frames: 200 normal values, 20 before the onset, 20 since then.</summary>
internal static class Frames
{
    public static readonly DependencyEdge[] Chain = [new("front", "middle"), new("middle", "back")];

    /// <summary>An alert that tells when, never where, and the series that goes with it.</summary>
    public static readonly Symptom OnlyWhen = new("front", "availability", "Average", MetricRole.Availability);

    public static ObservedSeries Alert => Series("front", "availability", _ => 100, _ => 90, "Average");

    public static double Wobble(int i) => i % 3;

    public static IReadOnlyList<RankedNode> Rank(IReadOnlyList<ObservedSeries> series, Symptom? symptom = null, DependencyEdge[]? edges = null) =>
        new CauseRanker(new DiagnoseOptions()).Rank(new RankingFrame(edges ?? Chain, series, [symptom ?? OnlyWhen with { Detected = true }], []));

    public static ObservedSeries Series(string node, string metric, Func<int, double> usual, Func<int, double> after, string statistic = "") => new()
    {
        Node = node,
        Metric = metric,
        Statistic = statistic,
        Meaning = MetricCatalogue.Of(metric),
        Normal = [.. Enumerable.Range(0, 200).Select(usual)],
        Before = [.. Enumerable.Range(0, 20).Select(i => new TimedValue(i, usual(200 + i)))],
        After = [.. Enumerable.Range(0, 20).Select(i => new TimedValue(20 + i, after(i)))],
    };

    /// <summary>A mean answer time that scatters by a few percent.</summary>
    public static ObservedSeries Latency(string node, double usual, double after, string statistic = "Average") =>
        Series(node, "latency", i => usual * (1 + (0.01 * Wobble(i))), i => after * (1 + (0.01 * Wobble(i))), statistic);
}
