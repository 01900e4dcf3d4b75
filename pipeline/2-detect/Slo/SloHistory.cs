namespace AIOps.Detect.Slo;

/// <summary>The minutes of a span with running sums, so that any window is read at once. A minute is the number of whole minutes since 1970 (UTC).</summary>
public sealed class SloHistory
{
    private readonly long _first;
    private readonly double[] _good;
    private readonly double[] _total;
    private readonly int[] _known;

    /// <summary>Sums the minutes up.</summary>
    /// <param name="first">The first minute.</param>
    /// <param name="minutes">One per minute from there on; null where nothing is known.</param>
    public SloHistory(long first, IReadOnlyList<SloMinute?> minutes)
    {
        _first = first;
        _good = new double[minutes.Count + 1];
        _total = new double[minutes.Count + 1];
        _known = new int[minutes.Count + 1];
        for (var index = 0; index < minutes.Count; index++)
        {
            var minute = minutes[index];
            _good[index + 1] = _good[index] + (minute?.Good ?? 0);
            _total[index + 1] = _total[index] + (minute?.Total ?? 0);
            _known[index + 1] = _known[index] + (minute is null ? 0 : 1);
        }
    }

    /// <summary>The newest minute that has data; null when none has.</summary>
    public long? Newest
    {
        get
        {
            for (var index = _known.Length - 1; index > 0; index--)
            {
                if (_known[index] > _known[index - 1])
                {
                    return _first + index - 1;
                }
            }

            return null;
        }
    }

    /// <summary>The minute of a time.</summary>
    public static long MinuteOf(DateTimeOffset time) => time.ToUnixTimeSeconds() / 60;

    /// <summary>Good and all events in the minutes from <paramref name="from"/> to <paramref name="to"/>, both included.</summary>
    public SloMinute Sum(long from, long to)
    {
        var (low, high) = Range(from, to);
        return new SloMinute(_good[high] - _good[low], _total[high] - _total[low]);
    }

    /// <summary>How fast a budget burns over the window that ends with a minute.</summary>
    /// <param name="until">The last minute of the window.</param>
    /// <param name="minutes">Its length.</param>
    /// <param name="allowance">Share of bad events that the target leaves.</param>
    public Burn BurnAt(long until, int minutes, double allowance)
    {
        var sum = Sum(until - minutes + 1, until);
        var (low, high) = Range(until - minutes + 1, until);
        var bad = Math.Max(0, sum.Total - sum.Good);
        return new Burn(minutes, sum.Total <= 0 ? 0 : bad / sum.Total / allowance, sum.Total, (double)(_known[high] - _known[low]) / minutes);
    }

    private (int Low, int High) Range(long from, long to) =>
        ((int)Math.Clamp(from - _first, 0, _good.Length - 1), (int)Math.Clamp(to - _first + 1, 0, _good.Length - 1));
}
