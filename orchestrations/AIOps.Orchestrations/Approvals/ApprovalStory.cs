using AIOps.Orchestrations.Audit;
using AIOps.Orchestrations.Incidents;
using AIOps.Orchestrations.Notifications;
using AIOps.Orchestrations.Ports;
using AIOps.Remediate;
using AIOps.Remediate.Approvals;

namespace AIOps.Orchestrations.Approvals;

/// <summary>Audit rows and timeline entries of an approval, and that channels show its newest state. Keys come from the approval and the vote, so telling twice is telling once.</summary>
public sealed class ApprovalStory(IncidentStory story, NotificationSender? notifications = null)
{
    /// <summary>The request itself.</summary>
    public Task TellRequestedAsync(Approval approval, CancellationToken cancellation) => TellAsync(
        approval,
        $"requested:{approval.Id}",
        approval.RequestedAt,
        "approval.requested",
        approval.RequestedBy,
        "system",
        $"Approval is asked for: {approval.Plan.Action.ActionId}",
        $"{Math.Max(1, approval.Policy.ApprovalsNeeded)} needed until {approval.ExpiresAt.UtcDateTime:yyyy-MM-dd HH:mm} UTC; silence is a no. {approval.Plan.Reason}",
        cancellation);

    /// <summary>All votes so far.</summary>
    public async Task TellVotesAsync(Approval approval, CancellationToken cancellation)
    {
        for (var index = 0; index < approval.Votes.Count; index++)
        {
            var vote = approval.Votes[index];
            await TellAsync(
                approval,
                $"vote:{approval.Id}:{index}",
                vote.At,
                vote.BreakGlass ? "approval.break-glass" : vote.Approve ? "approval.approved" : "approval.rejected",
                vote.Actor,
                vote.IdentitySource,
                $"{vote.DisplayName} {(vote.BreakGlass ? "approved it alone in an emergency" : vote.Approve ? "approved it" : "rejected it")}",
                vote.Reason,
                cancellation);
        }

        if (approval.Votes.Count > 0)
        {
            await ShowAsync(approval, cancellation);
        }
    }

    /// <summary>That it went to the second group.</summary>
    public Task TellEscalatedAsync(Approval approval, string group, CancellationToken cancellation) => TellAsync(
        approval,
        $"escalated:{approval.Id}",
        approval.EscalatedAt!.Value,
        "approval.escalated",
        "aiops",
        "system",
        $"The request was escalated to {group}",
        $"Nobody has decided yet; it waits until {approval.ExpiresAt.UtcDateTime:yyyy-MM-dd HH:mm} UTC.",
        cancellation);

    /// <summary>The end without a decision.</summary>
    public async Task TellEndAsync(Approval approval, string reason, DateTimeOffset at, CancellationToken cancellation)
    {
        await TellAsync(
            approval,
            $"end:{approval.Id}",
            at,
            approval.Status == ApprovalStatus.Expired ? "approval.expired" : "approval.void",
            "aiops",
            "system",
            approval.Status == ApprovalStatus.Expired ? "The approval expired: nobody decided, so the answer is no" : "The approval was withdrawn",
            reason,
            cancellation);
        await ShowAsync(approval, cancellation);
    }

    /// <summary>A vote that was not taken; kept, because an attack begins with those.</summary>
    public Task TellRefusalAsync(Approval approval, VoteRequest vote, ApprovalVerdict verdict, DateTimeOffset at, CancellationToken cancellation) => TellAsync(
        approval,
        $"refused:{approval.Id}:{at.UtcTicks}:{vote.Actor}",
        at,
        "approval.refused",
        vote.Actor,
        vote.IdentitySource,
        $"A vote of {vote.DisplayName} was not taken ({verdict.StatusCode})",
        verdict.Detail,
        cancellation);

    /// <summary>Messages with buttons are rewritten, wherever the decision was made.</summary>
    private Task ShowAsync(Approval approval, CancellationToken cancellation) => notifications is null ? Task.CompletedTask : notifications.SendAsync(
        new Notification(
            $"decision:{approval.Id}",
            "decision",
            approval.IncidentId,
            $"{approval.Plan.Action.ActionId}: {approval.Status.ToString().ToLowerInvariant()}",
            approval.Votes is [.., var last] ? $"{last.DisplayName}: {last.Reason}" : "Nobody decided.",
            $"/approvals/{Uri.EscapeDataString(approval.Id)}")
        {
            ApprovalId = approval.Id,
        },
        $"{approval.Status}:{approval.Votes.Count}",
        cancellation);

    private Task TellAsync(
        Approval approval, string key, DateTimeOffset at, string action, string actor, string identity, string title, string text, CancellationToken cancellation) =>
        story.TellAsync(
            approval.IncidentId,
            new TimelineEntry(at, "approval", title, text, actor, []),
            new AuditEntry(key, at, approval.IncidentId, action, actor, $"{title}. {text}")
            {
                IdentitySource = identity,
                PlanHash = approval.Plan.Hash,
                PolicyVersion = approval.Policy.PolicyVersion,
                EvidenceIds = approval.Plan.EvidenceIds,
            },
            cancellation);
}
