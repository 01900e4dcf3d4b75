using AIOps.Diagnose.Metrics;

namespace AIOps.Diagnose.Ranking;

/// <summary>
/// A processor that stands still at a level it hardly ever had: throttled at a limit that nobody recorded. Work makes a processor's use scatter, so a movement that is small beside the
/// usual scatter shows by the scatter that is gone.
/// </summary>
internal static class Plateau
{
    /// <summary>Rise, as a share of the usual value, that counts half.</summary>
    public const double Half = 0.1;

    private const int FewestValues = 8;

    /// <summary>Units of scatter that it rose at least.</summary>
    private const double MinimumZ = 1;

    /// <summary>Share of the usual scatter that is left at most.</summary>
    private const double Still = 0.35;

    /// <summary>Share of the past that was below the level.</summary>
    private const double HardlyEver = 0.95;

    /// <summary>The rise as a shift, and how still it stands (0 = as ever, 1 = no scatter at all).</summary>
    public static (Shift Shift, double Stillness) Of(ObservedSeries series)
    {
        if (series.Meaning.Role != MetricRole.Cpu || series.After.Count < FewestValues) return (Shift.None, 0);
        var past = series.Normal.Concat(series.Before.Select(point => point.Value)).ToList();
        if (past.Count < FewestValues) return (Shift.None, 0);
        var after = series.After.Select(point => point.Value).ToList();
        var level = OrderStatistics.Median(after);
        var usual = Math.Max(OrderStatistics.Median(past), series.Before.Count == 0 ? 0 : OrderStatistics.Median(series.Before.Select(point => point.Value)));
        var (scatter, left) = (OrderStatistics.Mad(past, usual), OrderStatistics.Mad(after, level));
        if (level <= OrderStatistics.Quantile(past, HardlyEver) || left >= Still * scatter || level - usual < MinimumZ * scatter) return (Shift.None, 0);
        return (new Shift(usual, level, level - usual, (level - usual) / scatter, after.Count), 1 - (left / scatter));
    }
}
