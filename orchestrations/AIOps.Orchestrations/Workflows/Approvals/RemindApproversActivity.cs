using AIOps.Orchestrations.Approvals;
using AIOps.Orchestrations.Notifications;
using AIOps.Orchestrations.Ports;
using AIOps.Orchestrations.Workflows.Port;

namespace AIOps.Orchestrations.Workflows.Approvals;

/// <summary>Reminds people that a decision is waited for.</summary>
internal sealed class RemindApproversActivity(ApprovalRepository approvals, NotificationSender notifications) : IActivity<RemindRequest, Nothing>
{
    /// <inheritdoc/>
    public async Task<Nothing> RunAsync(RemindRequest input, ActivityContext context)
    {
        if (await approvals.GetAsync(input.ApprovalId, context.Cancellation) is { Value: var approval })
        {
            var left = approval.ExpiresAt - input.Now;
            await notifications.SendAsync(
                new Notification(
                    $"remind:{approval.Id}",
                    "approval",
                    approval.IncidentId,
                    $"Reminder: {approval.Plan.Action.ActionId} waits for a decision",
                    $"{left.TotalMinutes:0} min left; silence is a no. {approval.Plan.Reason}",
                    $"/incidents/{approval.IncidentId}"),
                context.Cancellation);
        }

        return Nothing.Value;
    }
}
