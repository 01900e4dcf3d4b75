using AIOps.Correlate;
using AIOps.Orchestrations.Workflows.Port;
using Microsoft.Extensions.Logging;

namespace AIOps.Orchestrations.Workflows.Incidents;

/// <summary>An incident from its first alert to its end: collect, diagnose, plan, ask, act, verify, close.</summary>
internal sealed partial class IncidentWorkflow : IWorkflow<IncidentInput, IncidentResult>
{
    private static readonly Version TreatsNews = new(1, 2), WritesSummaries = new(1, 1);

    /// <inheritdoc/>
    public async Task<IncidentResult> RunAsync(IWorkflowContext context, IncidentInput input)
    {
        var version = Version.Parse(context.Version);
        var mail = new IncidentMailbox(context);
        List<Task> writing = [];
        context.SetStatus("collects alerts");
        await mail.WaitUntilAsync(context.Now + input.Settle, stopOnQuiet: true);

        var attempts = new Attempts(input.MaxAttempts);
        while (!mail.IsOver)
        {
            attempts.Begin();
            mail.MarkSeen();
            var outcome = await TryAttemptAsync(context, input, mail, attempts, writing, version);
            if (outcome.Next == NextStep.Close)
            {
                return await ResolveAsync(context, input, outcome.Text, outcome.Actor, writing);
            }

            if (outcome.Next == NextStep.NextProblem && version >= TreatsNews && attempts.MayTakeAnotherProblem)
            {
                attempts.NextProblem(helped: true);
            }
            else if (outcome.Next == NextStep.HandOver || !attempts.IsLeft)
            {
                await EscalateAsync(context, input, outcome, attempts, version);
                if (version < TreatsNews || !await WaitForNewsAsync(context, input, mail, attempts))
                {
                    break;
                }
            }
            else if (outcome.Page && version >= TreatsNews)
            {
                await EscalateAsync(context, input, outcome, attempts, version);
            }
        }

        context.SetStatus("waits until the signals are quiet or an operator resolves it");
        await mail.WaitUntilOverAsync();
        return await ResolveAsync(context, input, mail.EndText, mail.EndActor ?? AttemptOutcome.System, writing);
    }

    /// <summary>A step that fails for good hands over to a person; it does not end the incident.</summary>
    private static async Task<AttemptOutcome> TryAttemptAsync(
        IWorkflowContext context, IncidentInput input, IncidentMailbox mail, Attempts attempts, List<Task> writing, Version version)
    {
        try
        {
            context.SetStatus("diagnoses");
            await context.CallAsync(IncidentNames.Diagnose, new DiagnoseRequest(input.IncidentId, attempts.Number > 1, context.Now), Patience.ThenAPerson);
            if (version >= WritesSummaries)
            {
                writing.Add(WriteAsync(context, input, () => context.CallAsync(IncidentNames.Summarize, new SummarizeRequest(input.IncidentId, context.Now))));
            }

            return await new IncidentAttempt(context, input, mail).RunAsync(attempts, planId =>
            {
                if (version >= TreatsNews)
                {
                    writing.Add(WriteAsync(context, input, () => context.CallAsync(IncidentNames.ProposeFixes, new ProposeFixesRequest(input.IncidentId, planId, context.Now))));
                }
            });
        }
        catch (StepFailedException failure)
        {
            return AttemptOutcome.HandOver($"A step failed and a person has to look: {failure.Message}");
        }
    }

    /// <summary>A person has it. What joins from now on nobody has looked at: it is looked at like the first, after the same settling.</summary>
    /// <returns>True when something joined that may be treated.</returns>
    private static async Task<bool> WaitForNewsAsync(IWorkflowContext context, IncidentInput input, IncidentMailbox mail, Attempts attempts)
    {
        if (!attempts.MayTakeAnotherProblem)
        {
            return false;
        }

        context.SetStatus("a person has it; waits for news, the end of its signals or an operator");
        await mail.WaitUntilOverAsync(orNews: true);
        if (mail.IsOver)
        {
            return false;
        }

        context.SetStatus("something joined: collects alerts");
        await mail.WaitUntilAsync(context.Now + input.Settle, stopOnQuiet: true);
        attempts.NextProblem(helped: false);
        return true;
    }

    /// <summary>What is only written for people may take its time or be away: planning does not wait for it, and its failure is nobody's.</summary>
    private static async Task WriteAsync(IWorkflowContext context, IncidentInput input, Func<Task> write)
    {
        try
        {
            await write();
        }
        catch (StepFailedException failed)
        {
            LogNotWritten(context.Logger, input.IncidentId, failed.Message);
        }
    }

    private static Task<Nothing> EscalateAsync(IWorkflowContext context, IncidentInput input, AttemptOutcome outcome, Attempts attempts, Version version) =>
        context.CallAsync(
            IncidentNames.Move,
            new MoveRequest(input.IncidentId, IncidentStatus.Escalated, outcome.Text, outcome.Actor, context.Now) { Attempt = version >= TreatsNews && outcome.Page ? attempts.Number : 0 },
            Patience.ToTheEnd);

    private static async Task<IncidentResult> ResolveAsync(IWorkflowContext context, IncidentInput input, string text, string actor, List<Task> writing)
    {
        await context.CallAsync(IncidentNames.Move, new MoveRequest(input.IncidentId, IncidentStatus.Resolved, text, actor, context.Now), Patience.ToTheEnd);
        await Task.WhenAll(writing);
        context.SetStatus("done");
        return new IncidentResult(text);
    }

    [LoggerMessage(5301, LogLevel.Warning, "Incident {IncidentId} goes on without a text: {Reason}")]
    private static partial void LogNotWritten(ILogger logger, string incidentId, string reason);
}
