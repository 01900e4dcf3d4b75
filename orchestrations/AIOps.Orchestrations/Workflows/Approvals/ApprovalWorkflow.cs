using AIOps.Orchestrations.Workflows.Port;

namespace AIOps.Orchestrations.Workflows.Approvals;

/// <summary>
/// Waits for people. Storage holds the decision; the event is only a wake-up. ONE wait is open at a time, never cancelled, raced against
/// successive timers, and storage is read again at every timer: a lost wake-up delays a decision, it never loses one.
/// </summary>
internal sealed class ApprovalWorkflow : IWorkflow<ApprovalInput, ApprovalOutcome>
{
    /// <inheritdoc/>
    public async Task<ApprovalOutcome> RunAsync(IWorkflowContext context, ApprovalInput input)
    {
        var wakeUp = context.WaitForEventAsync(ApprovalNames.Decided);
        var nudges = new Queue<ApprovalNudge>(input.Nudges ?? [new ApprovalNudge(input.RequestedAt + ((input.ExpiresAt - input.RequestedAt) / 2), false)]);
        while (true)
        {
            context.SetStatus($"waits for a decision until {input.ExpiresAt:yyyy-MM-dd HH:mm} UTC");
            using var timer = new CancellationTokenSource();
            var due = Earliest(context.Now + input.Poll, input.ExpiresAt, nudges.TryPeek(out var next) ? next.At : null);
            if (await Task.WhenAny(wakeUp, context.SleepUntilAsync(due, timer.Token)) == wakeUp)
            {
                timer.Cancel();
                wakeUp = context.WaitForEventAsync(ApprovalNames.Decided);
            }

            var outcome = await context.CallAsync(ApprovalNames.Read, new ReadApprovalRequest(input.ApprovalId, context.Now), Patience.ToTheEnd);
            if (outcome.Answer != ApprovalAnswer.Pending)
            {
                context.SetStatus(outcome.Text);
                return outcome;
            }

            while (nudges.TryPeek(out next) && context.Now >= next.At)
            {
                await NudgeAsync(context, input, nudges.Dequeue());
            }
        }
    }

    /// <summary>People who cannot be reminded may still decide: a nudge that fails does not end the wait.</summary>
    private static async Task NudgeAsync(IWorkflowContext context, ApprovalInput input, ApprovalNudge nudge)
    {
        try
        {
            await context.CallAsync(ApprovalNames.Remind, new RemindRequest(input.ApprovalId, context.Now) { Escalate = nudge.Escalate });
        }
        catch (StepFailedException)
        {
            context.SetStatus("could not remind people; waits on");
        }
    }

    private static DateTimeOffset Earliest(DateTimeOffset first, DateTimeOffset second, DateTimeOffset? third)
    {
        var earliest = first < second ? first : second;
        return third is { } other && other < earliest ? other : earliest;
    }
}
