using AIOps.Api.Problems;
using AIOps.Orchestrations.Approvals;
using AIOps.Orchestrations.Approvals.Links;
using AIOps.Remediate;
using AIOps.Remediate.Approvals;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace AIOps.Api.Approvals;

/// <summary>Reading approvals changes nothing, whoever fetches the link; deciding needs a proved person, the session's CSRF token and the same origin.</summary>
internal static class ApprovalEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/approvals", ListAsync);
        api.MapGet("/approvals/{id}", GetAsync);
        api.MapPost("/approvals/{id}/decision", DecideAsync).WithMetadata(new RequestSizeLimitAttribute(DecisionBody.MaxBytes));
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

    private static async Task<IResult> GetAsync(
        string id, string? token, HttpContext context, ApprovalRepository approvals, ApprovalLinks links, TimeProvider time, CancellationToken cancellation)
    {
        context.Response.Headers.CacheControl = "no-store";
        // A bad link is refused also where the reader could have read without one: nobody shall believe that it was good.
        if (token is not null && await LinkProblemAsync(id, token, links, cancellation) is { } problem)
        {
            return problem;
        }

        return await approvals.GetAsync(id, cancellation) is { } read ? Results.Ok(ApprovalRules.At(read.Value, time.GetUtcNow())) : Problem.NotFound("approval", id);
    }

    private static async Task<IResult?> LinkProblemAsync(string id, string token, ApprovalLinks links, CancellationToken cancellation)
    {
        var link = await links.ReadAsync(token, cancellation);
        return link switch
        {
            _ when link.Shows(id) => null,
            { State: LinkState.Expired } => Problem.Of(StatusCodes.Status410Gone, "Too late", "The link has expired; silence counts as a no."),
            _ => Problem.Forbidden("The link is not one of this installation, was altered, is of a retired key, or belongs to another request."),
        };
    }

    private static async Task<IResult> DecideAsync(string id, DecisionBody body, HttpContext context, ApprovalDesk desk, CancellationToken cancellation)
    {
        if (body.Check() is { } wrong)
        {
            return wrong;
        }

        var decision = new Decision(body.Decision == "approve", body.Reason!.Trim(), body.PlanHash!) { Token = body.Token, BreakGlass = body.BreakGlass };
        return await desk.DecideAsync(id, Approvers.Of(context), decision, cancellation) is { } verdict ? Answer(verdict) : Problem.NotFound("approval", id);
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
