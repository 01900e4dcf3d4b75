using AIOps.Orchestrations.Approvals;
using AIOps.Orchestrations.Workflows.Port;
using AIOps.Remediate;

namespace AIOps.Orchestrations.Workflows.Approvals;

/// <summary>Withdraws a pending approval and wakes its workflow; a decision that was earlier stays.</summary>
internal sealed class WithdrawApprovalActivity(ApprovalRepository approvals, ApprovalStory story, IWorkflowClient workflows) : IActivity<WithdrawRequest, Nothing>
{
    /// <inheritdoc/>
    public async Task<Nothing> RunAsync(WithdrawRequest input, ActivityContext context)
    {
        var approval = await approvals.UpdatePendingAsync(
            input.ApprovalId, pending => pending with { Status = ApprovalStatus.Void }, context.Cancellation);
        if (approval is { Status: ApprovalStatus.Void })
        {
            await story.TellEndAsync(approval, input.Reason, input.Now, context.Cancellation);
        }

        await workflows.RaiseEventAsync(
            ApprovalNames.InstanceId(input.ApprovalId),
            ApprovalNames.Decided,
            new ApprovalWakeUp(input.ApprovalId),
            $"withdrawn:{input.ApprovalId}",
            context.Cancellation);
        return Nothing.Value;
    }
}
