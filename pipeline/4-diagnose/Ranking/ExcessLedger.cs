using AIOps.Diagnose.Metrics;

namespace AIOps.Diagnose.Ranking;

/// <summary>The excess of one node: a series that shows it, how far it moved, and the total over the values since the onset.</summary>
/// <param name="Series">The series.</param>
/// <param name="Shift">How far it moved.</param>
/// <param name="Total">Sum over the values.</param>
/// <param name="Typical">The same, if no value had moved much further than the median one.</param>
internal sealed record ExcessAccount(ObservedSeries Series, Shift Shift, double Total, double Typical)
{
    /// <summary>Units of scatter from which on an excess counts in full.</summary>
    private const double Certain = 6;

    /// <summary>False for a quantile: what is rare raises it as much as what is frequent, so it neither adds up over requests nor is shared among callers.</summary>
    public bool IsConserved => ExcessLedger.IsTotalled(Series);

    public double Certainty => Math.Min(1, Shift.Z / Certain);
}

/// <summary>Adds up excess per node and takes off what the callees explain.</summary>
internal sealed class ExcessLedger(RankingFrame frame)
{
    private readonly Dictionary<string, ObservedSeries> traffic = Arrivals.Of(frame);

    /// <summary>The accounts of all nodes that moved.</summary>
    /// <param name="role">What is counted.</param>
    /// <param name="side">Towards which side: +1 up, -1 down; 0 = the bad one.</param>
    public Dictionary<string, ExcessAccount> AccountsOf(MetricRole role, int side = 0)
    {
        var accounts = new Dictionary<string, ExcessAccount>(StringComparer.Ordinal);
        foreach (var group in frame.Series.Where(series => series.Meaning.Role == role).GroupBy(series => series.Node, StringComparer.Ordinal))
        {
            var best = group.Where(IsTotalled).DefaultIfEmpty(group.First()).Select(series => AccountOf(series, side)).MaxBy(account => account.Total)!;
            if (best.Total > 0) accounts[group.Key] = best;
        }

        return accounts;
    }

    /// <summary>A node's excess without its callees' part of it.</summary>
    public static double OwnOf(string node, Dictionary<string, ExcessAccount> accounts, DependencyIndex graph) =>
        Math.Max(0, accounts[node].Total - graph.CalleesOf(node).Sum(callee => Inherited(node, callee, accounts, graph)));

    /// <summary>Means add up over calls, quantiles do not.</summary>
    public static bool IsTotalled(ObservedSeries series) => series.Statistic is "" or "Average" or "Sum" or "Total";

    // An uncertain excess explains only as much as it is certain.
    private static double Inherited(string caller, string callee, Dictionary<string, ExcessAccount> accounts, DependencyIndex graph)
    {
        if (!accounts.TryGetValue(callee, out var account)) return 0;
        if (!accounts[caller].IsConserved) return account.Total * account.Certainty;
        var all = graph.CallersOf(callee).Sum(other => accounts.TryGetValue(other, out var one) ? one.Total : 0);
        return all <= 0 ? 0 : account.Total * account.Certainty * accounts[caller].Total / all;
    }

    private ExcessAccount AccountOf(ObservedSeries series, int side)
    {
        if (side == 0) side = series.Meaning.Bad == BadSide.Low ? -1 : +1;
        var (_, _, movements) = ShiftEstimator.Movements(series, side);
        var weights = series.Meaning.Role == MetricRole.Errors || !IsTotalled(series) ? null : WeightsOf(series);
        return new(series, ShiftEstimator.Towards(series, side), Sum(movements, weights), Sum(ShiftEstimator.Tamed(movements), weights));
    }

    private static double Sum(IReadOnlyList<double> movements, double[]? weights) => movements.Select((movement, i) => movement * (weights?[i] ?? 1)).Sum();

    // Requests at the time of each value, or their median where none were recorded.
    private double[]? WeightsOf(ObservedSeries series)
    {
        if (!traffic.TryGetValue(series.Node, out var requests)) return null;
        var usual = OrderStatistics.Median(requests.After.Select(point => point.Value));
        var byTime = new Dictionary<long, double>();
        foreach (var point in requests.After) byTime[point.Ticks] = point.Value;
        return [.. series.After.Select(point => byTime.GetValueOrDefault(point.Ticks, usual))];
    }
}
