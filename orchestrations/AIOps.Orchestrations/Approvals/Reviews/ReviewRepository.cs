using AIOps.Remediate;
using AIOps.Storage;
using AIOps.Storage.Json;

namespace AIOps.Orchestrations.Approvals.Reviews;

/// <summary>Reviews of emergency decisions. Table <c>reviews</c>, one row per approval, closed under its ETag.</summary>
public sealed class ReviewRepository(IDocumentStore store)
{
    private const string All = "all";
    private readonly RecordTable<BreakGlassReview> _reviews = new(store, "reviews");

    /// <summary>Opens the review of an approval that was decided in an emergency; others, and ones that are open already, are left as they are.</summary>
    public async Task OpenAsync(Approval approval, CancellationToken cancellation = default)
    {
        if (approval.Votes.FirstOrDefault(vote => vote.BreakGlass) is not { } vote)
        {
            return;
        }

        await _reviews.TryInsertAsync(
            All,
            approval.Id,
            new BreakGlassReview
            {
                Id = approval.Id,
                IncidentId = approval.IncidentId,
                ActionId = approval.Plan.Action.ActionId,
                TargetId = approval.Plan.Action.TargetId,
                PlanHash = approval.Plan.Hash,
                DecidedBy = vote.Actor,
                DecidedByName = vote.DisplayName,
                Reason = vote.Reason,
                DecidedAt = vote.At,
                ApprovalsNeeded = Math.Max(1, approval.Policy.ApprovalsNeeded),
            },
            cancellation);
    }

    /// <summary>Reads a review with its version, or null.</summary>
    public Task<Stored<BreakGlassReview>?> GetAsync(string id, CancellationToken cancellation = default) => _reviews.GetAsync(All, id, cancellation);

    /// <summary>Closes a review if nobody else did.</summary>
    public Task<bool> TryCloseAsync(Stored<BreakGlassReview> read, BreakGlassReview closed, CancellationToken cancellation = default) =>
        _reviews.TryReplaceAsync(read, closed, cancellation);

    /// <summary>Lists reviews, those of the newest incidents first.</summary>
    public async Task<IReadOnlyList<BreakGlassReview>> ListAsync(bool onlyOpen, int take, CancellationToken cancellation = default)
    {
        List<BreakGlassReview> found = [];
        await foreach (var review in _reviews.QueryAsync(All, RowRange.All, cancellation))
        {
            if (!onlyOpen || review.Value.ReviewedAt is null)
            {
                found.Add(review.Value);
                if (found.Count == take)
                {
                    break;
                }
            }
        }

        return found;
    }
}
