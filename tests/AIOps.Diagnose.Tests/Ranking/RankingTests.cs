using AIOps.Diagnose.Metrics;
using AIOps.Diagnose.Ranking;
using static AIOps.Diagnose.Tests.Ranking.Frames;

namespace AIOps.Diagnose.Tests.Ranking;

public sealed class RankingTests
{
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

    [Fact]
    public void A_callee_that_answers_faster_below_a_failing_caller_is_named_before_the_caller()
    {
        var ranked = Rank([
            Series("front", "requests", _ => 1000, _ => 1000), Series("middle", "requests", _ => 1000, _ => 1000),
            Series("front", "errors", _ => 0, _ => 150), Series("middle", "latency", i => 0.1 * (1 + (0.01 * Wobble(i))), _ => 0.07, "Average"),
        ]);
        Assert.Equal("middle", ranked[0].Node);
    }

    [Fact]
    public void What_is_asked_less_by_a_failing_caller_is_not_blamed_for_faster_answers()
    {
        var ranked = Rank([
            Series("front", "requests", _ => 1000, _ => 1000), Series("middle", "requests", _ => 1000, _ => 600),
            Series("front", "errors", _ => 0, _ => 150), Series("middle", "latency", i => 0.1 * (1 + (0.01 * Wobble(i))), _ => 0.07, "Average"),
        ]);
        Assert.Equal("front", ranked[0].Node);
    }

    [Fact]
    public void What_two_failing_callers_have_in_common_is_named_before_them_though_it_shows_nothing()
    {
        DependencyEdge[] edges = [new("left", "shared"), new("right", "shared"), new("left", "own"), new("front", "left"), new("front", "right")];
        var ranked = Rank([
            Series("left", "errors", _ => 0, _ => 150), Series("right", "errors", _ => 0, _ => 140), Series("shared", "requests", _ => 1000, _ => 1000),
            Series("own", "requests", _ => 1000, _ => 1000), Series("left", "requests", _ => 1000, _ => 1000), Series("right", "requests", _ => 1000, _ => 1000),
        ], null, edges);
        Assert.Equal("shared", ranked[0].Node);
        Assert.DoesNotContain(ranked, node => node.Node == "own");
    }

    [Fact]
    public void What_a_failing_caller_has_in_common_with_the_one_that_fails_it_is_not_blamed()
    {
        // What lies between the two is not measured.
        DependencyEdge[] edges = [new("front", "between"), new("between", "middle"), new("front", "shared"), new("middle", "shared")];
        var ranked = Rank([
            Series("front", "log:failed", _ => 0, _ => 150), Series("middle", "errors", _ => 0, _ => 150), Series("front", "requests", _ => 1000, _ => 1000),
            Series("middle", "requests", _ => 1000, _ => 1000), Series("shared", "requests", _ => 1000, _ => 1000),
        ], null, edges);
        Assert.Equal("middle", ranked[0].Node);
    }

    [Fact]
    public void An_alert_that_only_says_when_does_not_hide_the_one_service_that_fails()
    {
        DependencyEdge[] edges = [new("front", "middle"), new("middle", "back"), new("front", "other")];
        var ranked = Rank([
            Series("front", "requests", _ => 100_000, _ => 100_000), Series("back", "requests", _ => 200, _ => 200),
            Series("front", "availability", _ => 100, _ => 90, "Average"), Series("back", "availability", _ => 100, _ => 70, "Average"),
        ], new Symptom("front", "availability", "Average", MetricRole.Availability), edges);
        Assert.Equal("back", ranked[0].Node);
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(0.9)]
    public void A_slow_node_whose_call_the_topology_misses_is_found_through_the_caller_that_waits_for_a_part_of_it(double waited)
    {
        var ranked = Rank(
            [Latency("front", 0.2, 0.2 + (0.4 * waited)), Latency("middle", 0.1, 0.1 + (0.4 * waited)), Latency("back", 0.05, 0.45)],
            new Symptom("front", "latency", "Average", MetricRole.Latency), [new("front", "middle")]);
        Assert.Equal("back", ranked[0].Node);
    }
}
