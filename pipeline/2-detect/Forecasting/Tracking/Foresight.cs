using AIOps.Detect.Forecasting.Exhaustion;
using AIOps.Detect.Forecasting.Seasonal;

namespace AIOps.Detect.Forecasting.Tracking;

/// <summary>Looks ahead from a state: half hours as a rule, five minutes where a level runs away as it never did.</summary>
internal static class Foresight
{
    /// <summary>Half hours before a word is said: a day.</summary>
    public const int LeastHistory = 48;

    /// <summary>Points kept for the chart: a day of half hours.</summary>
    private const int Points = 48;
    private const int CoarsePerDay = 48;
    private const int FinePerDay = 288;

    /// <summary>Five-minute steps looked ahead: six hours.</summary>
    private const int FineHorizon = 72;

    /// <summary>The outlook with the times to the limit in hours; null while too little is known.</summary>
    public static (Outlook Outlook, TimeToLimit Hours)? Look(ForecastState state, ForecastTarget target)
    {
        var coarse = state.Coarse.Values();
        if (coarse.Length < LeastHistory || !double.IsFinite(coarse[^1]))
        {
            return null;
        }

        if (target.Kind == LimitKind.Capacity)
        {
            return Describe(target, state.Coarse, coarse[^1], Capacity(coarse, target));
        }

        var fine = state.Fine.Values();
        if (RunsAway(fine, coarse, target))
        {
            var fast = ExhaustionForecaster.Forecast(fine, target.Limit, target.Up, FinePerDay, FineHorizon, FineHorizon);
            if (double.IsFinite(fast.Time.Median))
            {
                return Describe(target, state.Fine, fine[^1], fast);
            }
        }

        var horizon = Math.Max(3 * CoarsePerDay, (int)(2 * target.Horizon.TotalHours * CoarsePerDay / 24));
        return Describe(target, state.Coarse, coarse[^1], ExhaustionForecaster.Forecast(coarse, target.Limit, target.Up, CoarsePerDay, horizon, Points));
    }

    private static (TimeToLimit Time, IReadOnlyList<ForecastPoint> Points) Capacity(double[] coarse, ForecastTarget target)
    {
        var forecaster = new SeasonalForecaster(CoarsePerDay, Points);
        foreach (var value in coarse)
        {
            forecaster.Add(value);
        }

        var points = forecaster.Forecast();
        // What happens every day is known; a forecast speaks of what is new.
        var usual = coarse.Count(value => value >= target.Limit) > 0.02 * coarse.Length;
        if (usual || coarse[^1] >= target.Limit)
        {
            return (TimeToLimit.Never, points);
        }

        var median = First(points, point => point.Value >= target.Limit);
        var time = new TimeToLimit(First(points, point => point.Upper >= target.Limit), median, First(points, point => point.Lower >= target.Limit), false) { Likely = median };
        return (time, points);
    }

    private static double First(IReadOnlyList<ForecastPoint> points, Func<ForecastPoint, bool> over)
    {
        for (var at = 0; at + 1 < points.Count; at++)
        {
            if (over(points[at]) && over(points[at + 1]))
            {
                return at + 1;
            }
        }

        return double.PositiveInfinity;
    }

    /// <summary>True when the last hour grew as no hour did in ten days: half hours are too slow then.</summary>
    private static bool RunsAway(double[] fine, double[] coarse, ForecastTarget target)
    {
        const int hour = 12, recent = 8;
        if (fine.Length < hour + 1 || coarse.Length < recent + 3)
        {
            return false;
        }

        var sign = target.Up ? 1 : -1;
        var now = Math.Max(sign * (fine[^1] - fine[^(hour + 1)]), 2 * sign * (fine[^1] - fine[^5]));
        var most = 0.0;
        for (var at = 2; at < coarse.Length - recent; at++)
        {
            most = Math.Max(most, sign * (coarse[at] - coarse[at - 2]));
        }

        return now > (1.5 * most) + (0.01 * Math.Abs(target.Limit - fine[^1]));
    }

    private static (Outlook Outlook, TimeToLimit Hours) Describe(
        ForecastTarget target, SlotRing ring, double current, (TimeToLimit Time, IReadOnlyList<ForecastPoint> Points) forecast)
    {
        var now = ring.ClosedUntil();
        var hours = ring.Seconds / 3600.0;
        var time = new TimeToLimit(forecast.Time.Earliest * hours, forecast.Time.Median * hours, forecast.Time.Latest * hours, forecast.Time.IsNovel)
        {
            Likely = forecast.Time.Likely * hours,
        };
        var (earliest, at, latest) = (After(now, time.Earliest), After(now, time.Median), After(now, time.Latest));
        return (new Outlook
        {
            MadeAt = now,
            Current = current,
            Limit = target.Limit,
            LimitKind = target.Kind,
            Direction = target.Up ? AnomalyDirection.Up : AnomalyDirection.Down,
            ReachesAt = at,
            Earliest = earliest,
            Latest = latest,
            HorizonSeconds = target.Horizon.TotalSeconds,
            Text = OutlookText.Of(target, now, at, earliest, latest),
            StepSeconds = ring.Seconds,
            Points = [.. forecast.Points.Select(point => new ForecastPoint(Possible(point.Value, target), Possible(point.Lower, target), Possible(point.Upper, target)))],
        }, time);
    }

    private static double Possible(double value, ForecastTarget target) => Math.Round(Math.Clamp(value, target.Bounds.Least, target.Bounds.Most), 4);

    private static DateTimeOffset? After(DateTimeOffset now, double hours) => double.IsFinite(hours) ? now.AddSeconds(Math.Round(hours * 3600)) : null;
}
