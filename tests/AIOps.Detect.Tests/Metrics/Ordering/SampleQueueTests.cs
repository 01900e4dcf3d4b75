using AIOps.Detect.Metrics.Ordering;
using AIOps.Ingest;

namespace AIOps.Detect.Tests.Metrics.Ordering;

/// <summary>Late samples are brought into order within the allowed lateness; a series without gaps never waits; the wait is bounded.</summary>
public class SampleQueueTests
{
    private static readonly TimeSpan Lateness = TimeSpan.FromMinutes(3);
    private readonly SeriesRun _run = new(SeriesRun.Vm, "Percentage CPU");
    private readonly SampleQueue _queue = new();
    private readonly List<int> _scored = [];

    [Fact]
    public void Samples_in_order_go_on_at_once()
    {
        for (var minute = 0; minute < 10; minute++)
        {
            Arrive(minute);
            Assert.Equal(minute + 1, _scored.Count);
        }
    }

    [Fact]
    public void A_late_sample_within_the_lateness_takes_its_place()
    {
        Arrive(0, 1, 2, 4, 5);
        Assert.Equal([0, 1, 2], _scored);
        Arrive(3);
        Assert.Equal([0, 1, 2, 3, 4, 5], _scored);
        Assert.Equal(0, _queue.Refused);
    }

    [Fact]
    public void A_gap_is_waited_for_until_the_lateness_is_over_and_what_comes_then_is_refused()
    {
        Arrive(0, 1, 2, 4, 5, 6);
        Assert.Equal([0, 1, 2], _scored);
        Arrive(7);
        Assert.Equal([0, 1, 2, 4, 5, 6, 7], _scored);
        Arrive(3);
        Assert.Equal(7, _scored.Count);
        Assert.Equal(1, _queue.Refused);
    }

    [Fact]
    public void Second_deliveries_are_refused_scored_or_waiting()
    {
        Arrive(0, 1, 3, 3, 1);
        Assert.Equal(2, _queue.Refused);
        Arrive(2, 3);
        Assert.Equal([0, 1, 2, 3], _scored);
        Assert.Equal(3, _queue.Refused);
    }

    [Fact]
    public void Waiting_is_bounded()
    {
        Arrive(0, 1);
        for (var second = 0; second < 200; second++)
        {
            _queue.Add(Sample(10) with { TimeTicks = Sample(10).TimeTicks + (second * TimeSpan.TicksPerMillisecond) }, _run.Monitor.LastTicks);
            Drain();
            Assert.InRange(_queue.Count, 0, SampleQueue.Capacity);
        }
    }

    [Fact]
    public void Waiting_samples_survive_a_restart()
    {
        Arrive(0, 1, 3, 4);
        var heir = SampleQueue.Restore(_run.Id, _queue.Save());
        Assert.Equal(2, heir.Count);
        heir.Add(Sample(2), _run.Monitor.LastTicks);
        List<MetricSample> next = [];
        while (heir.TryNext(_run.Monitor.LastTicks, _run.Monitor.StepSeconds, Lateness, out var sample))
        {
            _run.Monitor.Observe(sample);
            next.Add(sample);
        }

        Assert.Equal([Sample(2), Sample(3), Sample(4)], next);
        Assert.Equal(0, SampleQueue.Restore(_run.Id, [9, 9, 9]).Count);
        Assert.Empty(heir.Save());
    }

    // Any order of arrival that displaces samples by less than the lateness is scored as if it had come in order.
    [Theory, InlineData(1), InlineData(2), InlineData(3), InlineData(4), InlineData(5)]
    public void Shuffled_arrival_scores_like_ordered_arrival(int seed)
    {
        var noise = new Noise(seed);
        var order = Enumerable.Range(3, 500).OrderBy(minute => minute + (2.9 * noise.Uniform())).ToList();
        Arrive(0, 1, 2);
        Arrive([.. order]);
        while (_queue.TryNext(_run.Monitor.LastTicks, _run.Monitor.StepSeconds, TimeSpan.Zero, out var sample))
        {
            Score(sample);
        }

        Assert.Equal(Enumerable.Range(0, 503), _scored);
    }

    private void Arrive(params int[] minutes)
    {
        foreach (var minute in minutes)
        {
            _queue.Add(Sample(minute), _run.Monitor.LastTicks);
            Drain();
        }
    }

    private void Drain()
    {
        while (_queue.TryNext(_run.Monitor.LastTicks, _run.Monitor.StepSeconds, Lateness, out var sample))
        {
            Score(sample);
        }
    }

    private void Score(in MetricSample sample)
    {
        Assert.True(_run.Monitor.Observe(sample).Accepted);
        _scored.Add((int)Math.Round((sample.Time - SeriesRun.Start).TotalMinutes));
    }

    private MetricSample Sample(int minute) => _run.Sample(minute, 30 + minute);
}
