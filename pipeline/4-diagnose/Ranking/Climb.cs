namespace AIOps.Diagnose.Ranking;

/// <summary>A series that climbs steadily since the onset, as what leaks or fills up does: by more than it ever does in a quiet stretch of the same length.</summary>
internal static class Climb
{
    /// <summary>Climb, as a share of the usual value, that counts half.</summary>
    public const double Half = 0.1;

    private const int FewestValues = 9;

    /// <summary>Rank correlation with time from which on a climb is steady.</summary>
    private const double Steady = 0.7;

    /// <summary>How many times the largest quiet climb it must be.</summary>
    private const double BeyondQuiet = 2;

    /// <summary>Smaller climbs, as a share of the usual value, are not looked at.</summary>
    private const double Smallest = 0.02;

    private const int Stretches = 64;

    /// <summary>The climb as a shift, and how steady it is (0 = none, 1 = every value above the one before): of all values, or of the half in which it lies.</summary>
    public static (Shift Shift, double Steadiness) Of(ObservedSeries series)
    {
        var count = series.After.Count;
        var whole = Of(series, 0, count);
        if (whole.Steadiness > 0) return whole;
        var (first, last) = (Of(series, 0, count / 2), Of(series, count - (count / 2), count / 2));
        return first.Steadiness * first.Shift.Delta >= last.Steadiness * last.Shift.Delta ? first : last;
    }

    private static (Shift Shift, double Steadiness) Of(ObservedSeries series, int from, int count)
    {
        var side = series.Meaning.Bad == Metrics.BadSide.Low ? -1 : 1;
        var after = series.After.Skip(from).Take(count).Select(point => side * point.Value).ToList();
        var normal = series.Normal.Select(value => side * value).ToList();
        if (after.Count < FewestValues || normal.Count < 2 * after.Count) return (Shift.None, 0);
        var height = HeightOf(after, 0, after.Count);
        var usual = OrderStatistics.Median(series.Normal);
        var quiet = 0.0;
        var starts = Math.Min(Stretches, normal.Count - after.Count + 1);
        for (var i = 0; i < starts; i++) quiet = Math.Max(quiet, HeightOf(normal, (int)((long)i * (normal.Count - after.Count) / Math.Max(1, starts - 1)), after.Count));
        if (height < BeyondQuiet * quiet || height < Smallest * Math.Abs(usual)) return (Shift.None, 0);
        var steadiness = RankCorrelation(after);
        if (steadiness < Steady) return (Shift.None, 0);
        return (new Shift(usual, side * after[^1], height, height / Math.Max(quiet, 1e-12), after.Count), steadiness);
    }

    // From the median of the first third to that of the last.
    private static double HeightOf(List<double> values, int from, int count)
    {
        var third = Math.Max(1, count / 3);
        return OrderStatistics.Median(values.Skip(from + count - third).Take(third)) - OrderStatistics.Median(values.Skip(from).Take(third));
    }

    /// <summary>Spearman's correlation with time; ties do not matter for what is measured.</summary>
    private static double RankCorrelation(List<double> values)
    {
        var rank = new double[values.Count];
        var order = Enumerable.Range(0, values.Count).OrderBy(i => values[i]).ToList();
        for (var i = 0; i < order.Count; i++) rank[order[i]] = i;
        double n = values.Count;
        return 1 - (6 * rank.Select((place, i) => (place - i) * (place - i)).Sum() / (n * ((n * n) - 1)));
    }
}
