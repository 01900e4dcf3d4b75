using static AIOps.Diagnose.Tests.Ranking.Frames;

namespace AIOps.Diagnose.Tests.Ranking;

/// <summary>Wrong answers where requests are not counted, or nobody fails.</summary>
public sealed class ShorterWorkTests
{
    [Fact]
    public void A_node_that_is_faster_by_itself_is_named_where_nothing_else_speaks()
    {
        var ranked = Rank([Alert, Latency("front", 0.2, 0.18), Latency("middle", 0.1, 0.08), Latency("back", 0.05, 0.03)], OnlyWhen);
        Assert.Equal("back", ranked[0].Node);
    }

    [Fact]
    public void What_is_faster_because_less_arrives_is_not_named()
    {
        var ranked = Rank([Alert, Series("back", "requests", i => 1000 + Wobble(i), i => 600 + Wobble(i)), Latency("back", 0.05, 0.03)], OnlyWhen);
        Assert.DoesNotContain(ranked, node => node.Node == "back");
    }

    [Fact]
    public void A_level_that_was_lower_before_the_onset_already_is_no_news()
    {
        var latency = Latency("back", 0.05, 0.03);
        Assert.DoesNotContain(Rank([Alert, latency with { Before = [] }], OnlyWhen), node => node.Node == "back");
    }

    [Fact]
    public void Spans_that_stay_away_are_seen_by_the_lines_that_still_come_where_requests_are_not_counted()
    {
        var ranked = Rank([
            Series("middle", "errors", _ => 0, _ => 150), Series("back", "log:received", i => 1000 + Wobble(i), i => 1000 + Wobble(i)), Series("back", "spans", i => 2000 + Wobble(i), i => 1500 + Wobble(i)),
        ]);
        Assert.Equal("back", ranked[0].Node);
    }

    [Fact]
    public void A_request_counter_that_stands_still_while_the_work_halves_loses_no_lines()
    {
        var ranked = Rank([
            Alert, Series("back", "requests", _ => 1000, _ => 1000), Series("back", "log:received", i => 1000 + Wobble(i), i => 500 + Wobble(i)),
            Series("back", "spans", i => 2000 + Wobble(i), i => 1000 + Wobble(i)),
        ], OnlyWhen);
        Assert.DoesNotContain(ranked, node => node.Node == "back");
    }

    [Fact]
    public void A_caller_that_writes_a_line_never_seen_points_at_the_callee_that_does_less()
    {
        var ranked = Rank([
            Alert, Series("middle", "log:unexpected", _ => 0, _ => 200), Series("middle", "requests", i => 1000 + Wobble(i), i => 1000 + Wobble(i)),
            Series("back", "requests", i => 1000 + Wobble(i), i => 1000 + Wobble(i)), Series("back", "spans", i => 3000 + Wobble(i), i => 2400 + Wobble(i)),
        ], OnlyWhen);
        Assert.Equal("back", ranked[0].Node);
    }

    [Fact]
    public void An_alert_that_nothing_confirms_blames_no_callee_by_exclusion()
    {
        var ranked = Rank([
            Alert, Series("front", "requests", i => 1000 + Wobble(i), i => 1000 + Wobble(i)), Series("front", "spans", i => 2000 + Wobble(i), i => 2000 + Wobble(i)),
            Series("middle", "requests", i => 1000 + Wobble(i), i => 1000 + Wobble(i)),
        ], OnlyWhen);
        Assert.DoesNotContain(ranked, node => node.Node == "middle");
    }
}
