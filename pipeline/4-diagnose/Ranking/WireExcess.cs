namespace AIOps.Diagnose.Ranking;

/// <summary>
/// Waiting that neither a caller nor its callees account for, on both sides of the same node: its callers wait longer for it than it takes, and it waits longer for others than they
/// take. One cause that explains both is the node's own wire; without the times of each call it shows only so.
/// </summary>
internal static class WireExcess
{
    /// <summary>Share of a node's excess that is its own at least.</summary>
    private const double Least = 0.25;

    /// <summary>What a node's callers cannot explain for themselves, and it can; 0 when one of its sides is explained.</summary>
    public static double Of(string node, Dictionary<string, ExcessAccount> accounts, DependencyIndex graph)
    {
        var callers = graph.CallersOf(node);
        // A leaf that takes longer explains itself.
        if (callers.Count == 0 || graph.CalleesOf(node).Count == 0 || !IsOwn(node)) return 0;
        return callers.All(IsOwn) ? callers.Sum(caller => ExcessLedger.OwnOf(caller, accounts, graph)) : 0;

        bool IsOwn(string one) => accounts.TryGetValue(one, out var account) && account.Certainty >= 1 && ExcessLedger.OwnOf(one, accounts, graph) >= Least * account.Total;
    }
}
