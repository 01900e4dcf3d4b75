using AIOps.Correlate;
using AIOps.Orchestrations.Workflows.Approvals;
using AIOps.Orchestrations.Workflows.Port;
using AIOps.Orchestrations.Workflows.Remediation;

namespace AIOps.Orchestrations.Workflows.Incidents;

/// <summary>One attempt after its diagnosis: plan, ask people where the policy says so, act, and see whether anything else goes on.</summary>
internal sealed class IncidentAttempt(IWorkflowContext context, IncidentInput input, IncidentMailbox mail)
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromMinutes(1);

    /// <summary>Runs it.</summary>
    /// <param name="attempts">Which attempt it is.</param>
    /// <param name="planned">Told the id of the plan as soon as there is one.</param>
    public async Task<AttemptOutcome> RunAsync(Attempts attempts, Action<string> planned)
    {
        context.SetStatus("plans");
        var request = new MakePlanRequest(input.IncidentId, attempts.Number, context.Now) { Opening = input.Opening, AttemptAtProblem = attempts.AtProblem, Helped = attempts.Helped };
        var plan = await context.CallAsync(IncidentNames.Plan, request, Patience.ThenAPerson);
        if (plan.PlanId is not null)
        {
            planned(plan.PlanId);
        }

        if (plan.Verdict is PlanVerdict.NoPlan or PlanVerdict.Forbidden)
        {
            return AttemptOutcome.NothingToDo(plan.Reason);
        }

        if (plan.Verdict == PlanVerdict.NeedsApproval)
        {
            await MoveAsync(IncidentStatus.AwaitingApproval, plan.Reason);
            var decision = await AskAsync(plan);
            if (decision.Answer == ApprovalAnswer.Void && mail.IsOver)
            {
                return AttemptOutcome.Close(mail.EndText, mail.EndActor);
            }

            if (decision.Answer != ApprovalAnswer.Approved)
            {
                return AttemptOutcome.HandOver(decision.Text, decision.Actor);
            }
        }

        await MoveAsync(IncidentStatus.Remediating, plan.Reason);
        context.SetStatus("acts");
        var action = await context.CallChildAsync(
            RemediationNames.Workflow, new RemediationInput(input.IncidentId, plan.PlanId!), RemediationNames.InstanceId(plan.PlanId!));
        return action switch
        {
            { Helped: true } => await CloseOrGoOnAsync(action.Text),
            { After: AfterRemediation.APersonFirst } => AttemptOutcome.HandOver(action.Text),
            _ => AttemptOutcome.TryAgain(action.Text, page: action.After == AfterRemediation.TellAPerson),
        };
    }

    /// <summary>The signal that was treated is back. What else was grouped here must end too: otherwise it is another problem, and closing would bury it.</summary>
    private async Task<AttemptOutcome> CloseOrGoOnAsync(string proof)
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
                return AttemptOutcome.NextProblem($"{proof} But something else goes on: {firing.Text}");
            }

            context.SetStatus($"proved; waits for {firing.Count} more alerts to end");
            await mail.WaitUntilAsync(context.Now + LookAgain, stopOnQuiet: true);
        }

        return AttemptOutcome.Close(proof);
    }

    private async Task<ApprovalOutcome> AskAsync(PlanOutcome plan)
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

    private Task<Nothing> MoveAsync(IncidentStatus to, string reason) =>
        context.CallAsync(IncidentNames.Move, new MoveRequest(input.IncidentId, to, reason, AttemptOutcome.System, context.Now), Patience.ToTheEnd);
}
