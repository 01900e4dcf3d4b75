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

    /// <summary>Units of scatter that nine of ten quiet stretches stay under.</summary>
    private const double QuietUnits = 1.5;

    private const double UsualQuiet = 0.9;

    private const int MaximumStretches = 64;

    private const int FewestBefore = 3;

    /// <summary>Units of scatter between the levels of two days.</summary>
    private const double AnotherLevel = 2;

    /// <summary>Share of the normal values that may be as far to the good side as another day's level.</summary>
    private const double Tail = 0.05;

    private const double Wildest = 2;

    private const int Many = 10;

    private const int LongStretch = 8;

    private const int Disjoint = 4;

    private const double MeanGain = 2;

    /// <summary>Movement over the values since the onset.</summary>
    public static Shift Of(ObservedSeries series) => series.Meaning.Bad switch
    {
        BadSide.High => Towards(series, +1),
        BadSide.Low => Towards(series, -1),
        _ => Larger(Towards(series, +1), Towards(series, -1)),
    };

    /// <summary>
    /// Movement of each value since the onset towards one side, in the metric's unit, 0 where it moved the other way. Where there are many, no value
    /// counts for more than twice the median movement, so that one wild value is not the whole story.
    /// </summary>
    public static (double Normal, double Scale, IReadOnlyList<double> Movements) Movements(ObservedSeries series, int side)
    {
        var (normal, scale) = Usual(series);
        if (double.IsNaN(normal)) return (double.NaN, double.NaN, []);
        // Alerts come late: some of the values before them are disturbed already, so the better quarter speaks for the time before.
        var before = series.Before.Count == 0 ? normal : side * OrderStatistics.LowerQuartile(series.Before.Select(point => side * point.Value));
        if (IsAnotherLevel(series, normal, scale, side))
        {
            // Scatter goes with the level.
            if (before > 0 && normal > before) scale *= before / normal;
            normal = before;
        }

        var movements = series.After.Select((point, i) => Math.Max(0, Math.Min(Math.Min(side * (point.Value - normal), side * (point.Value - before)), BeyondExpected(series, i, side)))).ToArray();
        return (normal, scale, movements.Length < Many ? movements : Tamed(movements));
    }

    // Trouble that began before the alert moves towards the bad side. Where all values before it are far to the good side, or further than nearly all normal ones, today's level is another.
    private static bool IsAnotherLevel(ObservedSeries series, double normal, double scale, int side)
    {
        if (series.Before.Count < FewestBefore) return false;
        var far = side * normal - (AnotherLevel * scale);
        if (series.Normal.Count >= Many) far = Math.Max(far, OrderStatistics.Quantile(series.Normal.Select(value => side * value), Tail));
        return series.Before.All(point => side * point.Value < far);
    }

    // What comes every day at this time is no news, however far it is from the median: the daily batch, the morning's rush.
    private static double BeyondExpected(ObservedSeries series, int at, int side)
    {
        if (at >= series.Expected.Count) return double.PositiveInfinity;
        var (expected, value) = (series.Expected[at], series.After[at].Value);
        if (!double.IsFinite(expected.Lower) || !double.IsFinite(expected.Upper)) return double.PositiveInfinity;
        return value >= expected.Lower && value <= expected.Upper ? 0 : side * (value - expected.Middle);
    }

    /// <summary>No value counts for more than twice the median movement of the stretch in which the movement lies.</summary>
    public static IReadOnlyList<double> Tamed(IReadOnlyList<double> movements)
    {
        var cap = Wildest * OrderStatistics.Median(Stretch.Of(movements).Of(movements).Where(movement => movement > 0));
        return double.IsNaN(cap) ? movements : [.. movements.Select(movement => Math.Min(movement, cap))];
    }

    /// <summary>Movement towards one side: +1 is up, -1 is down.</summary>
    public static Shift Towards(ObservedSeries series, int side)
    {
        var (normal, scale, movements) = Movements(series, side);
        if (movements.Count == 0) return Shift.None;
        var floor = Math.Max(series.Meaning.Role == MetricRole.Availability ? 0 : RelativeFloor * Math.Abs(normal), AbsoluteFloor(series.Meaning.Role, normal));
        var stretch = Stretch.Of(movements);
        // Mean and not median: a disturbance may cover only some of the values since the alert.
        var delta = stretch.Of(movements).Average();
        // The best of several parts is compared with the largest quiet one.
        var quiet = stretch.Length == movements.Count ? UsualQuiet : 1;
        if (series.Normal.Count > 0)
        {
            var reached = QuietMovement(series.Normal, OrderStatistics.Median(series.Normal), side, stretch.Length, quiet) / QuietUnits;
            // A mean scatters less than a value; how much less, long quiet data tells.
            scale = Math.Max(series.Settled && stretch.Length >= LongStretch && series.Normal.Count >= Disjoint * stretch.Length ? Math.Max(scale / MeanGain, floor) : scale, reached);
        }

        return new(normal, OrderStatistics.Median(stretch.Of(series.After).Select(point => point.Value)), delta, delta / scale, stretch.Length);
    }

    // What the same mean reaches in nine of ten quiet stretches of the same length: bursty series have no scatter to speak of, but they do burst.
    private static double QuietMovement(IReadOnlyList<double> values, double normal, int side, int length, double quantile)
    {
        var stretch = Math.Min(length, values.Count / 4);
        if (stretch == 0) return 0;
        var starts = Math.Min(MaximumStretches, values.Count - stretch + 1);
        var means = new double[starts];
        for (var i = 0; i < starts; i++)
        {
            var from = starts == 1 ? 0 : (int)((long)i * (values.Count - stretch) / (starts - 1));
            for (var j = from; j < from + stretch; j++) means[i] += Math.Max(0, side * (values[j] - normal)) / stretch;
        }

        return OrderStatistics.Quantile(means, quantile);
    }

    private static (double Normal, double Scale) Usual(ObservedSeries series)
    {
        IReadOnlyList<double> values = series.Normal.Count > 0 ? series.Normal : [.. series.Before.Select(point => point.Value)];
        // Lines that were never written and disks that were never used are not recorded as zeros.
        if (values.Count == 0 && series.Meaning.Role is MetricRole.LogLines or MetricRole.Errors or MetricRole.DiskActivity) values = [0];
        if (values.Count == 0) return (double.NaN, double.NaN);
        var median = OrderStatistics.Median(values);
        // Availability sits at 100 when all is well: a share of that is not its scatter.
        var relative = series.Meaning.Role == MetricRole.Availability ? 0 : RelativeFloor * Math.Abs(median);
        var floor = Math.Max(relative, AbsoluteFloor(series.Meaning.Role, median));
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
