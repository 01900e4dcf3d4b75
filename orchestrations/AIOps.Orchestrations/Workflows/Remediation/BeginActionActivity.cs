using AIOps.Orchestrations.Approvals;
using AIOps.Orchestrations.Approvals.Rights;
using AIOps.Orchestrations.Plans;
using AIOps.Orchestrations.Ports;
using AIOps.Orchestrations.Workflows.Port;
using AIOps.Remediate;
using AIOps.Remediate.Approvals;
using AIOps.Remediate.Policy;

namespace AIOps.Orchestrations.Workflows.Remediation;

/// <summary>
/// Starts an action at most once. Everything is checked again right before (kill switch, policy, approval and hash, rights, state of the target), then the intent is written,
/// then the action is sent with the intent's id. A repeated step finds the intent: it asks the other side what became of the first try and
/// sends again only when that never arrived.
/// </summary>
internal sealed class BeginActionActivity(
    PlanRepository plans,
    IntentRepository intents,
    ApprovalRepository approvals,
    ApproverDirectory directory,
    ActionLedger ledger,
    ActionStory story,
    PolicyFactCollector facts,
    PolicyEngine policy,
    TargetCheck target,
    Actuators actuators) : IActivity<BeginRequest, StepResult>
{
    private static readonly TimeSpan BusyPause = TimeSpan.FromSeconds(15);

    /// <inheritdoc/>
    public async Task<StepResult> RunAsync(BeginRequest input, ActivityContext context)
    {
        var plan = await plans.GetAsync(input.IncidentId, input.PlanId, context.Cancellation)
            ?? throw new InvalidOperationException($"Plan {input.PlanId} does not exist.");
        var action = (input.Role == ActionRole.Action ? plan.Action : plan.Rollback)
            ?? throw new InvalidOperationException($"Plan {input.PlanId} has no {input.Role}.");
        var intentId = IntentIds.Of(input.PlanId, input.Role);
        var known = await intents.GetAsync(input.IncidentId, intentId, context.Cancellation);
        if (known is { State: not null })
        {
            return Steps.Of(known);
        }

        var (actuator, asked) = actuators.Get(action);
        if (known is not null && await actuator.FindAsync(asked, intentId, known.CreatedAt, context.Cancellation) is { } earlier)
        {
            return await RecordAsync(plan, action, input, intentId, earlier, context.Cancellation);
        }

        if (await RefusalAsync(plan, input, known is not null, context.Cancellation) is { } refusal)
        {
            await story.TellRefusedAsync(plan, action, input, refusal, context.Cancellation);
            return new StepResult(StepState.Refused, TimeSpan.Zero, refusal);
        }

        if (!await ledger.TryTakeAsync(action.TargetId, input.IncidentId, intentId, input.Now, context.Cancellation))
        {
            return new StepResult(StepState.Busy, BusyPause, "Another incident works on the target.");
        }

        await intents.CreateAsync(
            new Intent { Id = intentId, IncidentId = input.IncidentId, PlanId = input.PlanId, CreatedAt = input.Now }, context.Cancellation);
        await story.TellStartedAsync(plan, action, input, intentId, context.Cancellation);
        var progress = await actuator.StartAsync(asked, intentId, context.Cancellation);
        return await RecordAsync(plan, action, input, intentId, progress, context.Cancellation);
    }

    private async Task<string?> RefusalAsync(RemediationPlan plan, BeginRequest input, bool isRepeated, CancellationToken cancellation)
    {
        if (!Remediate.Planning.PlanHash.IsIntact(plan))
        {
            return "The stored plan is not the plan that was made: its hash does not fit.";
        }

        var decision = policy.Decide(plan, await facts.CollectAsync(plan, input.Now, cancellation));
        if (decision.Outcome == PolicyOutcome.Forbid)
        {
            return string.Join(' ', decision.Log.Where(rule => rule.Outcome == PolicyOutcome.Forbid).Select(rule => rule.Reason));
        }

        if (await ApprovalRefusalAsync(plan, input.Role, decision, cancellation) is { } refusal)
        {
            return refusal;
        }

        // What the action itself changed, or a first try that nobody heard back from, is no reason to stop: the target was checked before the intent was written.
        return input.Role == ActionRole.Action && !isRepeated ? await target.ChangeAsync(plan, cancellation) : null;
    }

    private async Task<string?> ApprovalRefusalAsync(RemediationPlan plan, ActionRole role, PolicyDecision decision, CancellationToken cancellation)
    {
        var approval = await approvals.GetAsync($"{plan.Id}-{plan.Hash[..8]}", cancellation);
        if (approval is null)
        {
            // Undoing is part of the plan that was let through: that the action itself used up rest, rate or budget does not hold it back.
            return decision.Outcome == PolicyOutcome.Auto || role == ActionRole.Rollback ? null : "The policy asks for an approval now, and there is none.";
        }

        return ApprovalRules.Covers(approval.Value, plan)
            ? await RightsRefusalAsync(approval.Value, plan, cancellation)
            : $"The approval does not cover the plan: it is {approval.Value.Status.ToString().ToLowerInvariant()}.";
    }

    /// <summary>Rights are asked for again, by identity: a role may have been withdrawn between the decision and now.</summary>
    private async Task<string?> RightsRefusalAsync(Approval approval, RemediationPlan plan, CancellationToken cancellation)
    {
        List<ApprovalVote> still = [];
        foreach (var vote in approval.Votes)
        {
            var rights = await directory.OfAsync(vote.Actor, cancellation: cancellation);
            if (rights.MayApprove && (rights.MayBreakGlass || !vote.BreakGlass))
            {
                still.Add(vote);
            }
        }

        return ApprovalRules.Covers(approval with { Votes = still }, plan)
            ? null
            : $"The approval does not count any more: {string.Join(", ", approval.Votes.Except(still).Select(vote => vote.DisplayName))} may no longer decide.";
    }

    private async Task<StepResult> RecordAsync(
        RemediationPlan plan, PlannedAction action, BeginRequest input, string intentId, ActionProgress progress, CancellationToken cancellation)
    {
        if (progress.State == ActionState.Busy)
        {
            // Nothing was started: the next try begins with a clean slate, checks included.
            await intents.DeleteAsync(input.IncidentId, intentId, cancellation);
            await ledger.ForgetAsync(intentId, input.Now, cancellation);
            return new StepResult(StepState.Busy, progress.RetryAfter, progress.Message);
        }

        var intent = await intents.UpdateAsync(input.IncidentId, intentId, current => Steps.With(current, progress, input.Now), cancellation);
        if (intent?.EndedAt is not null)
        {
            await ledger.ReleaseAsync(action.TargetId, input.IncidentId, input.Now, cancellation);
            await story.TellEndedAsync(plan, action, input.Role, intent, cancellation);
        }

        return Steps.Of(intent!, progress.RetryAfter);
    }
}
