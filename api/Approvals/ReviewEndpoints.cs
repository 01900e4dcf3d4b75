using AIOps.Api.Problems;
using AIOps.Orchestrations.Approvals.Reviews;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace AIOps.Api.Approvals;

/// <summary>Reviews of decisions that one person took alone in an emergency: open until a second person has looked.</summary>
internal static class ReviewEndpoints
{
    private const int MaxComment = 1000;

    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/reviews", async (bool? open, ReviewRepository reviews, CancellationToken cancellation) =>
            Results.Ok(new { items = await reviews.ListAsync(open ?? false, 100, cancellation) }));
        api.MapGet("/reviews/{id}", async (string id, ReviewRepository reviews, CancellationToken cancellation) =>
            await reviews.GetAsync(id, cancellation) is { } read ? Results.Ok(read.Value) : Problem.NotFound("review", id));
        api.MapPost("/reviews/{id}", CloseAsync).WithMetadata(new RequestSizeLimitAttribute(DecisionBody.MaxBytes));
    }

    private static async Task<IResult> CloseAsync(string id, ReviewBody body, HttpContext context, ReviewDesk desk, CancellationToken cancellation)
    {
        if (body.Justified is not { } justified)
        {
            return Problem.Invalid("justified", "Say true or false: was it right to decide alone?");
        }

        if (string.IsNullOrWhiteSpace(body.Comment) || body.Comment.Length > MaxComment)
        {
            return Problem.Invalid("comment", $"Say what you found, in 1 to {MaxComment} characters; it goes into the audit.");
        }

        var answer = await desk.CloseAsync(id, Approvers.Of(context), justified, body.Comment.Trim(), cancellation);
        return answer.Outcome switch
        {
            ReviewOutcome.Accepted => Results.Ok(answer.Review),
            ReviewOutcome.Unknown => Problem.NotFound("review", id),
            ReviewOutcome.Closed => Problem.Of(StatusCodes.Status409Conflict, "Already reviewed", $"{answer.Review!.ReviewedBy} reviewed it at {answer.Review.ReviewedAt:u}."),
            _ => Problem.Forbidden("A review takes the right to decide and another person than the one who decided."),
        };
    }
}

/// <summary>Body of a review.</summary>
internal sealed record ReviewBody(bool? Justified, string? Comment);
