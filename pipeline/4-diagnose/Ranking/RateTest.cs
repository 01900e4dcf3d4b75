using AIOps.Diagnose.Metrics;

namespace AIOps.Diagnose.Ranking;

/// <summary>Counts per request: how many were to be expected since the onset, and how many came. The load cancels out, so small losses show.</summary>
/// <param name="Expected">Expected count over the values since the onset.</param>
/// <param name="Seen">Count that came.</param>
/// <param name="Z">How many units of scatter fewer came.</param>
internal readonly record struct RateTest(double Expected, double Seen, double Z)
{
    /// <summary>What rates differ by from day to day where only one day is known, and the least that they always do.</summary>
    private const double UsualDrift = 0.05;

    private const double LeastDrift = 0.015;

    /// <summary>Share of the expected count that stayed away; negative when more came.</summary>
    public double Loss => Expected <= 0 ? 0 : 1 - (Seen / Expected);

    /// <summary>Compares a count with the work that arrived. The lower of the two past rates is the expectation; how far they are apart is how much rates drift.</summary>
    /// <param name="counts">The count.</param>
    /// <param name="work">Requests, or a counter that stands for them.</param>
    public static RateTest Of(ObservedSeries counts, ObservedSeries work)
    {
        var after = Paired(counts.After, work.After);
        var before = Paired(counts.Before, work.Before);
        var normal = work.Normal.Sum() > 0 && counts.Normal.Count > 0 ? counts.Normal.Average() / work.Normal.Average() : double.NaN;
        var recent = before.Work > 0 ? before.Count / before.Work : double.NaN;
        var rate = Lower(recent, normal);
        if (double.IsNaN(rate)) return default;
        var apart = Math.Abs(recent - normal) / Math.Max(recent, normal);
        var drift = double.IsFinite(apart) ? Math.Max(LeastDrift, apart) : UsualDrift;
        var expected = rate * after.Work;
        // Counts scatter like a Poisson variable, and so does a counter that only stands for the requests.
        var stand = work.Meaning.Role == MetricRole.Traffic || after.Work <= 0 ? 0 : expected * expected / after.Work;
        var scatter = Math.Sqrt(expected + stand + (drift * expected * drift * expected));
        return new(expected, after.Count, scatter > 0 ? (expected - after.Count) / scatter : 0);
    }

    private static (double Count, double Work) Paired(IReadOnlyList<TimedValue> counts, IReadOnlyList<TimedValue> work)
    {
        var byTime = new Dictionary<long, double>();
        foreach (var point in work) byTime[point.Ticks] = point.Value;
        var both = counts.Where(point => byTime.ContainsKey(point.Ticks)).ToList();
        return (both.Sum(point => point.Value), both.Sum(point => byTime[point.Ticks]));
    }

    private static double Lower(double one, double other) => double.IsNaN(one) ? other : double.IsNaN(other) ? one : Math.Min(one, other);
}
