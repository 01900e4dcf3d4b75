using AIOps.Orchestrations.Approvals;
using AIOps.Orchestrations.Notifications;
using AIOps.Orchestrations.Ports;
using AIOps.Orchestrations.Workflows.Port;
using AIOps.Remediate;
using Microsoft.Extensions.Options;

namespace AIOps.Orchestrations.Workflows.Approvals;

/// <summary>Reminds people that a decision is waited for, or takes the request to the second group. A repeated step says the same thing under the same key.</summary>
internal sealed class RemindApproversActivity(
    ApprovalRepository approvals, ApprovalStory story, NotificationSender notifications, IOptions<ApprovalOptions> options) : IActivity<RemindRequest, Nothing>
{
    /// <inheritdoc/>
    public async Task<Nothing> RunAsync(RemindRequest input, ActivityContext context)
    {
        var approval = await approvals.UpdatePendingAsync(
            input.ApprovalId, pending => input.Escalate && pending.EscalatedAt is null ? pending with { EscalatedAt = input.Now } : null, context.Cancellation);
        if (approval is not { Status: ApprovalStatus.Pending })
        {
            return Nothing.Value;
        }

        if (input.Escalate)
        {
            await story.TellEscalatedAsync(approval, options.Value.EscalateTo, context.Cancellation);
        }

        await notifications.SendAsync(Message(approval, input), context.CallId, context.Cancellation);
        return Nothing.Value;
    }

    private Notification Message(Approval approval, RemindRequest input) => new(
        $"{(input.Escalate ? "escalate" : "remind")}:{approval.Id}:{input.Now.UtcTicks}",
        input.Escalate ? "escalation" : "approval",
        approval.IncidentId,
        $"{(input.Escalate ? "Escalated" : "Reminder")}: {approval.Plan.Action.ActionId} waits for a decision",
        $"{(approval.ExpiresAt - input.Now).TotalMinutes:0} min left; silence is a no. {approval.Plan.Reason}",
        $"/approvals/{approval.Id}")
    {
        ApprovalId = approval.Id,
        Audience = input.Escalate ? options.Value.EscalateTo : null,
    };
}
