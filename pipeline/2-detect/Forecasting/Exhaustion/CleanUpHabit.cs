namespace AIOps.Detect.Forecasting.Exhaustion;

/// <summary>What is known of the clean-ups of a series: whether they keep to a time or to a level, and how often they come without a rule.</summary>
internal sealed class CleanUpHabit
{
    private readonly LevelHistory _history;
    private readonly double _levelScale;
    private readonly double _ageScale;
    private readonly KeepsTo _keepsTo;

    public CleanUpHabit(LevelHistory history)
    {
        _history = history;
        var count = history.CleanUps.Count;
        if (count == 0)
        {
            Hazard = 0.3 / history.Levels.Length;
            return;
        }

        // The first period is only known to be at least this long; it counts while there is no other.
        var periods = history.CleanUps.Zip(history.CleanUps.Skip(1), static (one, next) => (double)(next - one)).ToList();
        if (periods.Count == 0)
        {
            periods.Add(history.CleanUps[0]);
        }

        var (period, periodSpread) = Spread(periods);
        var (peak, peakSpread) = Spread(history.Peaks);
        var height = Math.Max(history.CleanUpSize, peak - history.Floor);
        IsKnown = true;
        _ageScale = Math.Max(1, 1.5 * Math.Max(0.03 * period, periodSpread));
        _levelScale = Math.Max(3 * history.Noise, 1.5 * Math.Max(0.03 * height, peakSpread));
        var irregular = Math.Min(periodSpread / period, peakSpread / height);
        Hazard = Math.Min(1, irregular / 0.5) * count / history.Levels.Length;
        var isLate = history.SinceCleanUp(history.Now) > (1.05 * periods.Max()) + 1;
        var isHigh = history.Levels[^1] > history.Peaks.Max() + Math.Max(5 * history.Noise, 0.02 * height);
        // What the clean-ups keep to decides; where they keep to neither, both must be passed.
        var byClock = periodSpread / period < 0.12;
        var byLevel = peakSpread / height < 0.12;
        // Room that was made only when there was none left is no habit to count on.
        var savesInTime = count >= 3 && history.Peaks.TakeLast(3).All(level => level < history.Limit);
        _keepsTo = !savesInTime ? KeepsTo.Neither : byClock ? KeepsTo.Time : byLevel ? KeepsTo.Level : KeepsTo.Neither;
        IsOverdue = (isLate && isHigh) || (isLate && byClock && count >= 3) || (isHigh && byLevel && !byClock && count >= 3);
    }

    /// <summary>True when there was a clean-up.</summary>
    public bool IsKnown { get; }

    /// <summary>True when a clean-up should have come by now, by the clock and by the level.</summary>
    public bool IsOverdue { get; }

    /// <summary>Chance per step of a clean-up that no rule foretells.</summary>
    public double Hazard { get; }

    /// <summary>How unlike now a moment is: the more regular of level and age counts more.</summary>
    public double Distance(int at)
    {
        if (!IsKnown || IsOverdue)
        {
            return 0;
        }

        var level = (_history.Levels[at] - _history.Levels[^1]) / _levelScale;
        var age = (_history.SinceCleanUp(at) - _history.SinceCleanUp(_history.Now)) / _ageScale;
        return Math.Min(level * level, 16) + Math.Min(age * age, 16);
    }

    /// <summary>
    /// The moment of the same cycle that stood where now stands: as long after its clean-up, or as high, when that is what clean-ups keep to; its last one when the cycle
    /// never came so far. Near a clean-up a moment of a little earlier would say that there is still that much time to fill up.
    /// </summary>
    public int SamePhase(int at)
    {
        if (_keepsTo == KeepsTo.Neither || IsOverdue || _history.NextCleanUp(at) is not { } next || _history.Levels[next - 1] >= _history.Limit)
        {
            return at;
        }

        var begin = at - _history.SinceCleanUp(at);
        var phase = begin + _history.SinceCleanUp(_history.Now);
        if (_keepsTo == KeepsTo.Level)
        {
            for (phase = begin; phase < next - 1 && _history.Levels[phase] < _history.Levels[^1];)
            {
                phase++;
            }
        }

        return Math.Max(2, Math.Min(phase, next - 1));
    }

    private static (double Mean, double Deviation) Spread(List<double> values)
    {
        var mean = values.Average();
        // Two or three values say little of their spread: a tenth of the mean stands in for what is not known yet.
        var square = values.Sum(value => (value - mean) * (value - mean)) + (0.01 * mean * mean);
        return (mean, Math.Sqrt(square / values.Count));
    }

    private enum KeepsTo
    {
        Neither,
        Time,
        Level,
    }
}
