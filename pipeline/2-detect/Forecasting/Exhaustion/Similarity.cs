namespace AIOps.Detect.Forecasting.Exhaustion;

/// <summary>Weighs every remembered moment by how alike it is to now.</summary>
internal sealed class Similarity
{
    /// <summary>Moments that weigh fully; more distant ones fade.</summary>
    private const int Nearest = 10;

    /// <summary>Moments with less than this share of the weight are left out: together they are under a hundredth, and they cost as much as the others.</summary>
    private const double Negligible = 4e-5;
    private readonly LevelHistory _history;
    private readonly int _stepsPerDay;

    /// <summary>Steps over which growth is compared: two hours, eight hours and a day of half hours.</summary>
    private readonly int[] _windows = [4, 16, 48];
    private readonly double[] _scales;
    private readonly CleanUpHabit _habit;
    private readonly double _daily;

    public Similarity(LevelHistory history, CleanUpHabit habit, int stepsPerDay)
    {
        _history = history;
        _stepsPerDay = stepsPerDay;
        _scales = [.. _windows.Select(ScaleOf)];
        _habit = habit;
        _daily = DailyShare();
    }

    /// <summary>True when no remembered moment grew as the last hours did.</summary>
    public bool IsNovel { get; private set; }

    /// <summary>Moments with their weights.</summary>
    public List<(int Start, double Weight)> Members()
    {
        var now = _history.Now;
        var last = now - _windows[0];
        var stride = Math.Max(1, last / 240);
        List<(int Start, double Distance)> found = [];
        List<double> growths = [];
        for (var moment = last; moment >= 2; moment -= stride)
        {
            var start = _habit.SamePhase(moment);
            var growth = GrowthDistance(start);
            growths.Add(growth);
            found.Add((start, growth + StateDistance(start)));
        }

        if (found.Count == 0)
        {
            return Recent(1);
        }

        var byDistance = found.Select(static one => one.Distance).Order().ToList();
        growths.Sort();
        var reach = Math.Max(1, byDistance[Math.Min(Nearest, byDistance.Count - 1)]);
        var unlike = growths[Math.Min(3, growths.Count - 1)];
        IsNovel = unlike > 4 && _history.GrowthBefore(now, _windows[0]) > 0;
        var members = found.ConvertAll(one => (one.Start, Weight: Math.Exp(-one.Distance / (2 * reach))));
        var total = members.Sum(static one => one.Weight);
        var recent = 0.12 + (0.7 * (1 - Math.Exp(-unlike / 8)));
        members.RemoveAll(one => one.Weight < Negligible * total);
        return [.. members.ConvertAll(one => (one.Start, (1 - recent) * one.Weight / total)), .. Recent(recent)];
    }

    /// <summary>The last hours, looped: things go on as they do now.</summary>
    private List<(int Start, double Weight)> Recent(double weight)
    {
        var now = _history.Now;
        int[] lengths = [4, 8, 16, 48];
        return [.. lengths.Where(length => length <= now).Select(length => (now - length, weight / 4))];
    }

    private double GrowthDistance(int at)
    {
        var sum = 0.0;
        for (var i = 0; i < _windows.Length; i++)
        {
            if (at >= _windows[i] / 2)
            {
                var away = (RateBefore(at, _windows[i]) - RateBefore(_history.Now, _windows[i])) * _windows[i] / _scales[i];
                sum += away * away / _windows.Length;
            }
        }

        return sum;
    }

    private double StateDistance(int at)
    {
        var sum = 0.0;
        if (_daily > 0)
        {
            var apart = Math.Abs(_history.Now - at) % _stepsPerDay;
            var hours = 24.0 * Math.Min(apart, _stepsPerDay - apart) / _stepsPerDay;
            sum += _daily * hours * hours / 4;
        }

        sum += _habit.Distance(at);
        return sum;
    }

    private double RateBefore(int at, int window)
    {
        var length = Math.Min(at, window);
        return length == 0 ? 0 : _history.GrowthBefore(at, length) / length;
    }

    /// <summary>How much growth over a window usually varies.</summary>
    private double ScaleOf(int window)
    {
        List<double> growths = [];
        for (var at = _history.Now; at >= window; at -= Math.Max(1, window / 4))
        {
            growths.Add(_history.GrowthBefore(at, window));
        }

        var least = Math.Max(3 * _history.Noise, 0.004 * (_history.Limit - _history.Floor));
        if (growths.Count < 3)
        {
            return least;
        }

        growths.Sort();
        var middle = growths[growths.Count / 2];
        var spread = growths.Select(growth => Math.Abs(growth - middle)).Order().ElementAt(growths.Count / 2);
        return Math.Max(least, 1.5 * spread);
    }

    /// <summary>How much of the growth of two hours is that of the day before, 0 to 1: a day that does not matter must not thin out the past.</summary>
    private double DailyShare()
    {
        double both = 0, now = 0, before = 0;
        var window = _windows[0];
        var mean = _history.GrowthBefore(_history.Now, _history.Now) * window / Math.Max(1, _history.Now);
        for (var at = _stepsPerDay + window; at <= _history.Now; at++)
        {
            var today = _history.GrowthBefore(at, window) - mean;
            var yesterday = _history.GrowthBefore(at - _stepsPerDay, window) - mean;
            both += today * yesterday;
            now += today * today;
            before += yesterday * yesterday;
        }

        return now <= 0 || before <= 0 || _history.Now < 2 * _stepsPerDay ? 0 : Math.Clamp((both / Math.Sqrt(now * before) - 0.1) / 0.4, 0, 1);
    }
}
