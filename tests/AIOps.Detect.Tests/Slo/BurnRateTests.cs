using AIOps.Detect.Slo;

namespace AIOps.Detect.Tests.Slo;

/// <summary>Arithmetic against cases that were worked out by hand; the working is beside each.</summary>
[Trait("Category", "Slo")]
public sealed class BurnRateTests
{
    private const long Start = 29_000_000;

    [Theory]

    // 100 a minute for an hour, 1 % bad, target 99.9 %: 0.01 / 0.001 = 10 times.
    [InlineData(60, 100, 1, 0.999, 10)]

    // 1.44 % bad is exactly the fast rule's factor.
    [InlineData(60, 10_000, 144, 0.999, 14.4)]

    // All bad, target 99 %: 1 / 0.01 = 100 times.
    [InlineData(5, 7, 7, 0.99, 100)]

    // 3 of 50 bad, target 95 %: 0.06 / 0.05 = 1.2 times.
    [InlineData(30, 50, 3, 0.95, 1.2)]
    [InlineData(360, 100, 0, 0.999, 0)]
    public void The_burn_rate_is_the_bad_share_over_the_allowed_share(int minutes, double events, double bad, double target, double expected)
    {
        var history = new SloHistory(Start, Enumerable.Repeat<SloMinute?>(new SloMinute(events - bad, events), minutes).ToList());
        var burn = history.BurnAt(Start + minutes - 1, minutes, new SloObjective { Target = target }.Allowance);
        Assert.Equal(expected, burn.Rate, 9);
        Assert.Equal((events * minutes, 1.0), (burn.Events, burn.DataShare));
    }

    [Fact]
    public void A_window_weighs_events_not_minutes()
    {
        // 59 quiet minutes with 1 event each, all good; one busy minute with 941 events, 47 bad. 47 / 1000 / 0.001 = 47 times.
        var minutes = Enumerable.Repeat<SloMinute?>(new SloMinute(1, 1), 59).Append(new SloMinute(894, 941)).ToList();
        Assert.Equal(47, new SloHistory(Start, minutes).BurnAt(Start + 59, 60, 0.001).Rate, 9);
    }

    [Fact]
    public void A_window_holds_its_own_minutes_only()
    {
        // Bad until minute 9, good from 10 on: the 5 minutes up to 12 hold 8 and 9 (bad) and 10 to 12: 2 of 5 bad, 0.4 / 0.1 = 4 times.
        var minutes = Enumerable.Range(0, 20).Select(index => (SloMinute?)new SloMinute(index < 10 ? 0 : 1, 1)).ToList();
        Assert.Equal(4, new SloHistory(Start, minutes).BurnAt(Start + 12, 5, 0.1).Rate, 9);
    }

    [Fact]
    public void Gaps_count_neither_as_good_nor_as_bad_but_lower_the_share_of_data()
    {
        var minutes = Enumerable.Range(0, 60).Select(index => index % 4 == 0 ? new SloMinute(9, 10) : (SloMinute?)null).ToList();
        var burn = new SloHistory(Start, minutes).BurnAt(Start + 59, 60, 0.01);
        Assert.Equal((10.0, 150.0, 0.25), (Math.Round(burn.Rate, 9), burn.Events, burn.DataShare));
    }

    [Theory]

    // 1,000,000 events at 99.9 % leave 1,000 bad ones.
    [InlineData(1_000_000, 0, 0.999, 1)]
    [InlineData(1_000_000, 250, 0.999, 0.75)]
    [InlineData(1_000_000, 1000, 0.999, 0)]
    [InlineData(1_000_000, 1500, 0.999, -0.5)]
    public void What_is_left_of_the_budget(double events, double bad, double target, double expected) =>
        Assert.Equal(expected, new ErrorBudget(events, bad, events * new SloObjective { Target = target }.Allowance).Remaining, 9);

    [Fact]
    public void A_rest_of_half_at_ten_times_the_pace_lasts_a_twentieth_of_the_window()
    {
        var budget = new ErrorBudget(1_000_000, 500, 1000);
        Assert.Equal(1.4, budget.LastsAt(10, 28)!.Value.TotalDays, 9);
        Assert.Null(budget.LastsAt(0, 28));
        Assert.Null(new ErrorBudget(1_000_000, 1000, 1000).LastsAt(2, 28));
    }

    [Fact]
    public void Before_the_first_event_the_budget_is_whole_and_nothing_is_achieved()
    {
        var budget = new ErrorBudget(0, 0, 0);
        Assert.Equal(1, budget.Remaining);
        Assert.Null(budget.Achieved);
    }
}
