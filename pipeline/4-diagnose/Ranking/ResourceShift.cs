using AIOps.Diagnose.Metrics;

namespace AIOps.Diagnose.Ranking;

/// <summary>
/// Resource metrics that left their level: how sure (units of scatter) times how much (relative movement beyond the load, or how near the limit),
/// compared with the same metric of the other nodes.
/// </summary>
internal sealed class ResourceShift(RankingFrame frame, LoadRatios loads, LoadLine line)
{
    private const double MinimumZ = 4;

    /// <summary>What a vanishing share of the largest movement of the same metric costs: an idle service's doubled nothing is not a busy one's doubled load.</summary>
    private const double Trailing = 0.4;

    /// <summary>Relative movement that counts half.</summary>
    private const double Half = 0.3;

    public IEnumerable<Finding> Find()
    {
        var candidates = frame.Series.Where(series => Weight(series.Meaning.Role) > 0).Select(series => Stronger(Stronger(Judge(series), Climbing(series)), Throttled(series))).Where(finding => finding.Strength > 0.01).ToList();
        var largest = candidates.GroupBy(MetricOf, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.Max(finding => finding.Shift.Delta), StringComparer.Ordinal);
        return candidates.Select(finding => finding with
        {
            Strength = finding.Strength * (1 - Trailing + (Trailing * Math.Sqrt(Math.Max(0, finding.Shift.Delta) / largest[MetricOf(finding)]))),
        });
    }

    private Finding Judge(ObservedSeries series)
    {
        var level = line.TakenOff(series);
        var shift = ShiftEstimator.Of((level ?? series) with { Settled = series.Meaning.Bad != BadSide.Both });
        return new()
        {
            Component = Components.ResourceShift, Node = series.Node, Series = series, Shift = shift, Role = series.Meaning.Role,
            Strength = Weight(series.Meaning.Role) * Saturation.Of(shift.Z, MinimumZ) * Size(series.Meaning, shift, level is null ? loads.Of(series.Node) ?? 1 : 1),
        };
    }

    private static Finding Stronger(Finding shift, Finding? climb) => climb is not null && climb.Strength > shift.Strength ? climb : shift;

    // A leak shows by its steady climb long before the level is unusual.
    private static Finding? Climbing(ObservedSeries series)
    {
        if (series.Meaning.Role is not (MetricRole.Memory or MetricRole.Capacity) || series.Meaning.Bad == BadSide.Both) return null;
        var (shift, steadiness) = Climb.Of(series);
        return steadiness <= 0 ? null : new()
        {
            Component = Components.ResourceShift, Node = series.Node, Series = series, Shift = shift, Role = series.Meaning.Role,
            Strength = Weight(series.Meaning.Role) * steadiness * shift.Relative / (shift.Relative + Climb.Half),
        };
    }

    private Finding? Throttled(ObservedSeries series)
    {
        var (shift, stillness) = Plateau.Of(series);
        var risen = ((1 + shift.Relative) / Math.Max(1, loads.Of(series.Node) ?? 1)) - 1;
        return stillness <= 0 || risen <= 0 ? null : new()
        {
            Component = Components.ResourceShift, Node = series.Node, Series = series, Shift = shift, Role = series.Meaning.Role,
            Strength = Weight(series.Meaning.Role) * stillness * risen / (risen + Plateau.Half),
        };
    }

    private static string MetricOf(Finding finding) => finding.Series!.Metric + "/" + finding.Series.Statistic;

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

    // The share of the headroom that was used up where a limit is known, else a saturating function of the relative movement.
    private static double Size(MetricMeaning meaning, Shift shift, double load)
    {
        if (meaning.Bad == BadSide.Both) return shift.Normal <= 0 || load <= 0 ? 0 : Saturating(Math.Abs((shift.After / shift.Normal / load) - 1));
        var beyondLoad = Math.Max(0, ((1 + shift.Relative) / Math.Max(1, load)) - 1);
        if (double.IsNaN(meaning.Limit) || beyondLoad <= 0) return Saturating(beyondLoad);
        var room = Math.Abs(meaning.Limit - shift.Normal);
        return room <= 0 ? Saturating(beyondLoad) : Math.Max(Saturating(beyondLoad), Math.Clamp((shift.Delta - (Math.Max(0, load - 1) * Math.Abs(shift.Normal))) / room, 0, 1));
    }

    private static double Saturating(double relative) => relative / (relative + Half);
}
