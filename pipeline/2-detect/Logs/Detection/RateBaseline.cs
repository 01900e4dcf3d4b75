namespace AIOps.Detect.Logs.Detection;

/// <summary>
/// How many lines a window usually has: lately, and at this hour of other days. What was far too high is not learnt as recent, but it is as daily: what comes again tomorrow at the same
/// hour is a habit. An hour counts two hours later, so that trouble does not excuse itself.
/// </summary>
internal sealed class RateBaseline
{
    private const double Recent = 0.1;
    private const double Daily = 0.5;
    private const int HoursOfDay = 24;

    /// <summary>A window of an hour that is so many times its mean, and has so many lines, is a burst: a job that runs for minutes.</summary>
    private const double BurstFactor = 3;
    private const double BurstLines = 10;

    /// <summary>Mean lines in a window of each hour of the day; NaN for an hour that was not seen.</summary>
    public float[] Hours { get; init; } = Enumerable.Repeat(float.NaN, HoursOfDay).ToArray();

    /// <summary>Means of the last two hours, which do not count yet.</summary>
    public float[] Waiting { get; init; } = [float.NaN, float.NaN];

    /// <summary>Largest window of the hours of the day in which something runs for some minutes; their mean says nothing of it.</summary>
    public Dictionary<int, float> Bursts { get; init; } = [];

    /// <summary>Largest windows of the last two hours, which do not count yet.</summary>
    public float[] WaitingTops { get; init; } = [0, 0];

    /// <summary>Largest window of the hour so far.</summary>
    public double Top { get; set; }

    /// <summary>Hour that is being summed up; -1 before the first window.</summary>
    public int Hour { get; set; } = -1;

    /// <summary>Lines of the hour so far.</summary>
    public double Sum { get; set; }

    /// <summary>Windows of the hour so far.</summary>
    public int InHour { get; set; }

    /// <summary>Mean of the last windows.</summary>
    public double Lately { get; set; }

    /// <summary>Windows learnt.</summary>
    public int Windows { get; set; }

    /// <summary>Lines expected in a window of an hour: the largest of what is known, because a neighbouring hour or a quiet morning is no news.</summary>
    public double At(int hour) => Math.Max(Lately, Math.Max(Known(hour), Math.Max(Known((hour + 1) % HoursOfDay), Known((hour + HoursOfDay - 1) % HoursOfDay))));

    /// <summary>Lines that are due at least in a window of an hour: the smallest of what is known.</summary>
    public double Least(int hour) =>
        Math.Min(Lately, Math.Min(OrMost(Hours[hour]), Math.Min(OrMost(Hours[(hour + 1) % HoursOfDay]), OrMost(Hours[(hour + HoursOfDay - 1) % HoursOfDay]))));

    /// <summary>Takes a window.</summary>
    /// <param name="hour">Hour of the day.</param>
    /// <param name="lines">Lines in it.</param>
    /// <param name="usual">False for one that was far too high.</param>
    public void Learn(int hour, double lines, bool usual)
    {
        if (hour != Hour) NextHour(hour);
        Sum += lines;
        Top = Math.Max(Top, lines);
        InHour++;
        Windows++;
        if (!usual) return;
        // A rise is followed slowly: two standard deviations of it count, so that what gets worse step by step does not excuse itself.
        var weight = Math.Max(Recent, 1.0 / Windows);
        Lately += weight * (weight > Recent ? lines - Lately : Math.Min(lines - Lately, 2 * Math.Sqrt(Lately + 1)));
    }

    /// <summary>True when lines in a window are far above what chance and habit explain (counts scatter like a Poisson variable, and a quarter by habit).</summary>
    public static bool IsHigh(double lines, double expected, LogDetectOptions options) => IsHigh(lines, expected, options.RateFactor, options.RateLines, 5);

    /// <summary>The same for another factor, least number of lines and number of standard deviations.</summary>
    public static bool IsHigh(double lines, double expected, double factor, double least, double deviations) =>
        lines >= least && lines >= factor * expected && (lines - expected) / Math.Sqrt(expected + (0.0625 * expected * expected) + 1) >= deviations;

    private void NextHour(int hour)
    {
        if (Hour >= 0)
        {
            var place = (Hour + HoursOfDay - 2) % HoursOfDay;
            if (!float.IsNaN(Waiting[1])) Hours[place] = float.IsNaN(Hours[place]) ? Waiting[1] : (float)(Hours[place] + (Daily * (Waiting[1] - Hours[place])));
            LearnBurst(place);
            (Waiting[1], Waiting[0]) = (Waiting[0], (float)(Sum / Math.Max(1, InHour)));
            (WaitingTops[1], WaitingTops[0]) = (WaitingTops[0], (float)Top);
        }

        (Hour, Sum, InHour, Top) = (hour, 0, 0, 0);
    }

    /// <summary>A burst is remembered at its height, and by half of it for each day that it does not come.</summary>
    private void LearnBurst(int place)
    {
        var isBurst = WaitingTops[1] >= BurstLines && WaitingTops[1] >= BurstFactor * OrZero(Waiting[1]);
        var height = Math.Max(isBurst ? WaitingTops[1] : 0, (float)(Daily * Bursts.GetValueOrDefault(place)));
        if (height >= BurstLines) Bursts[place] = height;
        else Bursts.Remove(place);
    }

    private double Known(int hour) => Math.Max(OrZero(Hours[hour]), Bursts.GetValueOrDefault(hour));

    private static double OrMost(float value) => float.IsNaN(value) ? double.MaxValue : value;

    private static double OrZero(float value) => float.IsNaN(value) ? 0 : value;
}
