namespace AIOps.Detect.Forecasting.Exhaustion;

/// <summary>The remembered levels of a series, turned so that up is towards the limit, with its clean-ups marked.</summary>
internal sealed class LevelHistory
{
    private readonly double[] _growth;
    private readonly int[] _sinceCleanUp;

    private LevelHistory(double[] levels, double limit)
    {
        Levels = levels;
        Limit = limit;
        Floor = levels.Min();
        Noise = NoiseOf(levels);
        // A fall of this size is somebody making room, not noise.
        CleanUpSize = Math.Max(10 * Noise, 0.02 * (limit - Floor));
        _growth = new double[levels.Length];
        _sinceCleanUp = new int[levels.Length];
        Mark();
    }

    public double[] Levels { get; }

    public double Limit { get; }

    /// <summary>The lowest level remembered.</summary>
    public double Floor { get; }

    /// <summary>Median size of a step.</summary>
    public double Noise { get; }

    /// <summary>A fall of at least this size is a clean-up or a reset.</summary>
    public double CleanUpSize { get; }

    /// <summary>Positions right after a clean-up.</summary>
    public List<int> CleanUps { get; } = [];

    /// <summary>Levels that clean-ups began at.</summary>
    public List<double> Peaks { get; } = [];

    public int Now => Levels.Length - 1;

    /// <summary>Turns a series; gaps (NaN) are bridged by straight lines.</summary>
    public static LevelHistory Of(ReadOnlySpan<double> levels, double limit, bool up)
    {
        var turned = new double[levels.Length];
        for (var i = 0; i < levels.Length; i++)
        {
            turned[i] = up ? levels[i] : -levels[i];
        }

        Bridge(turned);
        return new LevelHistory(turned, up ? limit : -limit);
    }

    /// <summary>Growth over the window before a position, clean-ups left out.</summary>
    public double GrowthBefore(int at, int window) => _growth[at] - _growth[Math.Max(0, at - window)];

    /// <summary>Steps since the last clean-up, or since the start.</summary>
    public int SinceCleanUp(int at) => _sinceCleanUp[at];

    /// <summary>The first clean-up after a position, or null.</summary>
    public int? NextCleanUp(int at)
    {
        var found = CleanUps.BinarySearch(at + 1);
        var index = found < 0 ? ~found : found;
        return index < CleanUps.Count ? CleanUps[index] : null;
    }

    /// <summary>True when the step to a position is a clean-up.</summary>
    public bool IsCleanUp(int at) => _sinceCleanUp[at] == 0 && at > 0;

    private void Mark()
    {
        for (var i = 1; i < Levels.Length; i++)
        {
            var step = Levels[i] - Levels[i - 1];
            var isCleanUp = step <= -CleanUpSize;
            _growth[i] = _growth[i - 1] + (isCleanUp ? 0 : step);
            _sinceCleanUp[i] = isCleanUp ? 0 : _sinceCleanUp[i - 1] + 1;
            if (isCleanUp)
            {
                if (_sinceCleanUp[i - 1] > 0 || CleanUps.Count == 0)
                {
                    Peaks.Add(Levels[i - 1]);
                    CleanUps.Add(i);
                }
                else
                {
                    CleanUps[^1] = i;
                }
            }
        }
    }

    private static double NoiseOf(double[] levels)
    {
        var steps = new double[Math.Max(1, levels.Length - 1)];
        for (var i = 1; i < levels.Length; i++)
        {
            steps[i - 1] = Math.Abs(levels[i] - levels[i - 1]);
        }

        Array.Sort(steps);
        return steps[steps.Length / 2];
    }

    private static void Bridge(double[] levels)
    {
        var known = Array.FindIndex(levels, double.IsFinite);
        for (var i = 0; i < levels.Length && known >= 0; i++)
        {
            if (double.IsFinite(levels[i]))
            {
                known = i;
                continue;
            }

            var next = Array.FindIndex(levels, i, double.IsFinite);
            levels[i] = next < 0 || known > i ? levels[known] : levels[known] + ((levels[next] - levels[known]) * (i - known) / (next - known));
        }
    }
}
