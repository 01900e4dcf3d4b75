using AIOps.Orchestrations.Workflows.Port;

namespace AIOps.Orchestrations.Workflows.Remediation;

/// <summary>Begins the action, waits for it, proves it by the signal, and undoes it when it did not help and can be undone.</summary>
internal sealed class RemediationWorkflow : IWorkflow<RemediationInput, RemediationResult>
{
    /// <summary>An action that is not done after this long counts as failed; Azure's slowest (redeploy, deallocate) take about 10 minutes.</summary>
    private static readonly TimeSpan ActionLimit = TimeSpan.FromMinutes(45);
    private static readonly TimeSpan FailedPause = TimeSpan.FromMinutes(1);

    /// <inheritdoc/>
    public async Task<RemediationResult> RunAsync(IWorkflowContext context, RemediationInput input)
    {
        var action = await DoAsync(context, input, ActionRole.Action);
        if (action.State != StepState.Succeeded)
        {
            return new RemediationResult(false, action.Text) { After = After(action.State) };
        }

        var proof = await VerifyAsync(context, input);
        if (proof.Passed == true)
        {
            return new RemediationResult(true, proof.Text);
        }

        if (!proof.HasRollback)
        {
            return new RemediationResult(false, $"{proof.Text} It cannot be undone.") { After = AfterRemediation.TellAPerson };
        }

        var undo = await DoAsync(context, input, ActionRole.Rollback);
        return undo.State == StepState.Succeeded
            ? new RemediationResult(false, $"{proof.Text} It was rolled back.")
            : new RemediationResult(false, $"{proof.Text} The rollback failed: {undo.Text}") { After = AfterRemediation.APersonFirst };
    }

    /// <summary>An action that failed was sent, and half of it may be done; one that was given up may still run.</summary>
    private static AfterRemediation After(StepState state) => state switch
    {
        StepState.Refused => AfterRemediation.Nothing,
        StepState.Failed => AfterRemediation.TellAPerson,
        _ => AfterRemediation.APersonFirst,
    };

    private static async Task<StepResult> DoAsync(IWorkflowContext context, RemediationInput input, ActionRole role)
    {
        var name = role == ActionRole.Action ? "action" : "rollback";
        var giveUpAt = context.Now + ActionLimit;
        context.SetStatus($"starts the {name}");
        var step = await BeginAsync(context, input, role);
        while (step.State is StepState.Running or StepState.Busy)
        {
            if (context.Now >= giveUpAt)
            {
                return step with { Text = $"The {name} was not done after {ActionLimit.TotalMinutes:0} minutes. Last word: {step.Text}" };
            }

            context.SetStatus($"waits for the {name}: {step.Text}");
            await context.SleepUntilAsync(context.Now + step.AskAgainAfter);
            step = step.State == StepState.Busy ? await BeginAsync(context, input, role) : await PollAsync(context, input, role);
        }

        return step;
    }

    /// <summary>A beginning that failed may have begun: the intent knows, so it is begun again, not given up.</summary>
    private static async Task<StepResult> BeginAsync(IWorkflowContext context, RemediationInput input, ActionRole role)
    {
        try
        {
            return await context.CallAsync(RemediationNames.Begin, new BeginRequest(input.IncidentId, input.PlanId, role, context.Now), Patience.ThenAPerson);
        }
        catch (StepFailedException failure)
        {
            return new StepResult(StepState.Busy, FailedPause, failure.Message);
        }
    }

    private static async Task<StepResult> PollAsync(IWorkflowContext context, RemediationInput input, ActionRole role)
    {
        try
        {
            return await context.CallAsync(RemediationNames.Poll, new PollRequest(input.IncidentId, input.PlanId, role, context.Now), Patience.ThenAPerson);
        }
        catch (StepFailedException failure)
        {
            return new StepResult(StepState.Running, FailedPause, failure.Message);
        }
    }

    private static async Task<VerifyResult> VerifyAsync(IWorkflowContext context, RemediationInput input)
    {
        var doneAt = context.Now;
        while (true)
        {
            var proof = await context.CallAsync(RemediationNames.Verify, new VerifyRequest(input.IncidentId, input.PlanId, doneAt, context.Now), Patience.ToTheEnd);
            if (proof.Passed is not null)
            {
                return proof;
            }

            context.SetStatus($"verifies: {proof.Text}");
            await context.SleepUntilAsync(context.Now + proof.AskAgainAfter);
        }
    }
}
