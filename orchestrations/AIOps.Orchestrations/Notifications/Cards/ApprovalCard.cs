using AIOps.Correlate;
using AIOps.Orchestrations.Questions;
using AIOps.Remediate;
using AIOps.Remediate.Approvals;

namespace AIOps.Orchestrations.Notifications.Cards;

/// <summary>What a message says about a request for approval: enough to decide, and how it ended once it has.</summary>
/// <param name="ApprovalId">The approval.</param>
/// <param name="IncidentId">Its incident.</param>
/// <param name="Headline">What is asked, or what became of it.</param>
/// <param name="Reason">Why this action.</param>
/// <param name="Facts">Name and value, in order.</param>
/// <param name="IsOpen">True while it can be decided.</param>
/// <param name="Outcome">Who said what; empty before the first vote.</param>
public sealed record ApprovalCard(
    string ApprovalId, string IncidentId, string Headline, string Reason, IReadOnlyList<(string Name, string Value)> Facts, bool IsOpen, string Outcome)
{
    /// <summary>The card of an approval at a time.</summary>
    public static ApprovalCard Of(Approval stored, DateTimeOffset now)
    {
        var approval = ApprovalRules.At(stored, now);
        var plan = approval.Plan;
        var target = HostileText.Plain(ArmId.ShortNameOf(plan.Action.TargetId), 80);
        var what = $"{plan.Action.ActionId} on {target}";
        return new ApprovalCard(
            approval.Id,
            approval.IncidentId,
            approval.Status switch
            {
                ApprovalStatus.Pending => $"Approve {what}?",
                ApprovalStatus.Approved => $"Approved: {what}",
                ApprovalStatus.Rejected => $"Rejected: {what}",
                ApprovalStatus.Expired => $"Expired, so the answer is no: {what}",
                _ => $"Withdrawn: {what}",
            },
            HostileText.Plain(plan.Reason, 400),
            [.. FactsOf(approval)],
            approval.Status == ApprovalStatus.Pending,
            string.Join('\n', approval.Votes.Select(InWords)));
    }

    private static IEnumerable<(string Name, string Value)> FactsOf(Approval approval)
    {
        var plan = approval.Plan;
        yield return ("Risk", plan.Risk.ToString().ToLowerInvariant());
        yield return ("Touches", $"{plan.BlastRadius.Targets} of {plan.BlastRadius.OutOf}");
        foreach (var change in plan.Changes.Take(4))
        {
            yield return (HostileText.Plain(change.Field, 40), $"{HostileText.Plain(change.Before, 60)} → {HostileText.Plain(change.After, 60)}");
        }

        yield return ("Approvals", $"{approval.Votes.Count(vote => vote.Approve)} of {Math.Max(1, approval.Policy.ApprovalsNeeded)}");
        yield return ("Until", $"{approval.ExpiresAt.UtcDateTime:yyyy-MM-dd HH:mm} UTC; silence is a no");
        yield return ("Plan", plan.Hash[..Math.Min(12, plan.Hash.Length)]);
    }

    private static string InWords(ApprovalVote vote) =>
        $"{HostileText.Plain(vote.DisplayName, 80)} {(vote.Approve ? vote.BreakGlass ? "approved it alone in an emergency" : "approved" : "rejected")} " +
        $"at {vote.At.UtcDateTime:yyyy-MM-dd HH:mm} UTC: {HostileText.Plain(vote.Reason, 200)}";
}
