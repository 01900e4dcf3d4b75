using AIOps.Diagnose.Metrics;

namespace AIOps.Diagnose.Ranking;

/// <summary>
/// Where extra waiting (seconds x requests), failed answers or lost availability begins. Excess flows from callee to caller, so what a node's callees
/// already explain is taken off its own account; a callee's excess is shared among its callers in proportion to theirs.
/// </summary>
internal sealed class ExcessAttribution(RankingFrame frame, DependencyIndex graph)
{
    /// <summary>Below this many units of scatter a node does not count as disturbed.</summary>
    private const double MinimumZ = 3;

    /// <summary>What is left of a finding that no call path connects with the symptom (edges may be missing).</summary>
    private const double Unreachable = 0.3;

    private static readonly MetricRole[] SymptomRoles = [MetricRole.Latency, MetricRole.Errors, MetricRole.Availability];

    public IEnumerable<Finding> Find() => SymptomRoles.SelectMany(Find);

    private IEnumerable<Finding> Find(MetricRole role)
    {
        var accounts = Accounts(role);
        if (accounts.Count == 0) yield break;
        var reached = graph.DistancesFrom(frame.Symptoms.Select(symptom => symptom.Node));
        var whole = Whole(role, accounts);
        foreach (var (node, account) in accounts)
        {
            var own = Math.Max(0, account.Total - graph.CalleesOf(node).Sum(callee => Inherited(node, callee, accounts)));
            var share = Math.Min(1, own / whole);
            if (share <= 0) continue;
            var strength = share * Certainty(account.Shift.Z) * (reached.ContainsKey(node) || reached.Count == 0 ? 1 : Unreachable);
            yield return new Finding
            {
                Component = Components.Excess, Node = node, Strength = strength, Series = account.Series, Shift = account.Shift, Role = role, Share = share,
            };
        }
    }

    // The symptom's excess is the whole that is explained; without one of this role, the largest excess is.
    private double Whole(MetricRole role, Dictionary<string, Account> accounts)
    {
        var symptoms = frame.Symptoms.Where(symptom => symptom.Role == role && accounts.ContainsKey(symptom.Node)).Select(symptom => accounts[symptom.Node].Total);
        return symptoms.DefaultIfEmpty(accounts.Values.Max(account => account.Total)).Max();
    }

    private double Inherited(string caller, string callee, Dictionary<string, Account> accounts)
    {
        if (!accounts.TryGetValue(callee, out var account)) return 0;
        var all = graph.CallersOf(callee).Sum(other => accounts.TryGetValue(other, out var one) ? one.Total : 0);
        return all <= 0 ? 0 : account.Total * accounts[caller].Total / all;
    }

    private Dictionary<string, Account> Accounts(MetricRole role)
    {
        var accounts = new Dictionary<string, Account>(StringComparer.Ordinal);
        foreach (var group in frame.Series.Where(series => series.Meaning.Role == role).GroupBy(series => series.Node, StringComparer.Ordinal))
        {
            var best = group.Where(IsTotalled).DefaultIfEmpty(group.First()).Select(AccountOf).MaxBy(account => account.Total)!;
            if (best.Shift.Z >= MinimumZ && best.Total > 0) accounts[group.Key] = best;
        }

        return accounts;
    }

    // Means add up over calls, quantiles do not.
    private static bool IsTotalled(ObservedSeries series) => series.Statistic is "" or "Average" or "Sum" or "Total";

    private Account AccountOf(ObservedSeries series)
    {
        var side = series.Meaning.Bad == BadSide.Low ? -1 : +1;
        var (_, _, movements) = ShiftEstimator.Movements(series, side);
        var traffic = series.Meaning.Role == MetricRole.Errors ? null : TrafficOf(series.Node);
        var total = 0.0;
        for (var i = 0; i < movements.Count; i++)
            total += Math.Max(0, movements[i]) * (traffic?.At(series.After[i].Ticks) ?? 1);
        return new(series, ShiftEstimator.Of(series), total);
    }

    private TrafficWeight? TrafficOf(string node)
    {
        var series = frame.Series.FirstOrDefault(one => one.Node == node && one.Meaning.Role == MetricRole.Traffic);
        return series is null || series.After.Count == 0 ? null : new(series);
    }

    private static double Certainty(double z) => Math.Min(1, z / (2 * MinimumZ));

    private sealed record Account(ObservedSeries Series, Shift Shift, double Total);

    /// <summary>Requests at the time of a value, or their median where none were recorded.</summary>
    private sealed class TrafficWeight(ObservedSeries series)
    {
        private readonly Dictionary<long, double> byTime = series.After.GroupBy(point => point.Ticks).ToDictionary(group => group.Key, group => group.Last().Value);
        private readonly double usual = OrderStatistics.Median(series.After.Select(point => point.Value));

        public double At(long ticks) => byTime.TryGetValue(ticks, out var value) ? value : usual;
    }
}
