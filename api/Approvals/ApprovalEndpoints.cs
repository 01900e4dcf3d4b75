using AIOps.Api.Problems;
using AIOps.Api.Session;
using AIOps.Orchestrations.Approvals;
using AIOps.Remediate;
using AIOps.Remediate.Approvals;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace AIOps.Api.Approvals;

/// <summary>Reading approvals changes nothing, whoever fetches the link; deciding needs a proved person, the session's CSRF token and the same origin.</summary>
internal static class ApprovalEndpoints
{
    private const int MaxReason = 1000;

    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/approvals", ListAsync);
        api.MapGet("/approvals/{id}", GetAsync);
        api.MapPost("/approvals/{id}/decision", DecideAsync);
    }

    private static async Task<IResult> ListAsync(string? status, ApprovalRepository approvals, TimeProvider time, CancellationToken cancellation)
    {
        ApprovalStatus? wanted = null;
        if (status is not null)
        {
            if (!Enum.TryParse<ApprovalStatus>(status, true, out var parsed) || int.TryParse(status, out _))
            {
                return Problem.Invalid("status", $"'{status}' is not a status; use pending, approved, rejected, expired or void.");
            }

            wanted = parsed;
        }

        var now = time.GetUtcNow();
        var found = (await approvals.ListAsync(null, 1000, cancellation)).Select(approval => ApprovalRules.At(approval, now));
        return Results.Ok(new { items = found.Where(approval => wanted is null || approval.Status == wanted).Take(100) });
    }

    private static async Task<IResult> GetAsync(string id, HttpContext context, ApprovalRepository approvals, TimeProvider time, CancellationToken cancellation)
    {
        context.Response.Headers.CacheControl = "no-store";
        if (await approvals.GetAsync(id, cancellation) is not { } read)
        {
            return Problem.NotFound("approval", id);
        }

        return Results.Ok(ApprovalRules.At(read.Value, time.GetUtcNow()));
    }

    private static async Task<IResult> DecideAsync(
        string id, DecisionBody body, HttpContext context, ApprovalDesk desk, CancellationToken cancellation)
    {
        if (body.Decision is not ("approve" or "reject"))
        {
            return Problem.Invalid("decision", "Use approve or reject.");
        }

        if (string.IsNullOrWhiteSpace(body.Reason) || body.Reason.Length > MaxReason)
        {
            return Problem.Invalid("reason", $"Say why, in 1 to {MaxReason} characters; it goes into the audit.");
        }

        if (string.IsNullOrWhiteSpace(body.PlanHash))
        {
            return Problem.Invalid("planHash", "Send the hash of the plan that you saw (approval.plan.hash): it binds your decision to that very plan.");
        }

        var caller = WriteGuard.CallerOf(context);
        var vote = new VoteRequest(caller.Name, caller.DisplayName, caller.Source, caller.CanApprove, body.Decision == "approve", body.Reason.Trim(), body.PlanHash);
        return await desk.DecideAsync(id, vote, cancellation) is { } verdict ? Answer(verdict) : Problem.NotFound("approval", id);
    }

    private static IResult Answer(ApprovalVerdict verdict)
    {
        if (verdict.Kind == VerdictKind.Accepted)
        {
            return Results.Ok(verdict.Approval);
        }

        var last = verdict.Approval.Votes.Count > 0 ? verdict.Approval.Votes[^1] : null;
        Dictionary<string, object?> more = verdict.Kind == VerdictKind.NotAllowed
            ? []
            : new() { ["approvalStatus"] = verdict.Approval.Status.ToString().ToLowerInvariant(), ["decidedBy"] = last?.DisplayName, ["decidedAt"] = last?.At };
        return Problem.Of(verdict.StatusCode, Title(verdict.Kind), verdict.Detail, more);
    }

    private static string Title(VerdictKind kind) => kind switch
    {
        VerdictKind.AlreadyDecided => "Already decided",
        VerdictKind.Expired => "Too late",
        VerdictKind.PlanChanged => "The plan changed",
        _ => "Not allowed",
    };
}

/// <summary>Body of a decision.</summary>
/// <param name="Decision"><c>approve</c> or <c>reject</c>.</param>
/// <param name="Reason">Why.</param>
/// <param name="PlanHash">Hash of the plan that the person saw.</param>
/// <param name="Token">Token of a link, when the person came by one; it opens the page, it never decides.</param>
internal sealed record DecisionBody(string? Decision, string? Reason, string? PlanHash, string? Token);
