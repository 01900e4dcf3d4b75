using AIOps.Diagnose.Metrics;

namespace AIOps.Diagnose.Ranking;

/// <summary>
/// Behaviour that changed beyond the load: templates that are new or written more often per request, and lines, spans or calls that stay away because
/// requests now end earlier.
/// </summary>
internal sealed class LogNovelty(RankingFrame frame, LoadRatios loads)
{
    private const double MinimumZ = 4;

    /// <summary>Lost lines and calls say less than new lines: sampling and lost telemetry look the same.</summary>
    private const double Absence = 0.85;

    private const double LostCall = 0.5;

    private const double SmallestLoss = 0.06;

    private readonly Dictionary<string, ObservedSeries> traffic = Arrivals.Of(frame);

    private readonly Dictionary<string, ObservedSeries> counted = Arrivals.Counted(frame);

    public IEnumerable<Finding> Find()
    {
        foreach (var series in frame.Series)
        {
            var finding = series.Meaning.Role switch
            {
                MetricRole.LogLines => More(series) ?? Fewer(series, series.Node, Absence),
                MetricRole.Spans => Fewer(series, series.Node, Absence),
                _ => null,
            };
            if (finding is not null) yield return finding;
        }

        foreach (var lost in LostCalls()) yield return lost;
    }

    private Finding? More(ObservedSeries series)
    {
        var shift = ShiftEstimator.Towards(series, +1);
        var beyondLoad = ((1 + shift.Relative) / Math.Max(1, loads.Of(series.Node) ?? 1)) - 1;
        var strength = Saturation.Of(shift.Z, MinimumZ) * Math.Max(0, beyondLoad) / (beyondLoad + 1);
        return strength <= 0 ? null : Finding(series, series.Node, shift, strength);
    }

    // A node whose callee gets fewer requests than before, although it gets as many itself, has stopped calling.
    private IEnumerable<Finding> LostCalls()
    {
        foreach (var callee in counted.Values)
        {
            var callers = frame.Edges.Where(edge => edge.To == callee.Node && !edge.Contains && counted.ContainsKey(edge.From)).Select(edge => edge.From).Distinct().ToList();
            if (callers.Count == 0) continue;
            foreach (var caller in callers)
            {
                var finding = Fewer(callee, caller, LostCall);
                if (finding is not null) yield return finding with { Strength = finding.Strength / callers.Count };
            }
        }
    }

    private Finding? Fewer(ObservedSeries series, string node, double weight)
    {
        if (!traffic.TryGetValue(node, out var requests)) return null;
        var test = RateTest.Of(series, requests);
        if (test.Loss < SmallestLoss) return null;
        var strength = weight * Saturation.Of(test.Z, MinimumZ) * Math.Min(1, 2 * test.Loss);
        var rows = series.After.Count;
        return strength <= 0 ? null : Finding(series, node, new(test.Expected / rows, test.Seen / rows, (test.Expected - test.Seen) / rows, test.Z, rows), strength);
    }

    private static Finding Finding(ObservedSeries series, string node, Shift shift, double strength) => new()
    {
        Component = Components.LogNovelty, Node = node, Strength = strength, Series = series, Shift = shift, Role = series.Meaning.Role,
    };
}
