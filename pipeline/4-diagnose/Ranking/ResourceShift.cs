using AIOps.Diagnose.Metrics;

namespace AIOps.Diagnose.Ranking;

/// <summary>
/// Resource metrics that left their level: how sure (units of scatter) times how much (relative movement, or how near the limit). A rise that the
/// node's own traffic explains is load, not a fault.
/// </summary>
internal sealed class ResourceShift(RankingFrame frame)
{
    private const double MinimumZ = 4;

    public IEnumerable<Finding> Find()
    {
        foreach (var node in frame.Series.GroupBy(series => series.Node, StringComparer.Ordinal))
        {
            var load = LoadOf(node);
            foreach (var series in node.Where(series => Weight(series.Meaning.Role) > 0))
            {
                var shift = ShiftEstimator.Of(series);
                var strength = Weight(series.Meaning.Role) * Sureness(shift.Z) * Size(series.Meaning, shift, load);
                if (strength <= 0.01) continue;
                yield return new Finding
                {
                    Component = Components.ResourceShift, Node = series.Node, Strength = strength, Series = series, Shift = shift, Role = series.Meaning.Role,
                };
            }
        }
    }

    // Processor, memory and disk are causes more often than consequences; network and concurrency move with the load.
    private static double Weight(MetricRole role) => role switch
    {
        MetricRole.Cpu or MetricRole.Memory or MetricRole.Capacity => 1,
        MetricRole.DiskActivity => 0.8,
        MetricRole.Concurrency => 0.5,
        MetricRole.Network => 0.4,
        MetricRole.Other => 0.4,
        _ => 0,
    };

    private static double Sureness(double z) => z < MinimumZ ? 0 : 1 - Math.Exp(-(z - MinimumZ + 1) / 6);

    // The share of the headroom that was used up where a limit is known, else a saturating function of the relative movement.
    private static double Size(MetricMeaning meaning, Shift shift, double load)
    {
        var beyondLoad = Math.Max(0, ((1 + shift.Relative) / Math.Max(1, load)) - 1);
        var size = beyondLoad / (beyondLoad + 0.5);
        if (double.IsNaN(meaning.Limit) || beyondLoad <= 0) return size;
        var room = Math.Abs(meaning.Limit - shift.Normal);
        return room <= 0 ? size : Math.Max(size, Math.Min(1, shift.Delta / room));
    }

    private static double LoadOf(IEnumerable<ObservedSeries> node)
    {
        var traffic = node.FirstOrDefault(series => series.Meaning.Role == MetricRole.Traffic);
        if (traffic is null) return 1;
        var shift = ShiftEstimator.Of(traffic);
        return shift.Rows == 0 || shift.Normal <= 0 ? 1 : shift.After / shift.Normal;
    }
}
