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

    /// <summary>What is left of the unexplained rest at the symptom's own node.</summary>
    private const double LeftOver = 0.3;

    /// <summary>What is left of a finding that no call path connects with the symptom (edges may be missing).</summary>
    private const double Unreachable = 0.3;

    /// <summary>What is left of an excess of another kind than the symptom's.</summary>
    private const double OtherKind = 0.3;

    /// <summary>What a vanishing share of the largest own excess costs: several nodes may each have enough to explain the whole symptom.</summary>
    private const double Trailing = 0.3;

    /// <summary>Trust in the largest of the other excesses where the symptom's own is not explained by any.</summary>
    private const double Marker = 0.7;

    private static readonly MetricRole[] SymptomRoles = [MetricRole.Latency, MetricRole.Errors, MetricRole.Availability];

    private readonly ExcessLedger ledger = new(frame);

    private readonly Dictionary<MetricRole, Dictionary<string, ExcessAccount>> accountsOf = [];

    private readonly GraphCoverage places = new(frame, graph);

    public IEnumerable<Finding> Find() => SymptomRoles.SelectMany(Find);

    private IEnumerable<Finding> Find(MetricRole role)
    {
        var symptoms = frame.Symptoms.Select(symptom => symptom.Node).ToHashSet(StringComparer.Ordinal);
        var all = new Dictionary<string, ExcessAccount>(AccountsOf(role), StringComparer.Ordinal);
        // Where everything ends up, a single wild value may have any reason.
        foreach (var node in symptoms.Where(all.ContainsKey)) all[node] = all[node] with { Total = all[node].Typical };
        var disturbed = all.Where(one => one.Value.Shift.Z >= MinimumZ || symptoms.Contains(one.Key)).ToDictionary(one => one.Key, one => one.Value, StringComparer.Ordinal);
        if (disturbed.Count == 0) yield break;
        var whole = Whole(role, all);
        var sameKind = SameKind(role);
        var known = Loops.Cut(HiddenEdges.AddTo(graph, disturbed, symptoms), disturbed);
        var reached = known.DistancesFrom(symptoms);
        var own = disturbed.Keys.ToDictionary(node => node, node => ExcessLedger.OwnOf(node, disturbed, known) + (role == MetricRole.Latency ? WireExcess.Of(node, disturbed, known) : 0), StringComparer.Ordinal);
        var unexplained = symptoms.Where(disturbed.ContainsKey).Select(node => own[node] / whole).DefaultIfEmpty(0).Max();
        var elsewhere = disturbed.Keys.Where(node => !symptoms.Contains(node)).Select(node => own[node]).DefaultIfEmpty(0).Max();
        var largest = own.Values.Max();
        var severest = disturbed.Where(one => !symptoms.Contains(one.Key)).Select(one => SeverityOf(one.Value)).DefaultIfEmpty(0).Max();
        foreach (var (node, account) in disturbed)
        {
            var share = Math.Min(1, own[node] / whole);
            // A symptom that the flow does not explain tells when, not how much: the others are then compared with each other.
            if (!symptoms.Contains(node) && elsewhere > 0) share = Math.Max(share, Marker * Math.Min(1, unexplained) * own[node] / elsewhere);
            // Without a graph nothing tells whose excess is whose; where it begins, it is the largest part of what is usual.
            if (severest > 0 && role != MetricRole.Errors && !symptoms.Contains(node))
                share += places.Unknown * ((SeverityOf(account) / severest * (places.IsBlank ? 1 : own[node] / account.Total)) - share);
            if (share <= 0) continue;
            var lead = largest <= 0 ? 1 : 1 - Trailing + (Trailing * own[node] / largest);
            yield return new Finding
            {
                Component = Components.Excess, Node = node, Strength = share * lead * account.Certainty * PlaceOf(node, reached) * (account.Certainty < 1 && sameKind < 1 ? OtherKind : sameKind),
                Series = account.Series, Shift = account.Shift, Role = role, Share = share,
            };
        }
    }

    // What is left over at the place where everything ends up is mostly what other callees did unseen. The more nodes no path leads to, the less a missing path says.
    private double PlaceOf(string node, Dictionary<string, int> reached) => !reached.TryGetValue(node, out var distance)
        ? Unreachable + ((1 - Unreachable) * places.Unknown)
        : distance == 0 && places.MayCallOthers(node) ? LeftOver : 1;

    private Dictionary<string, ExcessAccount> AccountsOf(MetricRole role) => accountsOf.TryGetValue(role, out var known) ? known : accountsOf[role] = ledger.AccountsOf(role);

    // Slow answers are explained by slow answers, failures by failures; across kinds only weakly, unless nobody else shows the symptom's kind.
    private double SameKind(MetricRole role)
    {
        var kinds = frame.Symptoms.Where(symptom => SymptomRoles.Contains(symptom.Role)).Select(symptom => Family(symptom.Role)).ToHashSet();
        if (kinds.Count == 0 || kinds.Contains(Family(role))) return 1;
        var alerted = frame.Symptoms.Select(symptom => symptom.Node).ToHashSet(StringComparer.Ordinal);
        return SymptomRoles.Where(other => kinds.Contains(Family(other))).SelectMany(other => AccountsOf(other)).Any(one => one.Value.Shift.Z >= MinimumZ && !alerted.Contains(one.Key)) ? OtherKind : Marker;
    }

    private static double SeverityOf(ExcessAccount account) => Math.Max(0, account.Shift.Relative);

    private static MetricRole Family(MetricRole role) => role == MetricRole.Availability ? MetricRole.Errors : role;

    // The symptom's excess is the whole that is explained; without one of this role, the largest excess is.
    private double Whole(MetricRole role, Dictionary<string, ExcessAccount> accounts)
    {
        var symptoms = frame.Symptoms.Where(symptom => symptom.Role == role && accounts.ContainsKey(symptom.Node)).Select(symptom => accounts[symptom.Node].Total);
        return symptoms.DefaultIfEmpty(accounts.Values.Max(account => account.Total)).Max();
    }
}
