using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using AIOps.Remediate.Planning;

namespace AIOps.Remediate.Approvals;

/// <summary>Who may decide what, and when. Pure: storage, identity and time come from outside.</summary>
public static class ApprovalRules
{
    /// <summary>Shortest reason of a decision that one person takes alone in an emergency, in characters: long enough to be reviewed.</summary>
    public const int BreakGlassReasonLength = 20;

    /// <summary>Judges one vote. Rights come first, so that a stranger learns nothing about the state.</summary>
    /// <param name="approval">The approval as stored.</param>
    /// <param name="vote">The vote.</param>
    /// <param name="now">The time of the host.</param>
    public static ApprovalVerdict Vote(Approval approval, VoteRequest vote, DateTimeOffset now)
    {
        if (!vote.MayApprove || string.IsNullOrWhiteSpace(vote.Actor)) return new(VerdictKind.NotAllowed, approval, "You do not have the right to decide on this.");
        switch (approval.Status)
        {
            case ApprovalStatus.Approved or ApprovalStatus.Rejected: return new(VerdictKind.AlreadyDecided, approval, DecidedText(approval));
            case ApprovalStatus.Void: return new(VerdictKind.PlanChanged, approval, "The plan, its target or the policy changed, or the incident ended: there is nothing to decide any more.");
            case ApprovalStatus.Expired: return Late(approval);
        }

        if (now >= approval.ExpiresAt) return Late(approval);
        if (!SameHash(vote.PlanHash, approval.Plan.Hash) || !PlanHash.IsIntact(approval.Plan))
            return new(VerdictKind.PlanChanged, approval, "The plan changed since you saw it; read it again.");
        if (SamePerson(vote.Actor, approval.RequestedBy)) return new(VerdictKind.NotAllowed, approval, "Whoever asked for the action cannot decide on it.");
        if (approval.Votes.Any(v => SamePerson(v.Actor, vote.Actor))) return new(VerdictKind.NotAllowed, approval, "You have voted already; another person has to decide too.");
        if (vote.BreakGlass && (!vote.MayBreakGlass || vote.Reason.Trim().Length < BreakGlassReasonLength))
            return new(VerdictKind.NotAllowed, approval, $"Deciding alone in an emergency needs its own right and a reason of at least {BreakGlassReasonLength} characters.");
        return Take(approval, vote, now);
    }

    /// <summary>The approval as it stands at a time: one that nobody decided in time is expired.</summary>
    public static Approval At(Approval approval, DateTimeOffset now) =>
        approval.Status == ApprovalStatus.Pending && now >= approval.ExpiresAt ? approval with { Status = ApprovalStatus.Expired } : approval;

    /// <summary>
    /// True when the action may be executed under this approval: approved by enough distinct people other than the requester, each in time,
    /// and the plan to be executed is the very plan that they saw. Asked again right before the execution.
    /// </summary>
    public static bool Covers(Approval approval, RemediationPlan plan) =>
        approval.Status == ApprovalStatus.Approved
        && PlanHash.IsIntact(plan) && SameHash(plan.Hash, approval.Plan.Hash)
        && approval.Votes.All(v => v.Approve && v.At < approval.ExpiresAt && !SamePerson(v.Actor, approval.RequestedBy))
        && approval.Votes.Count > 0
        && (approval.Votes.Any(v => v.BreakGlass) || Distinct(approval) >= Math.Max(1, approval.Policy.ApprovalsNeeded));

    private static int Distinct(Approval approval) => approval.Votes.Select(v => v.Actor.Trim().ToUpperInvariant()).Distinct(StringComparer.Ordinal).Count();

    private static ApprovalVerdict Take(Approval approval, VoteRequest vote, DateTimeOffset now)
    {
        var votes = approval.Votes.Append(new ApprovalVote(vote.Actor, vote.DisplayName, vote.IdentitySource, vote.Approve, vote.Reason, now) { BreakGlass = vote.BreakGlass && vote.Approve, LinkId = vote.LinkId }).ToList();
        var needed = Math.Max(1, approval.Policy.ApprovalsNeeded);
        var given = votes.Count(v => v.Approve);
        var status = !vote.Approve ? ApprovalStatus.Rejected : given >= needed || vote.BreakGlass ? ApprovalStatus.Approved : ApprovalStatus.Pending;
        var detail = status switch
        {
            ApprovalStatus.Rejected => "Rejected: the action will not run.",
            ApprovalStatus.Approved => "Approved: the action runs.",
            _ => string.Create(CultureInfo.InvariantCulture, $"Your approval is the {given}. of {needed}; another person has to approve too."),
        };
        return new(VerdictKind.Accepted, approval with { Votes = votes, Status = status }, detail);
    }

    private static ApprovalVerdict Late(Approval approval) =>
        new(VerdictKind.Expired, approval, string.Create(CultureInfo.InvariantCulture, $"The approval expired at {approval.ExpiresAt.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC; silence counts as a no."));

    private static string DecidedText(Approval approval)
    {
        var word = approval.Status == ApprovalStatus.Approved ? "Approved" : "Rejected";
        return approval.Votes is [.., var last]
            ? string.Create(CultureInfo.InvariantCulture, $"{word} by {last.DisplayName} at {last.At.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC.")
            : $"{word} already.";
    }

    private static bool SamePerson(string one, string other) => string.Equals(one.Trim(), other.Trim(), StringComparison.OrdinalIgnoreCase);

    private static bool SameHash(string one, string other) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(one), Encoding.UTF8.GetBytes(other));
}
