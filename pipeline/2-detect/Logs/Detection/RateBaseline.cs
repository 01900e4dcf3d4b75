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

    /// <summary>Mean lines in a window of each hour of the day; NaN for an hour that was not seen.</summary>
    public float[] Hours { get; init; } = Enumerable.Repeat(float.NaN, HoursOfDay).ToArray();

    /// <summary>Means of the last two hours, which do not count yet.</summary>
    public float[] Waiting { get; init; } = [float.NaN, float.NaN];

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
    public double At(int hour) =>
        Math.Max(Lately, Math.Max(OrZero(Hours[hour]), Math.Max(OrZero(Hours[(hour + 1) % HoursOfDay]), OrZero(Hours[(hour + HoursOfDay - 1) % HoursOfDay]))));

    /// <summary>Takes a window.</summary>
    /// <param name="hour">Hour of the day.</param>
    /// <param name="lines">Lines in it.</param>
    /// <param name="usual">False for one that was far too high.</param>
    public void Learn(int hour, double lines, bool usual)
    {
        if (hour != Hour) NextHour(hour);
        Sum += lines;
        InHour++;
        Windows++;
        if (usual) Lately += Math.Max(Recent, 1.0 / Windows) * (lines - Lately);
    }

    /// <summary>True when lines in a window are far above what chance and habit explain (counts scatter like a Poisson variable, and a quarter by habit).</summary>
    public static bool IsHigh(double lines, double expected, LogDetectOptions options) =>
        lines >= options.RateLines && lines >= options.RateFactor * expected && (lines - expected) / Math.Sqrt(expected + (0.0625 * expected * expected) + 1) >= 5;

    private void NextHour(int hour)
    {
        if (Hour >= 0)
        {
            var place = (Hour + HoursOfDay - 2) % HoursOfDay;
            if (!float.IsNaN(Waiting[1])) Hours[place] = float.IsNaN(Hours[place]) ? Waiting[1] : (float)(Hours[place] + (Daily * (Waiting[1] - Hours[place])));
            (Waiting[1], Waiting[0]) = (Waiting[0], (float)(Sum / Math.Max(1, InHour)));
        }

        (Hour, Sum, InHour) = (hour, 0, 0);
    }

    private static double OrZero(float value) => float.IsNaN(value) ? 0 : value;
}
