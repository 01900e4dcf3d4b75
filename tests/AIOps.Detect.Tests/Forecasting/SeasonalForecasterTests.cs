using AIOps.Detect.Forecasting.Seasonal;

namespace AIOps.Detect.Tests.Forecasting;

/// <summary>Forecasts of series with a season, on generated series of several kinds.</summary>
public sealed class SeasonalForecasterTests
{
    private const int Season = 48;

    public static TheoryData<string> Kinds => ["daily", "daily with a trend", "noise", "random walk", "weekday", "bursts"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void The_interval_holds_about_eighty_percent_of_what_comes(string kind)
    {
        var (inside, count, _, _, _) = Run(Series(kind, 2400), 6);
        Assert.InRange((double)inside / count, 0.72, 0.88);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void No_simple_method_is_clearly_better(string kind)
    {
        var (_, _, ours, naive, seasonal) = Run(Series(kind, 2400), 6);
        Assert.True(ours < 1.1 * Math.Min(naive, seasonal), $"{kind}: {ours:0.000} against {naive:0.000} and {seasonal:0.000}");
    }

    [Fact]
    public void A_daily_cycle_is_forecast_better_than_by_any_simple_method()
    {
        var (_, _, ours, naive, seasonal) = Run(Series("daily", 2400), 6);
        Assert.True(ours < 0.85 * Math.Min(naive, seasonal), $"{ours:0.000} against {naive:0.000} and {seasonal:0.000}");
    }

    [Fact]
    public void Missing_values_leave_a_forecast_that_is_still_close()
    {
        var series = Series("daily", 1200);
        for (var at = 0; at < series.Length; at += 7)
        {
            series[at] = double.NaN;
        }

        var (inside, count, ours, naive, _) = Run(series, 6);
        Assert.True(ours < naive);
        Assert.InRange((double)inside / count, 0.65, 0.92);
    }

    [Fact]
    public void What_was_never_negative_is_not_forecast_as_negative()
    {
        var forecaster = new SeasonalForecaster(Season, 12);
        foreach (var value in Series("bursts", 600))
        {
            forecaster.Add(Math.Max(0, value));
        }

        Assert.All(forecaster.Forecast(), point => Assert.True(point.Lower >= 0 && point.Value >= 0));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(30)]
    public void A_short_history_is_answered_from_what_there_is(int length)
    {
        var forecaster = new SeasonalForecaster(Season, 12);
        for (var at = 0; at < length; at++)
        {
            forecaster.Add(10);
        }

        var points = forecaster.Forecast();
        Assert.Equal(length == 0 ? 0 : 12, points.Count);
        Assert.All(points, point => Assert.Equal(10, point.Value, 6));
    }

    private static (int Inside, int Count, double Ours, double Naive, double Seasonal) Run(double[] series, int horizon)
    {
        var forecaster = new SeasonalForecaster(Season, horizon);
        int inside = 0, count = 0;
        double ours = 0, naive = 0, seasonal = 0;
        for (var at = 0; at < series.Length - horizon; at++)
        {
            forecaster.Add(series[at]);
            if (at < series.Length / 2 || at % horizon != 0 || !double.IsFinite(series[at]) || !double.IsFinite(series[at + horizon]) || !double.IsFinite(series[at + horizon - Season]))
            {
                continue;
            }

            var point = forecaster.Forecast()[horizon - 1];
            var came = series[at + horizon];
            inside += came >= point.Lower && came <= point.Upper ? 1 : 0;
            count++;
            ours += Math.Abs(came - point.Value);
            naive += Math.Abs(came - series[at]);
            seasonal += Math.Abs(came - series[at + horizon - Season]);
        }

        return (inside, count, ours / count, naive / count, seasonal / count);
    }

    private static double[] Series(string kind, int length)
    {
        var noise = new Random(kind.Length);
        var walk = 0.0;
        return [.. Enumerable.Range(0, length).Select(at =>
        {
            var random = noise.NextDouble() + noise.NextDouble() + noise.NextDouble() - 1.5;
            walk += random;
            var day = 30 + (10 * Math.Sin(2 * Math.PI * at / Season));
            return kind switch
            {
                "daily" => day + (2 * random),
                "daily with a trend" => day + (0.01 * at) + random,
                "noise" => 50 + (5 * random),
                "random walk" => 100 + walk,
                "weekday" => (at / Season % 7 < 5 ? day : 25) + random,
                _ => noise.NextDouble() < 0.05 ? 60 + (10 * random) : 10 + random,
            };
        })];
    }
}
