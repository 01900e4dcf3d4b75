using AIOps.Orchestrations.Approvals;
using AIOps.Orchestrations.Audit;
using AIOps.Orchestrations.Incidents;
using AIOps.Orchestrations.Plans;
using AIOps.Orchestrations.Ports;
using AIOps.Orchestrations.Workflows.Port;
using AIOps.Remediate;
using AIOps.Remediate.Planning;
using AIOps.Remediate.Policy;
using Microsoft.Extensions.Options;

namespace AIOps.Orchestrations.Workflows.Incidents;

/// <summary>Makes a plan from the diagnosis, lets the actuator's dry run say what would change, asks the policy, and asks people where it says so.</summary>
internal sealed class PlanActivity(
    IncidentRepository incidents,
    IncidentStory story,
    PlanRepository plans,
    ApprovalRepository approvals,
    ApprovalStory approvalStory,
    PolicyFactCollector facts,
    IResourceGraph topology,
    Actuators actuators,
    Planner planner,
    PolicyEngine policy,
    IOptions<RemediateOptions> options,
    IOptions<ApprovalOptions> approvalOptions) : IActivity<MakePlanRequest, PlanOutcome>
{
    /// <inheritdoc/>
    public async Task<PlanOutcome> RunAsync(MakePlanRequest input, ActivityContext context)
    {
        // A repeated step finds the plan of the first try, and what people were asked: neither changes under them, whatever the target or the policy says by now.
        if (await plans.GetAsync(input.IncidentId, PlanId(input, input.Attempt), context.Cancellation) is not { } plan)
        {
            var record = (await incidents.GetAsync(input.IncidentId, context.Cancellation))!.Value;
            var proposal = await ProposeAsync(record, input, context.Cancellation);
            if (proposal.Plan is null)
            {
                await story.TellAsync(
                    input.IncidentId, new TimelineEntry(input.Now, "plan", "No action is proposed", proposal.WhyNot!, "aiops", []), null, context.Cancellation);
                return new PlanOutcome(PlanVerdict.NoPlan, null, null, input.Now, input.Now, proposal.WhyNot!);
            }

            plan = await plans.CreateAsync(proposal.Plan, context.Cancellation);
        }

        var approval = (await approvals.GetAsync(ApprovalId(plan), context.Cancellation))?.Value;
        var decision = approval?.Policy ?? policy.Decide(plan, await facts.CollectAsync(plan, input.Now, context.Cancellation));
        if (approval is null)
        {
            await TellAsync(plan, decision, input, context.Cancellation);
            approval = decision.Outcome == PolicyOutcome.Approval ? await AskAsync(plan, decision, input.Now, context.Cancellation) : null;
        }

        // People may decide from here on, and the incident waits only when this step ends well: little may fail behind it.
        await incidents.UpdateAsync(
            input.IncidentId,
            current => current with { Plan = plan, Policy = decision, ApprovalId = approval?.Id, Verification = null },
            context.Cancellation);
        if (approval is not null)
        {
            await approvalStory.TellRequestedAsync(approval, context.Cancellation);
        }

        return new PlanOutcome(
            Verdict(decision.Outcome), plan.Id, approval?.Id, approval?.RequestedAt ?? input.Now, approval?.ExpiresAt ?? input.Now, Because(decision, plan))
        {
            Nudges = approval is null ? null : ApprovalNudges.Of(approval, approvalOptions.Value),
        };
    }

    private async Task<PlanResult> ProposeAsync(IncidentRecord record, MakePlanRequest input, CancellationToken cancellation)
    {
        if (record.Diagnosis is null)
        {
            return new PlanResult(null, "There is no diagnosis yet.");
        }

        List<PlannedAction> tried = [];
        foreach (var attempt in Enumerable.Range(1, input.Attempt - 1).Except(input.Helped))
        {
            if (await plans.GetAsync(input.IncidentId, PlanId(input, attempt), cancellation) is { } earlier)
            {
                tried.Add(earlier.Action);
            }
        }

        var graph = await topology.GetAsync(cancellation);
        var incident = input.Attempt > 1 ? IncidentFocus.OnActive(record.Incident) : record.Incident;
        var result = planner.Plan(new PlanRequest(incident, record.Diagnosis, graph, input.Attempt, policy.Version) { Tried = tried, Opening = input.Opening, AttemptAtProblem = AttemptAtProblem(input) });
        if (result.Plan is not { } plan)
        {
            return result;
        }

        if (actuators.Find(plan.Action) is not var (actuator, action))
        {
            return new PlanResult(null, $"No actuator of this host can do {plan.Action.ActionId}.");
        }

        try
        {
            return new PlanResult(PlanHash.Seal(plan with { Changes = await actuator.DryRunAsync(action, cancellation) }), null);
        }
        catch (ActionPreconditionException refusal)
        {
            return new PlanResult(null, refusal.Message);
        }
    }

    private static int AttemptAtProblem(MakePlanRequest input) => input.AttemptAtProblem > 0 ? input.AttemptAtProblem : input.Attempt;

    private static string PlanId(MakePlanRequest input, int attempt) => Planner.PlanId(input.IncidentId, input.Opening, attempt);

    private static string ApprovalId(RemediationPlan plan) => $"{plan.Id}-{plan.Hash[..8]}";

    private async Task<Approval> AskAsync(RemediationPlan plan, PolicyDecision decision, DateTimeOffset now, CancellationToken cancellation)
    {
        var request = Request(plan, decision, now);
        return await approvals.CreateAsync(request, cancellation) ? request : (await approvals.GetAsync(request.Id, cancellation))!.Value;
    }

    private Approval Request(RemediationPlan plan, PolicyDecision decision, DateTimeOffset now) => new()
    {
        Id = ApprovalId(plan),
        IncidentId = plan.IncidentId,
        Plan = plan,
        Policy = decision,
        Status = ApprovalStatus.Pending,
        RequestedBy = "aiops",
        RequestedAt = now,
        ExpiresAt = now + options.Value.ApprovalExpiry,
    };

    private async Task TellAsync(RemediationPlan plan, PolicyDecision decision, MakePlanRequest input, CancellationToken cancellation)
    {
        await story.TellAsync(
            input.IncidentId,
            new TimelineEntry(input.Now, "plan", $"Plan {plan.Attempt}: {plan.Action.ActionId}", plan.Reason, "aiops", plan.EvidenceIds),
            new AuditEntry($"plan:{plan.Id}", input.Now, input.IncidentId, "plan.made", "aiops", plan.Reason)
            {
                PlanHash = plan.Hash,
                PolicyVersion = plan.PolicyVersion,
                EvidenceIds = plan.EvidenceIds,
            },
            cancellation);
        await story.TellAsync(
            input.IncidentId,
            new TimelineEntry(input.Now, "policy", $"Policy: {decision.Outcome.ToString().ToLowerInvariant()}", Because(decision, plan), "aiops", []),
            new AuditEntry($"policy:{plan.Id}", input.Now, input.IncidentId, "policy.decided", "aiops", Because(decision, plan))
            {
                PlanHash = plan.Hash,
                PolicyVersion = decision.PolicyVersion,
                After = decision.Outcome.ToString().ToLowerInvariant(),
            },
            cancellation);
    }

    private static string Because(PolicyDecision decision, RemediationPlan plan) => decision.Outcome == PolicyOutcome.Auto
        ? plan.Reason
        : string.Join(' ', decision.Log.Where(rule => rule.Outcome == decision.Outcome).Select(rule => rule.Reason));

    private static PlanVerdict Verdict(PolicyOutcome outcome) => outcome switch
    {
        PolicyOutcome.Auto => PlanVerdict.Auto,
        PolicyOutcome.Approval => PlanVerdict.NeedsApproval,
        _ => PlanVerdict.Forbidden,
    };
}
