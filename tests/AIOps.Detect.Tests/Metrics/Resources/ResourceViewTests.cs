using AIOps.Detect.Metrics.Resources;
using AIOps.Ingest;

namespace AIOps.Detect.Tests.Metrics.Resources;

public class ResourceViewTests
{
    private static readonly SeriesId Cpu = new(SeriesRun.Vm, "Percentage CPU", "instance=vm1");
    private static readonly SeriesId Memory = new(SeriesRun.Vm, "Available Memory Bytes");

    [Fact]
    public void The_deviating_instance_carries_the_joint_deviation()
    {
        var standing = ResourceView.Of([new SeriesPosition(Cpu, 95, 35, 25, 45), new SeriesPosition(Memory, 9, 10, 5, 15)]);
        Assert.Equal(new Contribution(Cpu.Key, "Percentage CPU", "instance=vm1", 6, 1), Assert.Single(standing.Contributions));
        Assert.Equal(5, standing.Joint);
    }

    [Fact]
    public void Leaving_one_out_shares_a_joint_deviation_by_size()
    {
        var standing = ResourceView.Of([new SeriesPosition(Cpu, 85, 35, 25, 45), new SeriesPosition(Memory, -10, 10, 5, 15)]);
        Assert.Equal(5, standing.Joint, 9);
        Assert.Equal([Cpu.Key, Memory.Key], standing.Contributions.Select(item => item.SeriesKey));
        Assert.Equal(1 - (3 / 5.0), standing.Contributions[0].Share, 9);
        Assert.Equal(1 - (4 / 5.0), standing.Contributions[1].Share, 9);
    }

    [Fact]
    public void A_resource_whose_series_are_all_inside_has_no_contributions()
    {
        var standing = ResourceView.Of([new SeriesPosition(Cpu, 36, 35, 25, 45)]);
        Assert.Equal(0, standing.Joint);
        Assert.Empty(standing.Contributions);
    }
}
