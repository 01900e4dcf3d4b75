using AIOps.Diagnose.Metrics;
using AIOps.Diagnose.Ranking;
using static AIOps.Diagnose.Tests.Ranking.Frames;

namespace AIOps.Diagnose.Tests.Ranking;

/// <summary>A disturbance that covers some of the rows, comes on another day's level, or is recorded on one side only.</summary>
public sealed class PartOfTheRowsTests
{
    [Theory]
    [InlineData(14, 20)]
    [InlineData(0, 6)]
    public void A_processor_that_is_busy_for_a_third_of_the_rows_is_found(int from, int to)
    {
        var ranked = Rank([Alert, Series("back", "cpu", i => 30 + (6 * (i % 2)), i => i >= from && i < to ? 90 : 30 + (6 * (i % 2)))], OnlyWhen);
        Assert.Equal("back", ranked[0].Node);
    }

    [Fact]
    public void A_leak_that_ends_in_a_restart_is_a_leak()
    {
        var ranked = Rank([Alert, Series("back", "memory", i => 500 + (10 * Wobble(i)), i => i < 10 ? 500 + (8.0 * i) : 400 + Wobble(i))], OnlyWhen);
        Assert.Equal("back", ranked[0].Node);
    }

    [Fact]
    public void A_processor_that_stands_still_at_a_level_it_hardly_ever_had_is_throttled()
    {
        // In cores, at a limit that nobody recorded: 1.2 is seldom, and nothing above it ever.
        var ranked = Rank([Alert, Series("back", "cpu", i => 0.7 + (0.4 * ((i * 7 % 10) / 10.0)), i => 1.2 + (0.001 * Wobble(i)))], OnlyWhen);
        Assert.Equal("back", ranked[0].Node);
    }

    [Fact]
    public void A_rise_that_another_days_level_hides_is_seen_beside_the_values_before()
    {
        var busy = Series("back", "cpu", i => 60 + (5 * Wobble(i)), i => 58 + Wobble(i));
        var ranked = Rank([Alert, busy with { Before = [.. Enumerable.Range(0, 20).Select(i => new TimedValue(i, 20 + Wobble(i)))] }], OnlyWhen);
        Assert.Equal("back", ranked[0].Node);
    }

    [Fact]
    public void A_disk_that_is_used_for_the_first_time_is_news()
    {
        var disk = Series("back", "disk", _ => 0, _ => 3e6) with { Normal = [], Before = [] };
        Assert.Equal("back", Rank([Alert, disk], OnlyWhen)[0].Node);
    }

    [Fact]
    public void What_moves_strikingly_is_a_problem_though_the_alert_is_hard_to_see()
    {
        var faint = Series("front", "latency", i => 0.1 + (0.05 * Wobble(i)), i => 0.11 + (0.05 * Wobble(i)), "Average");
        var symptom = new Symptom("front", "latency", "Average", MetricRole.Latency);
        Assert.Equal("back", Rank([faint, Series("back", "memory", i => 500 + Wobble(i), _ => 1500)], symptom)[0].Node);
        Assert.Empty(Rank([faint, Series("back", "memory", i => 500 + Wobble(i), _ => 520)], symptom));
    }

    [Fact]
    public void A_processor_that_fills_up_with_the_load_is_no_cause()
    {
        var ranked = Rank([Alert, Series("back", "requests", _ => 1000, _ => 2000), Series("back", "cpu percent", i => 45 + Wobble(i), i => 94 + Wobble(i))], OnlyWhen);
        Assert.DoesNotContain(ranked, node => node.Node == "back");
    }

    [Fact]
    public void What_all_processors_do_together_is_load_where_no_requests_are_counted()
    {
        var ranked = Rank([Alert, .. Enumerable.Range(0, 5).Select(i => Series($"service-{i}", "cpu", j => 40 + Wobble(i + j), j => 60 + Wobble(i + j)))], OnlyWhen);
        Assert.DoesNotContain(ranked, node => node.Node != "front");
    }

    [Fact]
    public void Slow_answers_explain_an_alert_of_another_kind_that_nobody_else_shows()
    {
        Assert.Equal("back", Rank([Alert, Latency("back", 0.02, 0.2)], OnlyWhen)[0].Node);
    }

    [Fact]
    public void A_quantile_of_a_frequent_caller_does_not_hide_the_rare_slow_callee()
    {
        var ranked = Rank([
            Alert, Series("middle", "requests", i => 10_000 + Wobble(i), i => 10_000 + Wobble(i)), Series("back", "requests", i => 100 + Wobble(i), i => 100 + Wobble(i)),
            Latency("middle", 0.07, 0.3, "p90"), Latency("back", 0.02, 0.3, "p90"),
        ], OnlyWhen);
        Assert.Equal("back", ranked[0].Node);
    }
}
