using AIOps.Orchestrations.Approvals.Links;
using AIOps.Orchestrations.Approvals.Reviews;
using AIOps.Orchestrations.Approvals.Rights;
using AIOps.Orchestrations.Live;
using AIOps.Orchestrations.Plans;
using AIOps.Orchestrations.Workflows.Approvals;
using AIOps.Orchestrations.Workflows.Port;
using AIOps.Remediate;
using AIOps.Remediate.Approvals;
using AIOps.Remediate.Policy;

namespace AIOps.Orchestrations.Approvals;

/// <summary>
/// Where every channel brings a person's decision; all rules are in here, none in the channels. Storage first, under the ETag that was read (two clicks at once
/// meet there), then the audit, then a wake-up for the workflow. Lost after the first step, the rest is made up by the workflow's next look at storage.
/// </summary>
public sealed class ApprovalDesk(
    ApprovalRepository approvals, ApprovalStory story, ApproverDirectory directory, ApprovalLinks links, ReviewRepository reviews, LiveFeed live,
    IWorkflowClient workflows, PolicyEngine policy, TargetCheck target, TimeProvider time)
{
    /// <summary>Takes one decision of one person.</summary>
    /// <param name="approvalId">The approval.</param>
    /// <param name="approver">Who, as the channel proved it.</param>
    /// <param name="decision">What they decided about which plan.</param>
    /// <param name="cancellation">Cancels the call.</param>
    /// <returns>The verdict (<see cref="ApprovalVerdict.StatusCode"/> is the HTTP status), or null when there is no such approval.</returns>
    public async Task<ApprovalVerdict?> DecideAsync(string approvalId, Approver approver, Decision decision, CancellationToken cancellation = default)
    {
        await directory.RecordAsync(approver, cancellation);
        var rights = await directory.OfAsync(approver.Id, approver.Proved, cancellation);
        var link = decision.Token is null ? null : await links.ReadAsync(decision.Token, cancellation);
        var vote = new VoteRequest(approver.Id, approver.DisplayName, approver.Source, rights.MayApprove, decision.Approve, decision.Reason, decision.PlanHash)
        {
            BreakGlass = decision.BreakGlass,
            MayBreakGlass = rights.MayBreakGlass,
            LinkId = link?.Claims?.Id,
        };
        while (await approvals.GetAsync(approvalId, cancellation) is { } read)
        {
            var verdict = await OnTargetAsync(Judge(read.Value, vote, rights, link), read.Value, vote, cancellation);
            if (verdict.Kind != VerdictKind.Accepted)
            {
                await story.TellRefusalAsync(read.Value, vote, verdict, time.GetUtcNow(), cancellation);
                await VoidAsync(read.Value, verdict, cancellation);
                return verdict;
            }

            if (await approvals.TryReplaceAsync(read, verdict.Approval, cancellation))
            {
                await AfterAsync(verdict.Approval, cancellation);
                return verdict;
            }
        }

        return null;
    }

    /// <summary>Writes down that a channel turned somebody away before a decision: it could not say who they are here.</summary>
    /// <param name="approvalId">The approval that they wanted to decide.</param>
    /// <param name="stranger">Who, as the channel knows them.</param>
    /// <param name="approve">What they wanted.</param>
    /// <param name="why">Why not, in one sentence.</param>
    /// <param name="cancellation">Cancels the call.</param>
    public async Task TurnAwayAsync(string approvalId, Approver stranger, bool approve, string why, CancellationToken cancellation = default)
    {
        if (await approvals.GetAsync(approvalId, cancellation) is { } read)
        {
            var vote = new VoteRequest(stranger.Id, stranger.DisplayName, stranger.Source, false, approve, "", "");
            await story.TellRefusalAsync(read.Value, vote, new ApprovalVerdict(VerdictKind.NotAllowed, read.Value, why), time.GetUtcNow(), cancellation);
        }
    }

    /// <summary>Ends a request that nobody needs to decide here any more, because it was refused elsewhere: always a no, and a decision that was earlier stays.</summary>
    /// <param name="approvalId">The approval.</param>
    /// <param name="why">Why, in one sentence.</param>
    /// <param name="cancellation">Cancels the call.</param>
    public async Task WithdrawAsync(string approvalId, string why, CancellationToken cancellation = default)
    {
        if (await approvals.UpdatePendingAsync(approvalId, pending => pending with { Status = ApprovalStatus.Void }, cancellation) is { Status: ApprovalStatus.Void } ended)
        {
            await story.TellEndAsync(ended, why, time.GetUtcNow(), cancellation);
            await WakeAsync(approvalId, cancellation);
        }
    }

    private ApprovalVerdict Judge(Approval approval, VoteRequest vote, ApproverRights rights, LinkReading? link)
    {
        // A stranger learns nothing, not even whether a link is good.
        if (rights.MayApprove && link is not null && LinkProblem(approval, link) is { } problem)
        {
            return problem;
        }

        return rights is { MayApprove: true, EscalationOnly: true } && approval.EscalatedAt is null
            ? new ApprovalVerdict(VerdictKind.NotAllowed, approval, "Your group decides only once the request was escalated to it.")
            : UnderPolicyInForce(ApprovalRules.Vote(approval, vote, time.GetUtcNow()), approval, vote);
    }

    /// <summary>A yes to a plan of another policy than the one in force would be refused at the execution: it is refused here, where somebody can act on it.</summary>
    private ApprovalVerdict UnderPolicyInForce(ApprovalVerdict verdict, Approval approval, VoteRequest vote) =>
        verdict.Kind == VerdictKind.Accepted && vote.Approve && approval.Plan.PolicyVersion != policy.Version
            ? Outdated(approval, $"The plan was made under policy {approval.Plan.PolicyVersion}, in force is {policy.Version}: it has to be planned again.")
            : verdict;

    /// <summary>A yes to what the target no longer is would be refused at the execution too.</summary>
    private async Task<ApprovalVerdict> OnTargetAsync(ApprovalVerdict verdict, Approval approval, VoteRequest vote, CancellationToken cancellation) =>
        verdict.Kind == VerdictKind.Accepted && vote.Approve && await target.ChangeForPersonAsync(approval.Plan, cancellation) is { } change
            ? Outdated(approval, change)
            : verdict;

    private static ApprovalVerdict Outdated(Approval approval, string why) => new(VerdictKind.PlanChanged, approval, why) { VoidsRequest = true };

    private async Task VoidAsync(Approval approval, ApprovalVerdict verdict, CancellationToken cancellation)
    {
        if (verdict.VoidsRequest
            && await approvals.UpdatePendingAsync(approval.Id, pending => pending with { Status = ApprovalStatus.Void }, cancellation) is { Status: ApprovalStatus.Void } ended)
        {
            await story.TellEndAsync(ended, verdict.Detail, time.GetUtcNow(), cancellation);
            await WakeAsync(approval.Id, cancellation);
        }
    }

    private static ApprovalVerdict? LinkProblem(Approval approval, LinkReading link) => link switch
    {
        { State: LinkState.Forged } => new(VerdictKind.NotAllowed, approval, "The link is not one of this installation, was altered, or is of a retired key."),
        { Claims: var claims } when claims!.ApprovalId != approval.Id => new(VerdictKind.NotAllowed, approval, "The link belongs to another request."),
        { State: LinkState.Expired } => new(VerdictKind.Expired, approval, "The link has expired; silence counts as a no."),
        { Claims: var claims } when claims!.PlanHash != approval.Plan.Hash => new(VerdictKind.PlanChanged, approval, "The plan changed since the link was sent; read it again."),
        _ => null,
    };

    private async Task AfterAsync(Approval approval, CancellationToken cancellation)
    {
        await reviews.OpenAsync(approval, cancellation);
        await story.TellVotesAsync(approval, cancellation);
        live.Publish(new LiveEvent("approval", approval.Id, approval.Status.ToString().ToLowerInvariant()));
        await WakeAsync(approval.Id, cancellation);
    }

    private Task WakeAsync(string approvalId, CancellationToken cancellation) =>
        workflows.RaiseEventAsync(ApprovalNames.InstanceId(approvalId), ApprovalNames.Decided, new ApprovalWakeUp(approvalId), cancellation: cancellation);
}
