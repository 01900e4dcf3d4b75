using AIOps.Detect.Forecasting.Exhaustion;

namespace AIOps.Benchmarks.Forecast.Disks;

/// <summary>Says when a disk will be full, from its half hours so far.</summary>
internal interface IDiskMethod
{
    string Key { get; }

    string Name { get; }

    /// <summary>Half hours to the end; at most the horizon, else infinite.</summary>
    TimeToLimit Forecast(ReadOnlySpan<double> halfHours);

    /// <summary>The standing of the warning after a forecast.</summary>
    WarningStanding Next(WarningStanding standing, in TimeToLimit time);
}

/// <summary>The product.</summary>
internal sealed class ProductDisks : IDiskMethod
{
    public static readonly ExhaustionPolicy Policy = new(8, 2);

    public string Key => "ours";

    public string Name => "ours";

    public TimeToLimit Forecast(ReadOnlySpan<double> halfHours) => ExhaustionForecaster.Forecast(halfHours, DiskRun.Full, true, 48, DiskRun.Horizon);

    public WarningStanding Next(WarningStanding standing, in TimeToLimit time) => Policy.Next(standing, time, 0.5);
}

/// <summary>A straight line through the last hours (least squares), its interval from the standard error of its slope; a warning within 24 h.</summary>
internal sealed class LineDisks(string key, string name, int halfHours) : IDiskMethod
{
    public string Key => key;

    public string Name => name;

    public TimeToLimit Forecast(ReadOnlySpan<double> all)
    {
        var last = all[^Math.Min(halfHours + 1, all.Length)..];
        double n = last.Length, sx = 0, sy = 0, sxx = 0, sxy = 0;
        for (var i = 0; i < last.Length; i++)
        {
            sx += i;
            sy += last[i];
            sxx += i * i;
            sxy += i * last[i];
        }

        var slope = ((n * sxy) - (sx * sy)) / ((n * sxx) - (sx * sx));
        var start = (sy - (slope * sx)) / n;
        double rest = 0;
        for (var i = 0; i < last.Length; i++)
        {
            rest += Math.Pow(last[i] - start - (slope * i), 2);
        }

        var error = n > 2 ? 1.28 * Math.Sqrt(rest / (n - 2) / (sxx - (sx * sx / n))) : 0;
        return new TimeToLimit(Time(last[^1], slope + error), Time(last[^1], slope), Time(last[^1], slope - error), false);
    }

    public WarningStanding Next(WarningStanding standing, in TimeToLimit time) => new(time.Median * 0.5 <= 24, 0);

    private static double Time(double level, double slope)
    {
        var time = slope <= 1e-9 ? double.PositiveInfinity : Math.Max(0, DiskRun.Full - level) / slope;
        return time > DiskRun.Horizon ? double.PositiveInfinity : time;
    }
}
