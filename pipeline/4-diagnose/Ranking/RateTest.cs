namespace AIOps.Diagnose.Ranking;

/// <summary>Counts per request: how many were to be expected since the onset, and how many came. The load cancels out, so small losses show.</summary>
internal static class RateTest
{
    /// <summary>What rates differ by from day to day where only one day is known, and the least that they always do.</summary>
    private const double UsualDrift = 0.05;

    private const double LeastDrift = 0.015;

    /// <summary>
    /// Expected and seen count over the values since the onset, and how much rates drift (as a share). The lower of the two past rates is the expectation; how far they are
    /// apart is the drift.
    /// </summary>
    public static (double Expected, double Seen, double Drift) Of(ObservedSeries counts, ObservedSeries requests)
    {
        var after = Paired(counts.After, requests.After);
        var before = Paired(counts.Before, requests.Before);
        var normal = requests.Normal.Sum() > 0 && counts.Normal.Count > 0 ? counts.Normal.Average() / requests.Normal.Average() : double.NaN;
        var recent = before.Requests > 0 ? before.Count / before.Requests : double.NaN;
        var rate = Lower(recent, normal);
        var apart = Math.Abs(recent - normal) / Math.Max(recent, normal);
        return double.IsNaN(rate) ? (0, 0, 0) : (rate * after.Requests, after.Count, double.IsFinite(apart) ? Math.Max(LeastDrift, apart) : UsualDrift);
    }

    private static (double Count, double Requests) Paired(IReadOnlyList<TimedValue> counts, IReadOnlyList<TimedValue> requests)
    {
        var byTime = new Dictionary<long, double>();
        foreach (var point in requests) byTime[point.Ticks] = point.Value;
        var both = counts.Where(point => byTime.ContainsKey(point.Ticks)).ToList();
        return (both.Sum(point => point.Value), both.Sum(point => byTime[point.Ticks]));
    }

    private static double Lower(double one, double other) => double.IsNaN(one) ? other : double.IsNaN(other) ? one : Math.Min(one, other);
}
