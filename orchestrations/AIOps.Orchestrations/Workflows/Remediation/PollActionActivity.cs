using AIOps.Orchestrations.Plans;
using AIOps.Orchestrations.Ports;
using AIOps.Orchestrations.Workflows.Port;

namespace AIOps.Orchestrations.Workflows.Remediation;

/// <summary>Asks how a started action stands; the waiting between is the workflow's.</summary>
internal sealed class PollActionActivity(
    PlanRepository plans, IntentRepository intents, ActionLedger ledger, ActionStory story, Actuators actuators) : IActivity<PollRequest, StepResult>
{
    /// <inheritdoc/>
    public async Task<StepResult> RunAsync(PollRequest input, ActivityContext context)
    {
        var plan = (await plans.GetAsync(input.IncidentId, input.PlanId, context.Cancellation))!;
        var action = (input.Role == ActionRole.Action ? plan.Action : plan.Rollback)!;
        var intentId = IntentIds.Of(input.PlanId, input.Role);
        var pause = TimeSpan.Zero;
        if (await intents.GetAsync(input.IncidentId, intentId, context.Cancellation) is not { } intent)
        {
            return new StepResult(StepState.Busy, pause, "Nothing was started.");
        }

        if (intent.EndedAt is null)
        {
            var progress = await actuators.Get(action).Actuator.PollAsync(intent.Operation!, context.Cancellation);
            pause = progress.RetryAfter;
            if (progress.State == ActionState.Busy)
            {
                // The call never arrived: the next try begins with a clean slate, checks included.
                await intents.DeleteAsync(input.IncidentId, intentId, context.Cancellation);
                await ledger.ForgetAsync(intentId, intent.CreatedAt, context.Cancellation);
                return new StepResult(StepState.Busy, pause, progress.Message);
            }

            intent = (await intents.UpdateAsync(input.IncidentId, intentId, current => Steps.With(current, progress, input.Now), context.Cancellation))!;
        }

        if (intent.EndedAt is { } endedAt)
        {
            await ledger.ReleaseAsync(action.TargetId, input.IncidentId, endedAt, context.Cancellation);
            await story.TellEndedAsync(plan, action, input.Role, intent, context.Cancellation);
        }

        return Steps.Of(intent, pause);
    }
}
