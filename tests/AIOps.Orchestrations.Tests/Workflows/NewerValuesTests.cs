using AIOps.Diagnose;
using AIOps.Orchestrations.Ports;
using AIOps.Orchestrations.Workflows.Remediation;

namespace AIOps.Orchestrations.Tests.Workflows;

public sealed class NewerValuesTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);
    private static readonly IReadOnlyList<SeriesPoint> Scored = [.. Enumerable.Range(0, 5).Select(minute => new SeriesPoint(Noon.AddMinutes(minute), 90 + minute, 20, 15, 25, 1))];

    [Fact]
    public void Values_of_the_source_continue_the_scored_points_with_their_band()
    {
        var points = NewerValues.After(Scored, Read(0, 90, 91, 92, 93, 94, 21, 20));
        Assert.Equal(7, points.Count);
        Assert.Equal((Noon.AddMinutes(6), 20, 15, 25), (points[^1].Time, points[^1].Value, points[^1].Lower, points[^1].Upper));
    }

    [Fact]
    public void Another_measure_under_the_same_name_is_not_mixed_in() => Assert.Equal(5, NewerValues.After(Scored, Read(0, 9, 9.1, 9.2, 9.3, 9.4, 2, 2)).Count);

    [Fact]
    public void Without_three_common_minutes_nobody_knows_whether_it_is_the_same() => Assert.Equal(5, NewerValues.After(Scored, Read(3, 93, 94, 21, 20)).Count);

    private static IReadOnlyList<MetricValue> Read(int from, params double[] values) => [.. values.Select((value, at) => new MetricValue(Noon.AddMinutes(from + at), value))];
}
