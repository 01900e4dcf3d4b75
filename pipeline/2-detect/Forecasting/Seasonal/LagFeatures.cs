namespace AIOps.Detect.Forecasting.Seasonal;

/// <summary>
/// The past of a series as the row of a regression. Every feature is a difference, so that level and unit do not matter: how the last seasons went on from here,
/// how far the value is from its usual and smoothed levels, and where it is heading.
/// </summary>
internal sealed class LagFeatures(int season)
{
    /// <summary>Features of a row.</summary>
    public const int Count = 14;

    /// <summary>Seasons in a longer one (days in a week).</summary>
    private const int Week = 7;
    private readonly List<double> _values = [];
    private readonly List<double> _sums = [0];
    private readonly List<double> _profile = [];
    private readonly List<double> _fast = [];
    private readonly List<double> _medium = [];
    private readonly List<double> _slow = [];
    private readonly int _smooth = Math.Max(1, season / 48);

    /// <summary>What the coefficients are before any data: half of what the last season did.</summary>
    public static double[] Prior => [0.5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];

    /// <summary>Values so far.</summary>
    public int Length => _values.Count;

    /// <summary>The value at a row.</summary>
    public double this[int at] => _values[at];

    /// <summary>Appends a value.</summary>
    public void Add(double value)
    {
        var at = _values.Count;
        _values.Add(value);
        _sums.Add(_sums[^1] + value);
        _profile.Add(at < season ? value : _profile[at - season] + (0.35 * (value - _profile[at - season])));
        Smooth(_fast, 0.5, value);
        Smooth(_medium, 0.15, value);
        Smooth(_slow, 0.03, value);
    }

    /// <summary>True when a row can be made at a time for a lead.</summary>
    public bool IsKnown(int at) => at >= season;

    /// <summary>Usual value at the target time, from earlier seasons only.</summary>
    public double Usual(int at, int lead) => _profile[at + lead - Back(lead)];

    /// <summary>What the last season did from the same time on.</summary>
    public double SeasonDelta(int at, int lead) => _values[at + lead - Back(lead)] - _values[at - season];

    /// <summary>Fills the row of a time for a lead.</summary>
    public void Fill(int at, int lead, Span<double> row)
    {
        var value = _values[at];
        var then = at + lead - Back(lead);
        row[0] = _values[then] - _values[at - season];
        row[1] = Middle(then, at) - Middle(at - season, at);
        row[2] = _profile[then] - _profile[at - season];
        row[3] = _profile[at - season] - value;
        row[4] = _fast[at] - value;
        row[5] = _medium[at] - value;
        row[6] = _slow[at] - value;
        row[7] = at > 0 ? value - _values[at - 1] : 0;
        row[8] = value - _values[Math.Max(0, at - lead)];
        row[9] = _values[at - season] - value;
        row[10] = at >= 2 * season ? _values[then - season >= 0 ? then - season : then] - _values[at - (2 * season)] : row[0];
        row[11] = at >= Week * season ? _values[at + lead - (Week * season * (((lead - 1) / (Week * season)) + 1))] - _values[at - (Week * season)] : row[2];
        row[12] = season % Week == 0 && lead <= season / Week ? _values[at + lead - (season / Week)] - _values[at - (season / Week)] : 0;
        row[13] = lead * (value - _values[at - season]) / season;
    }

    private int Back(int lead) => season * (((lead - 1) / season) + 1);

    /// <summary>Mean around a time, of what is known at another.</summary>
    private double Middle(int at, int known)
    {
        var from = Math.Max(0, at - _smooth);
        var to = Math.Min(known, at + _smooth) + 1;
        return (_sums[to] - _sums[from]) / (to - from);
    }

    private static void Smooth(List<double> list, double share, double value) => list.Add(list.Count == 0 ? value : list[^1] + (share * (value - list[^1])));
}
