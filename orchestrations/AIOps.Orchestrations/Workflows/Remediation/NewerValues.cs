using AIOps.Diagnose;
using AIOps.Orchestrations.Ports;

namespace AIOps.Orchestrations.Workflows.Remediation;

/// <summary>Scored points, continued by values that the metric's source has and the telemetry has not brought yet.</summary>
internal static class NewerValues
{
    private const int LeastCommon = 3;
    private const double Tolerance = 0.05;

    /// <summary>
    /// Adds the newer values with the band of the last scored point; only when both sides agree (within 5 %) on at least three minutes that both have.
    /// Otherwise it is another measure: one dimension of several, a total where the source gave an average.
    /// </summary>
    public static IReadOnlyList<SeriesPoint> After(IReadOnlyList<SeriesPoint> scored, IReadOnlyList<MetricValue> read)
    {
        var newest = scored[^1];
        var byMinute = scored.GroupBy(static point => point.Time).ToDictionary(static group => group.Key, static group => group.Last().Value);
        var common = read.Where(value => byMinute.ContainsKey(value.Time)).ToList();
        return common.Count >= LeastCommon && common.All(value => Same(byMinute[value.Time], value.Value))
            ? [.. scored, .. read.Where(value => value.Time > newest.Time).Select(value => newest with { Time = value.Time, Value = value.Value })]
            : scored;
    }

    private static bool Same(double one, double other) => Math.Abs(one - other) <= Tolerance * Math.Max(Math.Abs(one), Math.Abs(other));
}
