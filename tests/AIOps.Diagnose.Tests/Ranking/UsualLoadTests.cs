using AIOps.Diagnose.Ranking;
using static AIOps.Diagnose.Tests.Ranking.Frames;

namespace AIOps.Diagnose.Tests.Ranking;

/// <summary>What a node uses beside the work that it gets, and beside what a mean of many values reaches when all is well.</summary>
public sealed class UsualLoadTests
{
    [Fact]
    public void A_processor_that_uses_more_per_request_is_found_though_the_load_moves_it_by_more()
    {
        Assert.Equal("back", Rank([Alert, Work("back"), Processor("back", 10)], OnlyWhen)[0].Node);
    }

    [Fact]
    public void A_processor_that_follows_the_load_is_not_named()
    {
        Assert.DoesNotContain(Rank([Alert, Work("back"), Processor("back", 0)], OnlyWhen), node => node.Node == "back");
    }

    [Fact]
    public void A_node_that_counts_no_work_gets_it_from_its_caller()
    {
        Assert.Equal("back", Rank([Alert, Work("middle"), Processor("back", 10)], OnlyWhen)[0].Node);
    }

    [Fact]
    public void Times_that_do_not_match_take_nothing_off()
    {
        var work = Work("back");
        var processor = Processor("back", 10);
        var frame = new RankingFrame(Chain, [work, processor], [OnlyWhen], []);
        Assert.NotNull(new LoadLine(frame, new DependencyIndex(Chain)).TakenOff(processor));
        Assert.Null(new LoadLine(frame, new DependencyIndex(Chain)).TakenOff(processor with { NormalTicks = [] }));
        Assert.Null(new LoadLine(frame, new DependencyIndex(Chain)).TakenOff(processor with { NormalTicks = [.. processor.NormalTicks.Select(tick => tick + 1_000_000)] }));
        Assert.Null(new LoadLine(frame, new DependencyIndex(Chain)).TakenOff(work));
    }

    [Fact]
    public void A_noisy_processor_that_is_busier_in_all_of_many_rows_is_found()
    {
        Assert.Equal("back", Rank([Alert, Series("back", "cpu", i => 30 + (10 * ((2 * (i % 2)) - 1)), i => 65 + (10 * ((2 * (i % 2)) - 1)))], OnlyWhen)[0].Node);
    }

    private static double LoadAt(int i) => 1000 + (400 * Math.Sin(i / 5.0));

    private static ObservedSeries Work(string node) => Timed(Series(node, "requests", LoadAt, i => LoadAt(i + 220)));

    private static ObservedSeries Processor(string node, double more) =>
        Timed(Series(node, "cpu", i => (0.03 * LoadAt(i)) + Wobble(i), i => (0.03 * LoadAt(i + 220)) + Wobble(i) + more));

    private static ObservedSeries Timed(ObservedSeries series) => series with { NormalTicks = [.. Enumerable.Range(-200, 200).Select(i => (long)i)] };
}
