using AIOps.Diagnose;
using AIOps.Orchestrations.Drift;
using AIOps.Orchestrations.Tests.Fakes;

namespace AIOps.Orchestrations.Tests.Drift;

/// <summary>A series that does what it did has not drifted; one that moved, left its band or reports less often has, and says which.</summary>
public sealed class DriftMeasureTests
{
    [Fact]
    public void The_same_daily_shape_again_is_no_drift()
    {
        var reading = DriftMeasure.Of(Points(0, 4320), Points(4320, 1440))!;
        Assert.Equal(DriftKind.None, reading.Kind);
        Assert.True(reading.Index < 0.1, $"index {reading.Index}");
        Assert.Equal("", reading.Text);
    }

    [Fact]
    public void Values_that_moved_with_their_band_are_told_as_moved()
    {
        var reading = DriftMeasure.Of(Points(0, 4320), Points(4320, 1440, shift: 30))!;
        Assert.Equal(DriftKind.Values, reading.Kind);
        Assert.True(reading.Index > DriftMeasure.Drifted);
        Assert.Equal(30, reading.MedianNow - reading.MedianBefore, 1.0);
        Assert.Contains("the band has followed", reading.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_band_that_did_not_follow_is_told_before_anything_else()
    {
        var reading = DriftMeasure.Of(Points(0, 4320), Points(4320, 1440, shift: 30, bandFollows: false))!;
        Assert.Equal(DriftKind.BandMisses, reading.Kind);
        Assert.Equal(1, reading.OutsideNow);
    }

    [Fact]
    public void A_series_that_reports_every_other_minute_instead_of_every_one_has_drifted_in_its_rate()
    {
        var reading = DriftMeasure.Of(Points(0, 4320), Points(4320, 720, step: 2))!;
        Assert.Equal(DriftKind.Rate, reading.Kind);
        Assert.Equal(-0.5, reading.RateChange, 0.01);
    }

    [Fact]
    public void A_constant_series_has_no_drift_and_no_infinite_index()
    {
        var reading = DriftMeasure.Of(Constant(200), Constant(100))!;
        Assert.Equal(DriftKind.None, reading.Kind);
        Assert.True(double.IsFinite(reading.Index));
    }

    [Fact]
    public void The_index_of_a_hand_computed_case_is_right()
    {
        // Before: ten values, ten times each. An edge belongs to the bin below it, so the first bin holds 0 and 1, the next seven a value each, the ninth the 9.
        var before = Enumerable.Range(0, 100).Select(i => At(i, i / 10)).ToList();
        var now = Enumerable.Range(0, 100).Select(i => At(i, i < 50 ? 0 : 9)).ToList();
        const double empty = 0.005;
        var expected = ((0.5 - 0.2) * Math.Log(0.5 / 0.2)) + ((0.5 - 0.1) * Math.Log(0.5 / 0.1)) + (7 * (empty - 0.1) * Math.Log(empty / 0.1));
        Assert.Equal(expected, DriftMeasure.Of(before, now)!.Index, 9);
    }

    [Fact]
    public void Too_few_points_say_nothing() => Assert.Null(DriftMeasure.Of(Points(0, 4320), Points(4320, DriftMeasure.MinimumPoints - 1)));

    private static List<SeriesPoint> Points(int from, int count, double shift = 0, bool bandFollows = true, int step = 1) => [.. Enumerable.Range(0, count).Select(i =>
    {
        var minute = from + (i * step);
        var expected = 50 + (20 * Math.Sin(2 * Math.PI * minute / 1440.0)) + (bandFollows ? shift : 0);
        var value = 50 + (20 * Math.Sin(2 * Math.PI * minute / 1440.0)) + shift + (minute * 7919 % 13 * 0.1);
        return new SeriesPoint(Samples.Noon.AddMinutes(minute), value, expected, expected - 5, expected + 5, 0);
    })];

    private static List<SeriesPoint> Constant(int count) => [.. Enumerable.Range(0, count).Select(i => At(i, 1))];

    /// <summary>A point a quarter of an hour: a hundred of them are a day.</summary>
    private static SeriesPoint At(int quarter, double value) => new(Samples.Noon.AddMinutes(15 * quarter), value, value, value - 1, value + 1, 0);
}
