using AIOps.Correlate;
using AIOps.Orchestrations.Approvals;
using AIOps.Remediate;
using AIOps.Remediate.Approvals;

namespace AIOps.Orchestrations.Questions.Answering;

/// <summary>What waits for people: approvals that nobody decided yet.</summary>
internal sealed class WaitingAnswer(ApprovalRepository approvals, TimeProvider time) : IAnswerer
{
    private const int Shown = 10;

    public QuestionKind Kind => QuestionKind.Waiting;

    public bool NeedsIncident => false;

    public async Task AnswerAsync(QuestionScope scope, AnswerWriter writer, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var pending = (await approvals.ListAsync(ApprovalStatus.Pending, 1000, cancellation))
            .Where(approval => ApprovalRules.At(approval, now).Status == ApprovalStatus.Pending)
            .Where(approval => scope.Incident is null || approval.IncidentId == scope.Incident.Incident.Id)
            .OrderBy(approval => approval.ExpiresAt)
            .ToList();
        if (pending.Count == 0)
        {
            writer.Say(scope.Incident is null ? "Nothing waits for a decision." : "Nothing of this incident waits for a decision.");
            return;
        }

        writer.Say($"{pending.Count} {(pending.Count == 1 ? "plan waits" : "plans wait")} for a decision, the most urgent first:");
        foreach (var approval in pending.Take(Shown))
        {
            var needed = Math.Max(1, approval.Policy.ApprovalsNeeded);
            var action = approval.Plan.Action;
            writer.Item($"{action.ActionId} on {HostileText.Plain(ArmId.ShortNameOf(action.TargetId), 80)}, risk {approval.Plan.Risk.ToString().ToLowerInvariant()}: {approval.Votes.Count} of {needed} approvals, {Quoted.Ago(approval.ExpiresAt - now)} left, then the answer is no {writer.Cite(Cites.Approval(approval))}");
        }
    }
}
