using AIOps.Detect.Metrics.Scoring;

namespace AIOps.Detect.Tests.Metrics.Scoring;

public class SeriesScorerTests
{
    // From here on a score is an alarm: about the threshold that suits NAB's standard profile (benchmarks/results/nab.json).
    private const double Alarm = 0.1;

    private static double[] Scores(IEnumerable<double> values, int stepSeconds = 300)
    {
        var scorer = new SeriesScorer();
        return [.. values.Select((value, i) => scorer.Next(SeriesRun.Start.AddSeconds((double)i * stepSeconds).UtcTicks, value))];
    }

    private static double[] Usual(int seed, int count)
    {
        var noise = new Noise(seed);
        return [.. Enumerable.Range(0, count).Select(i => 30 + (5 * Math.Sin(i / 45.8)) + noise.Normal())];
    }

    [Theory, InlineData(60), InlineData(300), InlineData(3600), InlineData(86_400)]
    public void A_spike_far_beyond_the_range_is_one_alarm_at_any_step(int stepSeconds)
    {
        var values = Usual(1, 1500);
        (values[1200], values[1201], values[1202]) = (95, 95, 95);
        var scores = Scores(values, stepSeconds);
        Assert.InRange(scores[1200], Alarm, 1);
        Assert.Equal(scores[1200], scores[1100..].Max());
        Assert.Equal(0, scores[1202]);
        Assert.All(scores, score => Assert.InRange(score, 0, 1));
    }

    [Fact]
    public void What_comes_later_changes_no_score()
    {
        var values = Usual(2, 3000);
        var whole = Scores(values);
        var part = Scores(values.Take(1700));
        Assert.Equal(part, whole.Take(1700));
    }

    [Fact]
    public void A_constant_series_never_alarms() => Assert.All(Scores(Enumerable.Repeat(42.0, 20_000)), score => Assert.InRange(score, 0, Alarm - 0.01));

    // Exports of a resource without work: zeros, and now and then a request.
    [Theory, InlineData(1), InlineData(2), InlineData(3)]
    public void A_series_that_idles_seldom_alarms(int seed)
    {
        var noise = new Noise(seed);
        var scores = Scores(Enumerable.Range(0, 10_000).Select(_ => (double)noise.Poisson(0.02)), 60);
        Assert.InRange(scores.Count(score => score >= Alarm), 0, 20);
    }

    [Theory, InlineData(1), InlineData(2), InlineData(3)]
    public void Usual_values_seldom_alarm(int seed) => Assert.InRange(Scores(Usual(seed, 10_000)).Count(score => score >= Alarm), 0, 20);

    [Fact]
    public void A_stuck_value_is_noticed()
    {
        var values = Usual(3, 2000);
        Array.Fill(values, values[1500], 1500, 200);
        Assert.InRange(Scores(values)[1500..1700].Max(), Alarm, 1);
    }

    [Fact]
    public void The_same_peak_every_day_loses_its_surprise()
    {
        var noise = new Noise(5);
        var scores = Scores(Enumerable.Range(0, 288 * 14).Select(i => 30 + noise.Normal() + (i % 288 is >= 100 and < 104 ? 40 : 0)));
        var first = scores[..288].Max();
        var last = scores[(288 * 10)..].Max();
        Assert.True(last < first / 2, $"The first peak scored {first}, one of the last days {last}.");
    }

    [Fact]
    public void Scoring_allocates_nothing()
    {
        var values = Usual(6, 20_000);
        var scorer = new SeriesScorer();
        for (var i = 0; i < 5000; i++)
        {
            scorer.Next(i * TimeSpan.TicksPerMinute, values[i]);
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 5000; i < values.Length; i++)
        {
            scorer.Next(i * TimeSpan.TicksPerMinute, values[i]);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Theory, InlineData(0.0), InlineData(1e-12), InlineData(1e15), InlineData(-5.0)]
    public void Extreme_magnitudes_give_finite_scores(double scale)
    {
        var noise = new Noise(7);
        Assert.All(Scores(Enumerable.Range(0, 1000).Select(_ => scale * (1 + noise.Normal()))), score => Assert.InRange(score, 0, 1));
    }
}
