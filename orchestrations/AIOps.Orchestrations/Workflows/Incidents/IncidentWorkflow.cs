using AIOps.Correlate;
using AIOps.Orchestrations.Workflows.Approvals;
using AIOps.Orchestrations.Workflows.Port;
using AIOps.Orchestrations.Workflows.Remediation;
using Microsoft.Extensions.Logging;

namespace AIOps.Orchestrations.Workflows.Incidents;

/// <summary>An incident from its first alert to its end: collect, diagnose, plan, ask, act, verify, close.</summary>
internal sealed partial class IncidentWorkflow : IWorkflow<IncidentInput, IncidentResult>
{
    private const string System = "aiops";
    private static readonly TimeSpan LookAgain = TimeSpan.FromMinutes(1);

    /// <inheritdoc/>
    public async Task<IncidentResult> RunAsync(IWorkflowContext context, IncidentInput input)
    {
        var mail = new IncidentMailbox(context);
        context.SetStatus("collects alerts");
        await mail.WaitUntilAsync(context.Now + input.Settle, stopOnQuiet: true);

        List<Task> writing = [];
        for (var attempt = 1; attempt <= input.MaxAttempts && !mail.IsOver; attempt++)
        {
            var outcome = await TryAttemptAsync(context, input, mail, attempt, writing);
            if (outcome.Done)
            {
                return await ResolveAsync(context, input, outcome.Text, outcome.Actor, writing);
            }

            if (!outcome.TryAgain || attempt == input.MaxAttempts)
            {
                await MoveAsync(context, input, IncidentStatus.Escalated, outcome.Text, outcome.Actor);
                break;
            }
        }

        context.SetStatus("waits until the signals are quiet or an operator resolves it");
        await mail.WaitUntilOverAsync();
        return await ResolveAsync(context, input, mail.EndText, mail.EndActor ?? System, writing);
    }

    /// <summary>A model may take its time or be away: planning does not wait for it, and its failure is nobody's.</summary>
    private static async Task SummarizeAsync(IWorkflowContext context, IncidentInput input)
    {
        if (context.Version == "1.0")
        {
            return;
        }

        try
        {
            await context.CallAsync(IncidentNames.Summarize, new SummarizeRequest(input.IncidentId, context.Now));
        }
        catch (StepFailedException failed)
        {
            LogNoSummary(context.Logger, input.IncidentId, failed.Message);
        }
    }

    /// <summary>A step that fails for good hands over to a person; it does not end the incident.</summary>
    private static async Task<Outcome> TryAttemptAsync(IWorkflowContext context, IncidentInput input, IncidentMailbox mail, int attempt, List<Task> writing)
    {
        try
        {
            context.SetStatus("diagnoses");
            await context.CallAsync(IncidentNames.Diagnose, new DiagnoseRequest(input.IncidentId, attempt > 1, context.Now), Patience.ThenAPerson);
            writing.Add(SummarizeAsync(context, input));
            return await TryPlanAsync(context, input, mail, attempt);
        }
        catch (StepFailedException failure)
        {
            return Outcome.HandOver($"A step failed and a person has to look: {failure.Message}");
        }
    }

