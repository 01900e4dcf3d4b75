using AIOps.Diagnose.Metrics;
using AIOps.Diagnose.Ranking;

namespace AIOps.Diagnose.Framing;

/// <summary>More work than usual that arrives from outside: suspected only at nodes that nothing known calls, because inside the estate retries also look like load.</summary>
internal static class TrafficFinding
{
    private const double MinimumZ = 4;
    private const double MinimumRise = 0.5;

    public static IEnumerable<Finding> Of(RankingFrame frame)
    {
        var called = frame.Edges.Select(edge => edge.To).ToHashSet(StringComparer.Ordinal);
        foreach (var series in frame.Series.Where(series => series.Meaning.Role == MetricRole.Traffic && !called.Contains(series.Node)))
        {
            var shift = ShiftEstimator.Of(series);
            if (shift.After <= shift.Normal || shift.Z < MinimumZ || shift.Relative < MinimumRise) continue;
            yield return new()
            {
                Component = Components.Traffic, Node = series.Node, Strength = shift.Relative / (shift.Relative + 1), Series = series, Shift = shift,
                Role = MetricRole.Traffic,
            };
        }
    }
}
