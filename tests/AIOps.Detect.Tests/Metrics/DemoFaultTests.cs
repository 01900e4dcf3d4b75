using static AIOps.Detect.Tests.Metrics.Noise;

namespace AIOps.Detect.Tests.Metrics;

/// <summary>The faults of the demo estate, after three days of history.</summary>
public class DemoFaultTests
{
    private const int History = 3 * Day;

    [Theory, InlineData(1), InlineData(2), InlineData(3), InlineData(4)]
    public void A_cpu_runaway_opens_within_three_samples_and_clears_after_the_restart(int seed)
    {
        var noise = new Noise(seed);
        var run = new SeriesRun(SeriesRun.Vm, "Percentage CPU");
        run.Play(History + 300, noise.Cpu);
        Assert.Empty(run.Opened());
        var fault = run.Minute;
        run.Play(20, _ => 95 + noise.Normal());
        var opened = Assert.Single(run.Opened());
        var (at, _) = run.Events[0];
        Assert.InRange(at - fault, 0, 2);
        Assert.Equal(SeriesRun.Start.AddMinutes(fault), opened.Since);
        Assert.Equal(AnomalyDirection.Up, opened.Direction);
        Assert.InRange(opened.Severity, 0, 1);
        run.Play(10, noise.Cpu);
        Assert.Equal(AnomalyPhase.Cleared, run.Events[^1].Anomaly.Phase);
        Assert.Equal(opened.Id, run.Events[^1].Anomaly.Id);
        Assert.InRange(run.Events[^1].Minute - fault, 20, 24);
    }

    [Theory, InlineData(1), InlineData(2), InlineData(3)]
    public void Server_errors_rising_from_near_zero_open_within_three_samples(int seed)
    {
        var noise = new Noise(seed);
        var run = new SeriesRun(SeriesRun.Site, "Http5xx");
        run.Play(History, _ => noise.Poisson(0.1));
        Assert.Empty(run.Opened(Day));
        run.Play(3, _ => noise.Poisson(25));
        Assert.Single(run.Opened(History));
    }

    [Theory, InlineData(1), InlineData(2), InlineData(3)]
    public void A_response_time_five_times_as_long_opens_within_three_samples(int seed)
    {
        var noise = new Noise(seed);
        double Usual(int minute) => (0.18 + (0.04 * Cycle(minute))) * Math.Exp(0.1 * noise.Normal());
        var run = new SeriesRun(SeriesRun.Site, "HttpResponseTime");
        run.Play(History, Usual);
        Assert.Empty(run.Opened());
        run.Play(3, minute => 5 * Usual(minute));
        Assert.Single(run.Opened());
    }

    [Theory, InlineData(60), InlineData(360), InlineData(1200)]
    public void A_data_disk_that_fills_opens_long_before_it_is_full_and_tells_when_it_nears_its_limit(int minutesToFull)
    {
        var noise = new Noise(5);
        var run = new SeriesRun(SeriesRun.Vm, "Data Disk Used Percentage");
        run.Play(History, minute => 60 + (minute * 0.0005) + (0.05 * noise.Normal()));
        Assert.Empty(run.Opened());
        run.Play(minutesToFull, minute => Math.Min(100, 62 + (38.0 * (minute - History) / minutesToFull) + (0.05 * noise.Normal())));
        var opened = Assert.Single(run.Opened());
        Assert.InRange(opened.Observed, 62, 80);
        Assert.Contains(run.Events, said => said.Anomaly.Kind == AnomalyKind.Limit && said.Anomaly.Severity <= 1);
    }

    [Theory, InlineData(1), InlineData(2), InlineData(3), InlineData(4), InlineData(5)]
    public void A_flapping_metric_that_always_flapped_opens_nothing(int seed)
    {
        var noise = new Noise(seed);
        var run = new SeriesRun(SeriesRun.Vm, "Percentage CPU");
        var high = false;
        var left = 0;
        run.Play(History + (2 * Day), _ =>
        {
            if (left-- == 0)
            {
                (high, left) = (!high, 2 + (int)(6 * noise.Uniform()));
            }

            return (high ? 70 : 20) + (2 * noise.Normal());
        });
        Assert.Empty(run.Opened());
    }

    [Theory, InlineData(1), InlineData(2), InlineData(3)]
    public void A_daily_batch_peak_opens_nothing_once_it_has_been_seen(int seed)
    {
        var noise = new Noise(seed);
        var run = new SeriesRun(SeriesRun.Vm, "Percentage CPU");
        run.Play(6 * Day, minute => noise.Cpu(minute) + (minute % Day is >= 125 and < 155 ? 45 : 0));
        Assert.Empty(run.Opened(Day));
        Assert.All(run.Opened(), opened => Assert.Equal(3, opened.Severity));
    }

    [Fact]
    public void Single_sample_blips_open_nothing()
    {
        var noise = new Noise(7);
        var run = new SeriesRun(SeriesRun.Vm, "Percentage CPU");
        run.Play(History + Day, minute => minute % 97 == 0 ? 99 : noise.Cpu(minute));
        Assert.Empty(run.Opened());
    }

    [Fact]
    public void A_new_series_with_an_hour_of_history_opens_a_runaway_but_says_that_it_is_learning()
    {
        var noise = new Noise(8);
        var run = new SeriesRun(SeriesRun.Vm, "Percentage CPU");
        run.Play(60, noise.Cpu);
        run.Play(5, _ => 95);
        var opened = Assert.Single(run.Opened());
        Assert.Equal(3, opened.Severity);
        Assert.Contains("learning", opened.Explanation, StringComparison.Ordinal);
    }

    [Fact]
    public void The_explanation_names_value_band_unit_and_duration()
    {
        var noise = new Noise(9);
        var run = new SeriesRun(SeriesRun.Vm, "Percentage CPU");
        run.Play(History, noise.Cpu);
        run.Play(2, _ => 96);
        Assert.Matches(@"^Percentage CPU is 96 %, expected [0-9.]+-[0-9.]+ %, for 2 min$", run.Events[0].Anomaly.Explanation);
    }
}
