using AIOps.Diagnose.Metrics;

namespace AIOps.Diagnose.Ranking;

/// <summary>Log templates that are new or far more frequent, and span counts that changed against the node's own traffic.</summary>
internal sealed class LogNovelty(RankingFrame frame)
{
    private const double MinimumZ = 4;

    public IEnumerable<Finding> Find()
    {
        foreach (var series in frame.Series.Where(series => series.Meaning.Role is MetricRole.LogLines or MetricRole.Spans))
        {
            var shift = ShiftEstimator.Of(series);
            if (shift.Z < MinimumZ) continue;
            var weight = series.Meaning.Role == MetricRole.LogLines ? 1 : 0.3;
            var strength = weight * (1 - Math.Exp(-(shift.Z - MinimumZ + 1) / 6)) * shift.Relative / (shift.Relative + 1);
            yield return new Finding
            {
                Component = Components.LogNovelty, Node = series.Node, Strength = strength, Series = series, Shift = shift, Role = series.Meaning.Role,
            };
        }
    }
}
