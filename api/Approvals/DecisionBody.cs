using AIOps.Api.Problems;
using Microsoft.AspNetCore.Http;

namespace AIOps.Api.Approvals;

/// <summary>Body of a decision.</summary>
/// <param name="Decision"><c>approve</c> or <c>reject</c>.</param>
/// <param name="Reason">Why.</param>
/// <param name="PlanHash">Hash of the plan that the person saw.</param>
/// <param name="Token">Token of a link, when the person came by one; it opens the page, it never decides.</param>
/// <param name="BreakGlass">Decide alone in an emergency.</param>
internal sealed record DecisionBody(string? Decision, string? Reason, string? PlanHash, string? Token, bool BreakGlass = false)
{
    /// <summary>Largest body in bytes: a reason, a hash and a token fit many times.</summary>
    public const int MaxBytes = 16 * 1024;

    private const int MaxReason = 1000;

    /// <summary>What is wrong with it, or null.</summary>
    public IResult? Check() => this switch
    {
        { Decision: not ("approve" or "reject") } => Problem.Invalid("decision", "Use approve or reject."),
        { Reason: var reason } when string.IsNullOrWhiteSpace(reason) || reason.Length > MaxReason =>
            Problem.Invalid("reason", $"Say why, in 1 to {MaxReason} characters; it goes into the audit."),
        { PlanHash: var hash } when string.IsNullOrWhiteSpace(hash) =>
            Problem.Invalid("planHash", "Send the hash of the plan that you saw (approval.plan.hash): it binds your decision to that very plan."),
        _ => null,
    };
}
