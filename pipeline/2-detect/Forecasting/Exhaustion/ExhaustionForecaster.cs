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

    /// <summary>Spread of the members around their median, stretched: they share their past, so they agree more than they should. Chosen on generated disks.</summary>
    private const double Stretch = 1.0;

    /// <summary>Looks ahead.</summary>
    /// <param name="levels">Levels at equal steps, the newest last; NaN where one is missing. Ten days of half hours are what it is meant for.</param>
    /// <param name="limit">The level that must not be reached.</param>
    /// <param name="up">True when the level rises towards the limit.</param>
    /// <param name="stepsPerDay">Steps of a day; at least 1.</param>
    /// <param name="horizon">Steps to look ahead; at least 1.</param>
    public static TimeToLimit Forecast(ReadOnlySpan<double> levels, double limit, bool up, int stepsPerDay, int horizon)
    {
        if (levels.Length < MinimumSteps)
        {
            return TimeToLimit.Never;
        }

        var history = LevelHistory.Of(levels, limit, up);
        if (history.Levels[^1] >= history.Limit)
        {
            return new TimeToLimit(0, 0, 0, false);
        }

        var habit = new CleanUpHabit(history);
        var similarity = new Similarity(history, habit, stepsPerDay);
        var members = similarity.Members();
        var replay = new Replay(history, stepsPerDay, horizon, habit.IsOverdue);
        var times = members.ConvertAll(member => (Time: replay.TimeFrom(member.Start), member.Weight));
        times = WithSurprises(times, habit.Hazard);
        times.Sort(static (one, other) => one.Time.CompareTo(other.Time));
        var median = Quantile(times, 0.5);
        var earliest = Quantile(times, 0.1);
        var latest = Quantile(times, 0.9);
        return new TimeToLimit(Stretched(earliest, median, horizon), median, Stretched(latest, median, horizon), similarity.IsNovel);
    }

    /// <summary>A clean-up that nobody can foretell may come before the limit: that share of a member never reaches it.</summary>
    private static List<(double Time, double Weight)> WithSurprises(List<(double Time, double Weight)> times, double hazard) =>
        [.. times.Select(one => (one.Time, one.Weight * Reaches(one.Time, hazard))), (double.PositiveInfinity, times.Sum(one => one.Weight * (1 - Reaches(one.Time, hazard))))];

    private static double Reaches(double time, double hazard) => double.IsFinite(time) ? Math.Exp(-hazard * time) : 1;

    private static double Stretched(double time, double median, int horizon)
    {
        if (!double.IsFinite(time))
        {
            return time;
        }

        // Where the median is beyond the horizon, the horizon stands in for it.
        var middle = double.IsFinite(median) ? median : horizon;
        var ratio = Math.Pow(Math.Max(time, 0.1) / Math.Max(middle, 0.1), Stretch);
        var stretched = middle * ratio;
        // Never tighter than a step and a twentieth: sampling alone blurs as much.
        var blur = 0.5 + (0.025 * middle);
        stretched = time <= middle ? Math.Min(stretched, middle - blur) : Math.Max(stretched, middle + blur);
        return stretched > horizon ? double.PositiveInfinity : Math.Max(0, stretched);
    }

    private static double Quantile(List<(double Time, double Weight)> times, double share)
    {
        var total = 0.0;
        foreach (var (_, weight) in times)
        {
            total += weight;
        }

        var sum = 0.0;
        foreach (var (time, weight) in times)
        {
            sum += weight;
            if (sum >= share * total)
            {
                return time;
            }
        }

        return double.PositiveInfinity;
    }
}
