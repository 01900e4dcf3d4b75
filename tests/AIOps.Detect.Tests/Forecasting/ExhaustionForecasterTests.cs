using AIOps.Detect.Forecasting.Exhaustion;

namespace AIOps.Detect.Tests.Forecasting;

/// <summary>Time to a limit on half hours of ten days.</summary>
public sealed class ExhaustionForecasterTests
{
    private const int Day = 48;
    private const int Horizon = 3 * Day;

    [Theory]
    [InlineData(0.5)]
    [InlineData(1)]
    [InlineData(2)]
    public void An_even_growth_reaches_its_limit_when_arithmetic_says_so(double perStep)
    {
        var levels = Levels(400, at => 100 - (40 * perStep) + (perStep * (at - 399)));
        var time = Forecast(levels);
        Assert.InRange(time.Median, 38, 42);
        Assert.True(time.Earliest <= 40 && time.Latest >= 40, $"{time}");
        Assert.InRange(time.Latest - time.Earliest, 1, 12);
    }

    [Fact]
    public void What_does_not_grow_is_never_full()
    {
        Assert.True(double.IsInfinity(Forecast(Levels(400, _ => 70)).Earliest));
    }

    [Fact]
    public void A_daily_clean_up_is_counted_on()
    {
        // 55 to 91 % every day: a straight line from the afternoon would be full in the night.
        var levels = Levels(470, at => 55 + (36.0 * (at % Day) / Day));
        Assert.All(Enumerable.Range(300, 170), now => Assert.True(double.IsInfinity(Forecast(levels[..now]).Median), $"at {now} of {levels[now - 1]:0}"));
    }

    [Fact]
    public void A_clean_up_that_always_comes_at_the_last_moment_is_counted_on_to_the_last_moment()
    {
        // 38 to 98.4 % in 43 hours, time after time.
        var levels = Levels(480, static at => 38 + (60.4 * (at % 86) / 85));
        Assert.All(Enumerable.Range(345, 85), now => Assert.True(double.IsInfinity(Forecast(levels[..now]).Likely), $"at {now} of {levels[now - 1]:0.0}"));
    }

    [Fact]
    public void Room_that_is_made_only_when_there_is_none_left_is_not_counted_on()
    {
        var levels = Levels(480, static at => 38 + (62.0 * (at % 86) / 85));
        Assert.All(Enumerable.Range(414, 15), now => Assert.InRange(Forecast(levels[..now]).Median, 0, 430.001 - now));
    }

    [Fact]
    public void A_clean_up_that_fails_to_come_is_no_longer_counted_on()
    {
        var levels = Levels(300, at => at < 288 ? 40 + (40.0 * (at % Day) / Day) : 40 + (40.0 * (Day + at - 288) / Day));
        var time = Forecast(levels);
        Assert.True(time.Median < Day, $"{time}");
    }

    [Fact]
    public void A_daily_cycle_without_a_trend_is_never_full()
    {
        var levels = Levels(470, at => 70 + (20 * Math.Sin(2 * Math.PI * at / Day)));
        Assert.All(Enumerable.Range(200, 200), now => Assert.True(double.IsInfinity(Forecast(levels[..now]).Median)));
    }

    [Fact]
    public void One_burst_among_many_is_not_taken_for_a_trend()
    {
        // Every sixth hour a burst of 2 %, taken back at night.
        var levels = Levels(470, at => 80 + (2 * (at % Day / 12)));
        Assert.True(Forecast(levels[..445]).Median > 12);
    }

    [Fact]
    public void A_leak_that_begins_is_seen_within_hours_and_marked_as_new()
    {
        var levels = Levels(400, at => at < 390 ? 40 : 40 + (2.0 * (at - 389)));
        var time = Forecast(levels);
        Assert.True(time.IsNovel);
        Assert.InRange(time.Median, 15, 40);
    }

    [Theory]
    [InlineData(0.001)]
    [InlineData(1e9)]
    public void The_unit_does_not_matter(double unit)
    {
        var levels = Wandering();
        var scaled = levels.Select(level => level * unit).ToArray();
        var (one, other) = (Forecast(levels), ExhaustionForecaster.Forecast(scaled, 100 * unit, true, Day, Horizon));
        Assert.Equal(one.Median, other.Median, 3);
        Assert.Equal(one.Earliest, other.Earliest, 3);
    }

    [Fact]
    public void Running_out_is_filling_up_seen_from_the_other_side()
    {
        var levels = Wandering();
        var left = levels.Select(level => 100 - level).ToArray();
        Assert.Equal(Forecast(levels).Median, ExhaustionForecaster.Forecast(left, 0, false, Day, Horizon).Median, 6);
    }

    [Fact]
    public void Gaps_are_bridged()
    {
        var levels = Levels(400, at => at % 5 == 3 ? double.NaN : 60 + (0.1 * (at - 399)));
        levels[^1] = 60;
        Assert.InRange(ExhaustionForecaster.Forecast(levels, 70, true, Day, Horizon).Median, 95, 105);
    }

    [Fact]
    public void At_the_limit_nothing_is_left()
    {
        Assert.Equal(0, Forecast(Levels(100, at => at)).Median is var rest && rest < 3 ? 0 : rest);
        Assert.Equal(0, ExhaustionForecaster.Forecast(Levels(100, _ => 100), 100, true, Day, Horizon).Latest);
    }

    [Fact]
    public void The_ends_are_in_order_whatever_the_history()
    {
        for (var seed = 0; seed < 60; seed++)
        {
            var levels = Wandering(seed);
            for (var now = 20; now <= levels.Length; now += 37)
            {
                var time = Forecast(levels[..now]);
                Assert.True(time.Earliest >= 0 && time.Earliest <= time.Median && time.Median <= time.Latest, $"seed {seed} at {now}: {time}");
            }
        }
    }

    [Fact]
    public void A_warning_needs_the_lower_bound_near_the_end_likely_and_twice_in_a_row()
    {
        var policy = new ExhaustionPolicy(12, 2);
        var near = new TimeToLimit(8, 10, 14, false) { Likely = 11 };
        var vague = new TimeToLimit(8, 60, 140, false) { Likely = 90 };
        var once = policy.Next(default, near, 1);
        Assert.False(once.IsOpen);
        Assert.True(policy.Next(once, near, 1).IsOpen);
        Assert.False(policy.Next(once, vague, 1).IsOpen);
        var far = policy.Next(policy.Next(new WarningStanding(true, 0), TimeToLimit.Never, 1), TimeToLimit.Never, 1);
        Assert.False(far.IsOpen);
    }

    private static TimeToLimit Forecast(double[] levels) => ExhaustionForecaster.Forecast(levels, 100, true, Day, Horizon);

    private static double[] Levels(int count, Func<int, double> level) => [.. Enumerable.Range(0, count).Select(level)];

    private static double[] Wandering(int seed = 3)
    {
        var random = new Random(seed);
        var level = 50.0;
        return Levels(400, _ => level = random.NextDouble() < 0.02 ? 45 : Math.Clamp(level + (random.NextDouble() * 0.6) - 0.15, 0, 99));
    }
}
