using AIOps.Detect.Metrics;
using AIOps.Ingest;
using AIOps.Ingest.Catalogue;

namespace AIOps.Detect.Tests;

public sealed class StateLayoutTests
{
    private static readonly SeriesId Series = new("/subscriptions/s/resourcegroups/g/providers/microsoft.compute/virtualmachines/vm-1", "Percentage CPU");

    [Fact]
    public void A_state_of_another_layout_is_refused_although_version_and_length_fit()
    {
        var options = new DetectOptions();
        var profile = MetricCatalogue.Default.Find(Series);
        var saved = SeriesMonitor.Create(Series, profile, options).Save();
        Assert.NotNull(SeriesMonitor.Restore(Series, profile, options, saved));
        saved[2] ^= 1;
        Assert.Null(SeriesMonitor.Restore(Series, profile, options, saved));
    }

    [Fact]
    public void A_renamed_a_moved_and_a_resized_field_change_the_fingerprint()
    {
        uint[] prints = [StateLayout.Fingerprint<One>(), StateLayout.Fingerprint<Renamed>(), StateLayout.Fingerprint<Moved>(), StateLayout.Fingerprint<Resized>()];
        Assert.Equal(prints.Length, prints.Distinct().Count());
        Assert.Equal(prints[0], StateLayout.Fingerprint<One>());
    }

#pragma warning disable CS0649, CA1823, IDE0051 // Only their layout is looked at.
    private struct One
    {
        public int A;
        public float B;
    }

    private struct Renamed
    {
        public int A;
        public float C;
    }

    private struct Moved
    {
        public float B;
        public int A;
    }

    private struct Resized
    {
        public int A;
        public double B;
    }
#pragma warning restore CS0649, CA1823, IDE0051
}