    private static async Task<Outcome> TryPlanAsync(IWorkflowContext context, IncidentInput input, IncidentMailbox mail, int attempt)
    {
        context.SetStatus("plans");
        var plan = await context.CallAsync(IncidentNames.Plan, new MakePlanRequest(input.IncidentId, attempt, context.Now) { Opening = input.Opening }, Patience.ThenAPerson);
        if (plan.Verdict is PlanVerdict.NoPlan or PlanVerdict.Forbidden)
        {
            return Outcome.HandOver(plan.Reason);
        }

        if (plan.Verdict == PlanVerdict.NeedsApproval)
        {
            await MoveAsync(context, input, IncidentStatus.AwaitingApproval, plan.Reason, System);
            var decision = await AskAsync(context, input, mail, plan);
            if (decision.Answer == ApprovalAnswer.Void && mail.IsOver)
            {
                return Outcome.Over(mail.EndText, mail.EndActor ?? System);
            }

            if (decision.Answer != ApprovalAnswer.Approved)
            {
                return Outcome.HandOver(decision.Text, decision.Actor);
            }
        }

        await MoveAsync(context, input, IncidentStatus.Remediating, plan.Reason, System);
        context.SetStatus("acts");
        var action = await context.CallChildAsync(
            RemediationNames.Workflow, new RemediationInput(input.IncidentId, plan.PlanId!), RemediationNames.InstanceId(plan.PlanId!));
        return action.Helped ? await CloseOrGoOnAsync(context, input, mail, action.Text) : Outcome.Again(action.Text);
    }

    /// <summary>The signal that was treated is back. What else was grouped here must end too: otherwise it is another problem, and closing would bury it.</summary>
    private static async Task<Outcome> CloseOrGoOnAsync(IWorkflowContext context, IncidentInput input, IncidentMailbox mail, string proof)
    {
        var until = context.Now + input.ClearGrace;
        while (!mail.IsOver)
        {
            var firing = await context.CallAsync(IncidentNames.StillFiring, new StillFiringRequest(input.IncidentId), Patience.ThenAPerson);
            if (firing.Count == 0)
            {
                break;
            }

            if (context.Now >= until)
            {
                return Outcome.Again($"{proof} But something else goes on: {firing.Text}");
            }

            context.SetStatus($"proved; waits for {firing.Count} more alerts to end");
            await mail.WaitUntilAsync(context.Now + LookAgain, stopOnQuiet: true);
        }

        return Outcome.Over(proof, System);
    }

    private static async Task<ApprovalOutcome> AskAsync(IWorkflowContext context, IncidentInput input, IncidentMailbox mail, PlanOutcome plan)
    {
        context.SetStatus($"waits for approval until {plan.ExpiresAt:yyyy-MM-dd HH:mm} UTC");
        var answer = context.CallChildAsync(
            ApprovalNames.Workflow,
            new ApprovalInput(plan.ApprovalId!, plan.RequestedAt, plan.ExpiresAt, input.ApprovalPoll) { Nudges = plan.Nudges },
            ApprovalNames.InstanceId(plan.ApprovalId!));
        if (await mail.RaceAsync(answer))
        {
            // It ended by itself: nobody needs to decide any more. Storage decides who was first, so the answer still comes from the child.
            await context.CallAsync(ApprovalNames.Withdraw, new WithdrawRequest(plan.ApprovalId!, mail.EndText, context.Now), Patience.ToTheEnd);
        }

        return await answer;
    }

    private static async Task<IncidentResult> ResolveAsync(IWorkflowContext context, IncidentInput input, string text, string actor, List<Task> writing)
    {
        await MoveAsync(context, input, IncidentStatus.Resolved, text, actor);
        await Task.WhenAll(writing);
        context.SetStatus("done");
        return new IncidentResult(text);
    }

    private static Task<Nothing> MoveAsync(IWorkflowContext context, IncidentInput input, IncidentStatus to, string reason, string actor) =>
        context.CallAsync(IncidentNames.Move, new MoveRequest(input.IncidentId, to, reason, actor, context.Now), Patience.ToTheEnd);

    [LoggerMessage(5301, LogLevel.Warning, "Incident {IncidentId} keeps its template summary: {Reason}")]
    private static partial void LogNoSummary(ILogger logger, string incidentId, string reason);

    /// <summary>How one plan ended.</summary>
    private sealed record Outcome(bool Done, bool TryAgain, string Text, string Actor)
    {
        public static Outcome Over(string text, string actor) => new(true, false, text, actor);

        public static Outcome Again(string text) => new(false, true, text, System);

        public static Outcome HandOver(string text, string? actor = null) => new(false, false, text, actor ?? System);
    }
}
