using AIOps.Diagnose.Metrics;
using AIOps.Diagnose.Ranking;
using static AIOps.Diagnose.Tests.Ranking.Frames;

namespace AIOps.Diagnose.Tests.Ranking;

/// <summary>Little or nothing is known of who calls whom.</summary>
public sealed class UnknownGraphTests
{
    private static readonly Symptom Slow = new("front", "latency", "Average", MetricRole.Latency);

    [Theory]
    [InlineData("back", "gap:from:front")]
    [InlineData("front", "gap:to:back")]
    public void Calls_that_a_gap_metric_tells_of_are_known(string node, string metric)
    {
        var frame = new RankingFrame([], [Latency("front", 0.2, 1), Latency("back", 0.1, 0.1), Series(node, metric, _ => 0.001, _ => 0.001, "p50")], [Slow], []);
        Assert.Equal([new DependencyEdge("front", "back")], KnownCalls.AddTo(frame).Edges);
    }

    [Fact]
    public void A_peer_that_nothing_else_is_known_of_is_no_node()
    {
        var frame = new RankingFrame([], [Series("back", "gap:from:elsewhere", _ => 0.001, _ => 0.001, "p50")], [Slow], []);
        Assert.Empty(KnownCalls.AddTo(frame).Edges);
    }

    [Fact]
    public void Without_a_graph_an_alert_that_only_says_when_is_no_leaf_that_fails()
    {
        var ranked = Rank([Alert, Series("back", "memory", i => 500 + Wobble(i), i => 700 + Wobble(i))], OnlyWhen, []);
        Assert.Equal("back", ranked[0].Node);
    }

    [Fact]
    public void Without_a_graph_the_largest_part_of_what_is_usual_counts_and_not_the_longest_wait()
    {
        var ranked = Rank([Alert, Latency("middle", 0.5, 0.9), Latency("back", 0.02, 0.25)], OnlyWhen, []);
        Assert.Equal("back", ranked[0].Node);
    }

    [Fact]
    public void Where_the_graph_knows_little_the_largest_part_of_what_is_usual_counts_nearly_as_much()
    {
        var quiet = Enumerable.Range(0, 6).Select(i => Series($"quiet-{i}", "cpu", j => 30 + Wobble(j), j => 30 + Wobble(j)));
        var ranked = Rank([Alert, Latency("one", 0.5, 0.9), Latency("two", 0.02, 0.17), .. quiet], OnlyWhen, [new("front", "quiet-0")]);
        Assert.Equal("two", ranked[0].Node);
    }

    [Fact]
    public void Calls_that_go_round_in_a_circle_do_not_explain_each_other_away()
    {
        DependencyEdge[] edges = [.. Chain, new("back", "middle")];
        Assert.Equal("back", Rank([Alert, Series("middle", "errors", _ => 0, _ => 100), Series("back", "errors", _ => 0, _ => 150)], OnlyWhen, edges)[0].Node);
        Assert.Equal("back", Rank([Alert, Latency("middle", 0.1, 0.3), Latency("back", 0.02, 0.2)], OnlyWhen, edges)[0].Node);
    }

    [Fact]
    public void On_a_circle_a_full_processor_still_explains_who_waits_for_it_but_a_complaint_explains_nobody()
    {
        DependencyEdge[] edges = [.. Chain, new("back", "middle")];
        Assert.Equal("back", Rank([Latency("front", 0.2, 0.7), Latency("middle", 0.1, 0.6), Series("back", "cpu", i => 30 + Wobble(i), i => 55 + Wobble(i))], Slow, edges)[0].Node);
        var ranked = Rank([Alert, Series("middle", "log:failed", _ => 0, _ => 100), Series("back", "errors", _ => 0, _ => 150), Series("back", "availability", _ => 100, _ => 60, "Average")], OnlyWhen, edges);
        Assert.Equal("back", ranked[0].Node);
    }

    [Fact]
    public void A_wait_that_neither_side_of_a_call_accounts_for_is_the_wire_between()
    {
        DependencyEdge[] edges = [.. Chain, new("back", "store")];
        var ranked = Rank([Latency("front", 0.2, 0.8), Latency("middle", 0.1, 0.7), Latency("back", 0.05, 0.3), Latency("store", 0.01, 0.01)], Slow, edges);
        Assert.Equal("back", ranked[0].Node);
    }
}
