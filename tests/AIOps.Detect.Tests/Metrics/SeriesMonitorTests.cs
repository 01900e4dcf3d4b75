using AIOps.Detect.Metrics;
using AIOps.Ingest.Catalogue;
using static AIOps.Detect.Tests.Metrics.Noise;

namespace AIOps.Detect.Tests.Metrics;

public class SeriesMonitorTests
{
    [Fact]
    public void A_sample_at_or_before_the_last_one_changes_nothing()
    {
        var noise = new Noise(1);
        var run = new SeriesRun(SeriesRun.Vm, "Percentage CPU");
        run.Play(100, noise.Cpu);
        var before = run.Monitor.Save();
        Assert.False(run.Monitor.Observe(run.Sample(99, 99)).Accepted);
        Assert.False(run.Monitor.Observe(run.Sample(42, 99)).Accepted);
        Assert.False(run.Monitor.Observe(run.Sample(100, double.NaN)).Accepted);
        Assert.Equal(before, run.Monitor.Save());
    }

    [Theory, InlineData(17), InlineData(5000)]
    public void A_restored_monitor_gives_the_same_observations_as_the_one_that_was_saved(int history)
    {
        var noise = new Noise(2);
        var run = new SeriesRun(SeriesRun.Vm, "Percentage CPU");
        run.Play(history, noise.Cpu);
        var twin = SeriesMonitor.Restore(run.Id, MetricCatalogue.Default.Find(run.Id), DetectOptions.Default, run.Monitor.Save());
        Assert.NotNull(twin);
        for (var i = 0; i < 2000; i++)
        {
            var value = i is > 100 and < 160 ? 97 : noise.Cpu(history + i);
            var sample = run.Sample(history + i, value);
            Assert.Equal(run.Monitor.Observe(sample), twin.Observe(sample));
        }

        Assert.Equal(run.Monitor.Save(), twin.Save());
    }

    [Fact]
    public void A_state_of_another_version_or_length_is_refused()
    {
        var run = new SeriesRun(SeriesRun.Vm, "Percentage CPU");
        var saved = run.Monitor.Save();
        var profile = MetricCatalogue.Default.Find(run.Id);
        Assert.NotNull(SeriesMonitor.Restore(run.Id, profile, DetectOptions.Default, saved));
        Assert.Null(SeriesMonitor.Restore(run.Id, profile, DetectOptions.Default, saved.AsSpan(1)));
        Assert.Null(SeriesMonitor.Restore(run.Id, profile, DetectOptions.Default, []));
        saved[0]++;
        Assert.Null(SeriesMonitor.Restore(run.Id, profile, DetectOptions.Default, saved));
    }

    [Fact]
    public void A_state_takes_at_most_two_kibibytes() => Assert.InRange(SeriesMonitor.StateBytes, 1, 2048);

    [Fact]
    public void A_monitor_takes_less_than_four_kilobytes_of_memory()
    {
        var ids = Enumerable.Range(0, 200).Select(i => new AIOps.Ingest.SeriesId(SeriesRun.Vm + i, "Percentage CPU")).ToArray();
        var profile = MetricCatalogue.Default.Find(ids[0]);
        var monitors = new SeriesMonitor[ids.Length];
        monitors[0] = SeriesMonitor.Create(ids[0], profile, DetectOptions.Default);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < ids.Length; i++)
        {
            monitors[i] = SeriesMonitor.Create(ids[i], profile, DetectOptions.Default);
        }

        Assert.InRange((GC.GetAllocatedBytesForCurrentThread() - before) / ids.Length, 1, 4000);
    }

    [Fact]
    public void A_batch_replayed_after_a_hand_over_raises_the_same_anomalies_under_the_same_ids()
    {
        var noise = new Noise(9);
        var run = new SeriesRun(SeriesRun.Vm, "Percentage CPU");
        run.Play(3 * Day, noise.Cpu);
        var saved = run.Monitor.Save();
        var batch = Enumerable.Range(3 * Day, 200).Select(minute => run.Sample(minute, minute % 60 is > 20 and < 40 ? 96 : noise.Cpu(minute))).ToArray();
        var first = batch.Select(sample => run.Monitor.Observe(sample).Event).Where(said => said is not null).ToList();
        var again = batch.Select(sample => run.Monitor.Observe(sample).Accepted);
        Assert.DoesNotContain(true, again);
        var heir = SeriesMonitor.Restore(run.Id, MetricCatalogue.Default.Find(run.Id), DetectOptions.Default, saved)!;
        Assert.NotEmpty(first);
        Assert.Equal(first, batch.Select(sample => heir.Observe(sample).Event).Where(said => said is not null));
    }

    [Fact]
    public void Observing_allocates_nothing_in_steady_state()
    {
        var noise = new Noise(3);
        var run = new SeriesRun(SeriesRun.Vm, "Percentage CPU");
        run.Play(2000, noise.Cpu);
        var samples = Enumerable.Range(2000, 5000).Select(minute => run.Sample(minute, noise.Cpu(minute))).ToArray();
        var accepted = 0;
        var before = GC.GetAllocatedBytesForCurrentThread();
        foreach (var sample in samples)
        {
            accepted += run.Monitor.Observe(sample).Accepted ? 1 : 0;
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Equal(samples.Length, accepted);
    }

    [Fact]
    public void Scoring_the_same_data_twice_gives_the_same_ids()
    {
        string[] Ids()
        {
            var noise = new Noise(4);
            var run = new SeriesRun(SeriesRun.Vm, "Percentage CPU");
            run.Play(3 * Day, minute => minute % 1000 is > 900 and < 920 ? 90 : noise.Cpu(minute));
            return [.. run.Events.Select(said => said.Anomaly.Id)];
        }

        Assert.NotEmpty(Ids());
        Assert.Equal(Ids(), Ids());
    }

    [Fact]
    public void A_level_that_stays_for_a_day_becomes_the_new_normal()
    {
        var noise = new Noise(6);
        var run = new SeriesRun(SeriesRun.Vm, "Percentage CPU");
        run.Play(3 * Day, noise.Cpu);
        run.Play(2 * Day, minute => noise.Cpu(minute) + 45);
        Assert.Single(run.Opened());
        Assert.Equal(AnomalyPhase.Cleared, run.Events[^1].Anomaly.Phase);
        Assert.Contains("taken as normal", run.Events[^1].Anomaly.Explanation, StringComparison.Ordinal);
    }
}
