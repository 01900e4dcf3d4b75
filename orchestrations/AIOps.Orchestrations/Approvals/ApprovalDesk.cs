using AIOps.Orchestrations.Live;
using AIOps.Orchestrations.Workflows.Approvals;
using AIOps.Orchestrations.Workflows.Port;
using AIOps.Remediate.Approvals;

namespace AIOps.Orchestrations.Approvals;

/// <summary>
/// Where every channel brings a person's decision. Storage first, under the ETag that was read (two clicks at once meet there), then the audit,
/// then a wake-up for the workflow. Lost after the first step, the rest is made up by the workflow's next look at storage.
/// </summary>
public sealed class ApprovalDesk(ApprovalRepository approvals, ApprovalStory story, LiveFeed live, IWorkflowClient workflows, TimeProvider time)
{
    /// <summary>Takes one vote.</summary>
    /// <returns>The verdict, or null when there is no such approval.</returns>
    public async Task<ApprovalVerdict?> DecideAsync(string approvalId, VoteRequest vote, CancellationToken cancellation)
    {
        while (await approvals.GetAsync(approvalId, cancellation) is { } read)
        {
            var verdict = ApprovalRules.Vote(read.Value, vote, time.GetUtcNow());
            if (verdict.Kind != VerdictKind.Accepted)
            {
                await story.TellRefusalAsync(read.Value, vote, verdict, time.GetUtcNow(), cancellation);
                return verdict;
            }

            if (await approvals.TryReplaceAsync(read, verdict.Approval, cancellation))
            {
                await story.TellVotesAsync(verdict.Approval, cancellation);
                live.Publish(new LiveEvent("approval", approvalId, verdict.Approval.Status.ToString().ToLowerInvariant()));
                await workflows.RaiseEventAsync(
                    ApprovalNames.InstanceId(approvalId), ApprovalNames.Decided, new ApprovalWakeUp(approvalId), cancellation: cancellation);
                return verdict;
            }
        }

        return null;
    }
}
