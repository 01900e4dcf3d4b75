using AIOps.Detect.Metrics.Resources;
using AIOps.Ingest;

namespace AIOps.Detect.Tests.Metrics;

public class ResourceViewTests
{
    private static readonly SeriesId Cpu = new(SeriesRun.Vm, "Percentage CPU", "instance=vm1");
    private static readonly SeriesId Memory = new(SeriesRun.Vm, "Available Memory Bytes");

    [Fact]
    public void The_deviating_instance_carries_the_joint_deviation()
    {
        var view = new ResourceView();
        view.Observe(Cpu, new Observation(true, 95, 35, 25, 45, 0.9, null), 0);
        view.Observe(Memory, new Observation(true, 9, 10, 5, 15, 0.1, null), 0);
        var standing = view.StandingAt(0);
        var first = Assert.Single(standing.Contributions);
        Assert.Equal((Cpu, 6, 1), (first.Series, first.Deviation, first.Share));
        Assert.Equal(5, standing.Joint);
        Assert.Equal(0, view.StandingAt(TimeSpan.TicksPerHour).Joint);
    }

    [Fact]
    public void Leaving_one_out_shares_a_joint_deviation_by_size()
    {
        var view = new ResourceView();
        view.Observe(Cpu, new Observation(true, 85, 35, 25, 45, 0.9, null), 0);
        view.Observe(Memory, new Observation(true, -10, 10, 5, 15, 0.9, null), 0);
        var standing = view.StandingAt(0);
        Assert.Equal(5, standing.Joint, 9);
        Assert.Equal([Cpu, Memory], standing.Contributions.Select(item => item.Series));
        Assert.Equal(1 - (3 / 5.0), standing.Contributions[0].Share, 9);
        Assert.Equal(1 - (4 / 5.0), standing.Contributions[1].Share, 9);
    }

    [Fact]
    public void Metrics_of_a_resource_that_deviate_together_make_one_anomaly()
    {
        var view = new ResourceView();
        var lead = view.Fold(Of("a", AnomalyPhase.Opened, 0, 2));
        Assert.Equal("a", lead.Raise?.Id);
        Assert.Null(view.Fold(Of("b", AnomalyPhase.Opened, 3, 2)).Raise);
        var worse = view.Fold(Of("c", AnomalyPhase.Opened, 5, 1));
        Assert.Equal(("a", AnomalyPhase.Updated, 1), (worse.Raise!.Id, worse.Raise.Phase, worse.Raise.Severity));
        Assert.Equal(["a", "b", "c"], worse.Members);
        Assert.Null(view.Fold(Of("a", AnomalyPhase.Cleared, 20, 2)).Raise);
        Assert.Null(view.Fold(Of("b", AnomalyPhase.Cleared, 21, 2)).Raise);
        var over = view.Fold(Of("c", AnomalyPhase.Cleared, 25, 2)).Raise;
        Assert.Equal(("a", AnomalyPhase.Cleared), (over!.Id, over.Phase));
    }

    [Fact]
    public void An_episode_that_begins_an_hour_later_is_another_cause()
    {
        var view = new ResourceView();
        view.Fold(Of("a", AnomalyPhase.Opened, 0, 2));
        Assert.Equal("b", view.Fold(Of("b", AnomalyPhase.Opened, 60, 2)).Raise?.Id);
    }

    private static Anomaly Of(string id, AnomalyPhase phase, int minute, int severity) => new()
    {
        Id = id,
        Source = AnomalySource.Metric,
        SeriesKey = id,
        ResourceId = SeriesRun.Vm,
        Metric = id,
        Kind = AnomalyKind.Spike,
        Direction = AnomalyDirection.Up,
        Phase = phase,
        Since = SeriesRun.Start.AddMinutes(phase == AnomalyPhase.Cleared ? 0 : minute),
        At = SeriesRun.Start.AddMinutes(minute),
        Observed = 95,
        Expected = 35,
        Lower = 25,
        Upper = 45,
        Score = 0.9,
        Severity = severity,
        Explanation = id,
    };
}
