using AIOps.Correlate;
using AIOps.Orchestrations.Ports;
using AIOps.Remediate;
using AIOps.Remediate.Policy;

namespace AIOps.Orchestrations.Plans;

/// <summary>Reads what is true now for the policy: tags, who holds the target, when it was last touched, how much ran this hour, the kill switch.</summary>
public sealed class PolicyFactCollector(IResourceGraph topology, ActionLedger ledger, KillSwitch killSwitch, IErrorBudgets budgets)
{
    /// <summary>Reads the facts of a plan.</summary>
    public async Task<PolicyFacts> CollectAsync(RemediationPlan plan, DateTimeOffset now, CancellationToken cancellation)
    {
        var target = plan.Action.TargetId;
        var graph = ServiceGraphQuery.Of(await topology.GetAsync(cancellation));
        var state = await ledger.OfTargetAsync(target, cancellation);
        var budget = await budgets.RemainingPercentAsync([target], cancellation);
        return new PolicyFacts
        {
            Now = now,
            Tags = Tags(graph, target),
            TargetKnown = graph.Node(target) is not null,
            KillSwitch = await killSwitch.IsOnAsync(cancellation),
            LeaseHeldBy = state?.HeldBy == plan.IncidentId ? null : state?.HeldBy,
            LastActionAt = state?.LastEndedAt,
            ErrorBudgetPercent = budget,
            ErrorBudgetKnown = budget is not null,
            ActionsLastHour = await ledger.CountSinceAsync(now.AddHours(-1), cancellation),
        };
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
