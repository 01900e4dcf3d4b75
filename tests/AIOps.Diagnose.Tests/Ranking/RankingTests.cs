using AIOps.Diagnose.Metrics;
using AIOps.Diagnose.Ranking;

namespace AIOps.Diagnose.Tests.Ranking;

public sealed class RankingTests
{
    private static readonly DependencyEdge[] Chain = [new("front", "middle"), new("middle", "back")];

    [Fact]
    public void A_leak_is_named_by_its_steady_climb_before_its_level_is_unusual()
    {
        // Eight percent more at the end, three on average: far less than the daily drift of a level.
        var ranked = Rank([Series("back", "memory", i => 500 + Wobble(i), i => 500 + (2.0 * i) + Wobble(i))]);
        Assert.Equal("back", ranked[0].Node);
        Assert.Equal("memory", ranked[0].Metric);
    }

    [Fact]
    public void Memory_that_wanders_as_it_always_does_is_no_leak()
    {
        var ranked = Rank([Series("back", "memory", i => 500 + (20 * Math.Sin(i / 15.0)), i => 500 + (20 * Math.Sin(i / 15.0)))]);
        Assert.DoesNotContain(ranked, node => node.Node == "back");
    }

    [Fact]
    public void A_callee_that_does_less_per_request_below_a_failing_caller_is_named_before_the_caller()
    {
        var ranked = Rank([
            Series("middle", "requests", _ => 1000, _ => 1000), Series("back", "requests", _ => 1000, _ => 1000),
            Series("middle", "errors", _ => 0, _ => 150), Series("back", "errors", _ => 0, _ => 0),
            Series("back", "spans", _ => 2000, _ => 1700),
        ]);
        Assert.Equal("back", ranked[0].Node);
    }

    [Fact]
    public void A_caller_that_fails_above_callees_that_behave_as_ever_is_named_itself()
    {
        var ranked = Rank([
            Series("middle", "requests", _ => 1000, _ => 1000), Series("back", "requests", _ => 1000, _ => 1000),
            Series("middle", "errors", _ => 0, _ => 150), Series("back", "spans", _ => 2000, _ => 2000),
        ]);
        Assert.Equal("middle", ranked[0].Node);
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(0.9)]
    public void A_slow_node_whose_call_the_topology_misses_is_found_through_the_caller_that_waits_for_a_part_of_it(double waited)
    {
        var ranked = Rank(
            [Latency("front", 0.2 + (0.4 * waited)), Latency("middle", 0.1 + (0.4 * waited)), Latency("back", 0.45)],
            new Symptom("front", "latency", "Average", MetricRole.Latency), [new("front", "middle")]);
        Assert.Equal("back", ranked[0].Node);
    }

    private static ObservedSeries Latency(string node, double after) =>
        Series(node, "latency", i => (node == "front" ? 0.2 : node == "middle" ? 0.1 : 0.05) * (1 + (0.01 * Wobble(i))), _ => after, "Average");

    private static double Wobble(int i) => i % 3;

    private static IReadOnlyList<RankedNode> Rank(IReadOnlyList<ObservedSeries> series, Symptom? symptom = null, DependencyEdge[]? edges = null) =>
        new CauseRanker(new DiagnoseOptions()).Rank(new RankingFrame(edges ?? Chain, series, [symptom ?? new Symptom("front", "availability", "Average", MetricRole.Availability, Detected: true)], []));

    private static ObservedSeries Series(string node, string metric, Func<int, double> usual, Func<int, double> after, string statistic = "") => new()
    {
        Node = node,
        Metric = metric,
        Statistic = statistic,
        Meaning = MetricCatalogue.Of(metric),
        Normal = [.. Enumerable.Range(0, 200).Select(usual)],
        Before = [.. Enumerable.Range(0, 20).Select(i => new TimedValue(i, usual(200 + i)))],
        After = [.. Enumerable.Range(0, 20).Select(i => new TimedValue(20 + i, after(i)))],
    };
}
