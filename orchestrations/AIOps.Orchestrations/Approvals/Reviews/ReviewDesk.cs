using AIOps.Orchestrations.Approvals.Rights;
using AIOps.Orchestrations.Audit;
using AIOps.Orchestrations.Incidents;

namespace AIOps.Orchestrations.Approvals.Reviews;

/// <summary>Closes reviews of emergency decisions: somebody with the right to decide, and never the one who decided.</summary>
public sealed class ReviewDesk(ReviewRepository reviews, ApproverDirectory directory, IncidentStory story, TimeProvider time)
{
    /// <summary>Takes what a second person says.</summary>
    public async Task<ReviewAnswer> CloseAsync(string id, Approver reviewer, bool justified, string comment, CancellationToken cancellation = default)
    {
        await directory.RecordAsync(reviewer, cancellation);
        var rights = await directory.OfAsync(reviewer.Id, reviewer.Proved, cancellation);
        while (await reviews.GetAsync(id, cancellation) is { } read)
        {
            if (!rights.MayApprove || read.Value.DecidedBy.Trim().Equals(reviewer.Id.Trim(), StringComparison.OrdinalIgnoreCase))
            {
                return new ReviewAnswer(ReviewOutcome.NotAllowed, null);
            }

            if (read.Value.ReviewedAt is not null)
            {
                return new ReviewAnswer(ReviewOutcome.Closed, read.Value);
            }

            var now = time.GetUtcNow();
            var closed = read.Value with { Justified = justified, ReviewedBy = reviewer.DisplayName, Comment = comment, ReviewedAt = now };
            if (await reviews.TryCloseAsync(read, closed, cancellation))
            {
                await TellAsync(closed, reviewer, now, cancellation);
                return new ReviewAnswer(ReviewOutcome.Accepted, closed);
            }
        }

        return new ReviewAnswer(ReviewOutcome.Unknown, null);
    }

    private Task TellAsync(BreakGlassReview review, Approver reviewer, DateTimeOffset at, CancellationToken cancellation)
    {
        var title = $"{reviewer.DisplayName} reviewed the emergency decision of {review.DecidedByName}: {(review.Justified == true ? "justified" : "not justified")}";
        return story.TellAsync(
            review.IncidentId,
            new TimelineEntry(at, "approval", title, review.Comment ?? "", reviewer.Id, []),
            new AuditEntry($"review:{review.Id}", at, review.IncidentId, "approval.reviewed", reviewer.Id, $"{title}. {review.Comment}")
            {
                IdentitySource = reviewer.Source,
                PlanHash = review.PlanHash,
                Before = "open",
                After = review.Justified == true ? "justified" : "not-justified",
            },
            cancellation);
    }
}

/// <summary>What becomes of a review.</summary>
public enum ReviewOutcome
{
    /// <summary>Closed by this call.</summary>
    Accepted,

    /// <summary>There is no such review.</summary>
    Unknown,

    /// <summary>Closed before.</summary>
    Closed,

    /// <summary>The reviewer has no right, or is the one who decided.</summary>
    NotAllowed,
}

/// <summary>What becomes of a review, with the review where the reviewer may see it.</summary>
/// <param name="Outcome">What became of it.</param>
/// <param name="Review">The review.</param>
public sealed record ReviewAnswer(ReviewOutcome Outcome, BreakGlassReview? Review);
