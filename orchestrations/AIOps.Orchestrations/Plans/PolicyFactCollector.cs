using AIOps.Correlate;
using AIOps.Orchestrations.Ports;
using AIOps.Remediate;
using AIOps.Remediate.Policy;

namespace AIOps.Orchestrations.Plans;

/// <summary>Reads what is true now for the policy: tags, locks, who holds the target, when it was last touched, how much ran this hour, the kill switch.</summary>
public sealed class PolicyFactCollector(
    IResourceGraph topology, ActionLedger ledger, KillSwitch killSwitch, IErrorBudgets budgets, IEnumerable<IResourceLocks> locks)
{
    /// <summary>Reads the facts of a plan.</summary>
    public async Task<PolicyFacts> CollectAsync(RemediationPlan plan, DateTimeOffset now, CancellationToken cancellation)
    {
        var target = plan.Action.TargetId;
        var graph = ServiceGraphQuery.Of(await topology.GetAsync(cancellation));
        var state = await ledger.OfTargetAsync(target, cancellation);
        var found = await LockAsync(target, cancellation);
        var budget = await budgets.RemainingPercentAsync([target], cancellation);
        return new PolicyFacts
        {
            Now = now,
            Tags = Tags(graph, target),
            TargetKnown = graph.Node(target) is not null,
            TargetStateKnown = found.Known,
            ResourceLock = found.Name,
            KillSwitch = await killSwitch.IsOnAsync(cancellation),
            LeaseHeldBy = state?.HolderAt(now) is { } holder && holder != plan.IncidentId ? holder : null,
            LastActionAt = state?.LastEndedAt,
            ErrorBudgetPercent = budget,
            ErrorBudgetKnown = budget is not null,
            ActionsLastHour = await ledger.CountSinceAsync(now.AddHours(-1), cancellation),
        };
    }

    private async Task<ResourceLock> LockAsync(string target, CancellationToken cancellation)
    {
        foreach (var source in locks)
        {
            var found = await source.FindAsync(target, cancellation);
            if (found != ResourceLock.None)
            {
                return found;
            }
        }

        return ResourceLock.None;
    }

    private static Dictionary<string, string> Tags(ServiceGraphQuery graph, string target)
    {
        var tags = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        for (var id = target; id is not null; id = ArmId.Parse(id).ParentId)
        {
            foreach (var (name, value) in graph.Node(id)?.Tags ?? new Dictionary<string, string>())
            {
                tags.TryAdd(name, value);
            }
        }

        return tags;
    }
}
