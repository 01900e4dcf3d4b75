namespace AIOps.Detect.Forecasting.Exhaustion;

/// <summary>
/// When a level reaches its limit. What came after moments like this one is played again from here: each remembered moment is a member, weighted by how alike it is
/// (time of day, growth of the last hours, level and time since the last clean-up), and its course - bursts, cycles, clean-ups and all - is added to the level of now.
/// The times at which the members reach the limit are the answer, with their spread. Where the series grows as it never did, its own last hours speak instead.
/// </summary>
public static class ExhaustionForecaster
{
    /// <summary>Steps of history that are needed for a word at all.</summary>
    public const int MinimumSteps = 12;

    /// <summary>Looks ahead.</summary>
    /// <param name="levels">Levels at equal steps, the newest last; NaN where one is missing. Ten days of half hours are what it is meant for.</param>
    /// <param name="limit">The level that must not be reached.</param>
    /// <param name="up">True when the level rises towards the limit.</param>
    /// <param name="stepsPerDay">Steps of a day; at least 1.</param>
    /// <param name="horizon">Steps to look ahead; at least 1.</param>
    public static TimeToLimit Forecast(ReadOnlySpan<double> levels, double limit, bool up, int stepsPerDay, int horizon) =>
        Forecast(levels, limit, up, stepsPerDay, horizon, 0).Time;

    /// <summary>Looks ahead, and says what level is expected on the way.</summary>
    /// <param name="levels">As above.</param>
    /// <param name="limit">As above.</param>
    /// <param name="up">As above.</param>
    /// <param name="stepsPerDay">As above.</param>
    /// <param name="horizon">As above.</param>
    /// <param name="points">Steps for which a level is wanted; at most the horizon.</param>
    public static (TimeToLimit Time, IReadOnlyList<ForecastPoint> Points) Forecast(
        ReadOnlySpan<double> levels, double limit, bool up, int stepsPerDay, int horizon, int points)
    {
        if (levels.Length < MinimumSteps)
        {
            return (TimeToLimit.Never, []);
        }

        var history = LevelHistory.Of(levels, limit, up);
        if (history.Levels[^1] >= history.Limit)
        {
            return (new TimeToLimit(0, 0, 0, false) { Likely = 0 }, []);
        }

        var habit = new CleanUpHabit(history);
        var similarity = new Similarity(history, habit, stepsPerDay);
        var members = similarity.Members();
        var replay = new Replay(history, stepsPerDay, horizon, habit.IsOverdue);
        var times = WithSurprises(members.ConvertAll(member => (Time: replay.TimeFrom(member.Start), member.Weight)), habit.Hazard);
        times.Sort(static (one, other) => one.Time.CompareTo(other.Time));
        var median = WeightedQuantile.Of(times, 0.5);
        var time = new TimeToLimit(
            Widened(WeightedQuantile.Of(times, 0.1), median, -1, horizon), median, Widened(WeightedQuantile.Of(times, 0.9), median, 1, horizon), similarity.IsNovel)
        {
            Likely = WeightedQuantile.Of(times, 2.0 / 3),
        };
        return (time, points == 0 ? [] : LevelPaths.Of(members, replay, points, up, history.Noise));
    }

    /// <summary>A clean-up that nobody can foretell may come before the limit: that share of a member never reaches it.</summary>
    private static List<(double Time, double Weight)> WithSurprises(List<(double Time, double Weight)> times, double hazard) =>
        [
            .. times.Select(one => (one.Time, one.Weight * Reaches(one.Time, hazard))),
            (double.PositiveInfinity, times.Sum(one => one.Weight * (1 - Reaches(one.Time, hazard)))),
        ];

    private static double Reaches(double time, double hazard) => double.IsFinite(time) ? Math.Exp(-hazard * time) : 1;

    /// <summary>An end of the interval, never nearer to the median than a step and a fortieth: sampling alone blurs as much.</summary>
    /// <param name="time">The end as the members say.</param>
    /// <param name="median">Their median.</param>
    /// <param name="side">-1 for the lower end, 1 for the upper one.</param>
    /// <param name="horizon">Beyond it nothing is known.</param>
    private static double Widened(double time, double median, int side, int horizon)
    {
        if (!double.IsFinite(time) || !double.IsFinite(median))
        {
            return time;
        }

        var blurred = median + (side * (0.5 + (0.025 * median)));
        var widened = side < 0 ? Math.Min(time, blurred) : Math.Max(time, blurred);
        return widened > horizon ? double.PositiveInfinity : Math.Max(0, widened);
    }
}
