using AIOps.Orchestrations.Approvals;
using AIOps.Orchestrations.Approvals.Reviews;
using AIOps.Orchestrations.Workflows.Port;
using AIOps.Remediate;

namespace AIOps.Orchestrations.Workflows.Approvals;

/// <summary>Reads where an approval stands. At the end of its time a pending one is expired under its ETag: a decision that was earlier wins.</summary>
internal sealed class ReadApprovalActivity(ApprovalRepository approvals, ReviewRepository reviews, ApprovalStory story) : IActivity<ReadApprovalRequest, ApprovalOutcome>
{
    /// <inheritdoc/>
    public async Task<ApprovalOutcome> RunAsync(ReadApprovalRequest input, ActivityContext context)
    {
        var approval = await approvals.UpdatePendingAsync(
            input.ApprovalId,
            pending => input.Now >= pending.ExpiresAt ? pending with { Status = ApprovalStatus.Expired } : null,
            context.Cancellation);
        if (approval is null)
        {
            return new ApprovalOutcome(ApprovalAnswer.Void, null, "The approval does not exist any more.");
        }

        await reviews.OpenAsync(approval, context.Cancellation);
        await story.TellVotesAsync(approval, context.Cancellation);
        if (approval.Status == ApprovalStatus.Expired)
        {
            await story.TellEndAsync(approval, $"It was open until {approval.ExpiresAt.UtcDateTime:yyyy-MM-dd HH:mm} UTC.", approval.ExpiresAt, context.Cancellation);
        }

        return Outcome(approval);
    }

    private static ApprovalOutcome Outcome(Approval approval)
    {
        var last = approval.Votes.Count > 0 ? approval.Votes[^1] : null;
        return approval.Status switch
        {
            ApprovalStatus.Approved => new ApprovalOutcome(ApprovalAnswer.Approved, last?.Actor, $"Approved by {last?.DisplayName}: {last?.Reason}"),
            ApprovalStatus.Rejected => new ApprovalOutcome(ApprovalAnswer.Rejected, last?.Actor, $"Rejected by {last?.DisplayName}: {last?.Reason}"),
            ApprovalStatus.Expired => new ApprovalOutcome(ApprovalAnswer.Expired, null, "Nobody decided in time, so the answer is no."),
            ApprovalStatus.Void => new ApprovalOutcome(ApprovalAnswer.Void, null, "The approval was withdrawn."),
            _ => new ApprovalOutcome(ApprovalAnswer.Pending, null, "Waits for people."),
        };
    }
}
