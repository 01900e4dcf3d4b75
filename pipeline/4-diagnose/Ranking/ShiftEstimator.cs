using AIOps.Diagnose.Metrics;

namespace AIOps.Diagnose.Ranking;

/// <summary>
/// Robust movement of a series at the onset: the smaller of its distance to the normal median and to the values just before the onset, in units of
/// the larger of the normal scatter (median absolute deviation) and a floor. The smaller one, because a level that was already unusual before the
/// onset did not begin with it, and one that is usual for the day is no news.
/// </summary>
internal static class ShiftEstimator
{
    /// <summary>Share of the median that counts as scatter even when a series is perfectly still.</summary>
    private const double RelativeFloor = 0.02;

    /// <summary>Movement over the values since the onset.</summary>
    public static Shift Of(ObservedSeries series) => series.Meaning.Bad switch
    {
        BadSide.High => Towards(series, +1),
        BadSide.Low => Towards(series, -1),
        _ => Larger(Towards(series, +1), Towards(series, -1)),
    };

    /// <summary>Movement of each value since the onset towards one side, in the metric's unit.</summary>
    public static (double Normal, double Scale, IReadOnlyList<double> Movements) Movements(ObservedSeries series, int side)
    {
        var (normal, scale) = Usual(series);
        if (double.IsNaN(normal)) return (double.NaN, double.NaN, []);
        var before = series.Before.Count == 0 ? normal : OrderStatistics.Median(series.Before.Select(point => point.Value));
        return (normal, scale, [.. series.After.Select(point => Math.Min(side * (point.Value - normal), side * (point.Value - before)))]);
    }

    private static Shift Towards(ObservedSeries series, int side)
    {
        var (normal, scale, movements) = Movements(series, side);
        if (movements.Count == 0) return Shift.None;
        var delta = OrderStatistics.Median(movements);
        return new(normal, OrderStatistics.Median(series.After.Select(point => point.Value)), delta, delta / scale, movements.Count);
    }

    private static (double Normal, double Scale) Usual(ObservedSeries series)
    {
        IReadOnlyList<double> values = series.Normal.Count > 0 ? series.Normal : [.. series.Before.Select(point => point.Value)];
        if (values.Count == 0) return (double.NaN, double.NaN);
        var median = OrderStatistics.Median(values);
        var floor = Math.Max(RelativeFloor * Math.Abs(median), AbsoluteFloor(series.Meaning.Role, median));
        return (median, Math.Max(OrderStatistics.Mad(values, median), floor));
    }

    // Counts scatter like a Poisson variable; percentages and times below these floors cannot be told apart from rounding.
    private static double AbsoluteFloor(MetricRole role, double median) => role switch
    {
        MetricRole.Availability => 0.05,
        MetricRole.Errors or MetricRole.LogLines or MetricRole.Spans => Math.Sqrt(Math.Max(Math.Abs(median), 0.25)),
        MetricRole.Latency or MetricRole.EdgeGap => 1e-4,
        _ => 1e-9,
    };

    private static Shift Larger(Shift up, Shift down) => up.Z >= down.Z ? up : down;
}
