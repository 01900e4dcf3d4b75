using AIOps.Orchestrations.Approvals;
using AIOps.Remediate;

namespace AIOps.Orchestrations.Stats.Parts;

/// <summary>What became of the newest approvals, and how long people took.</summary>
internal sealed class ApprovalFigures(ApprovalRepository approvals) : IStatsPart
{
    private const int Sample = 1000;

    public string Name => "approvals";

    public async Task<object?> ReadAsync(CancellationToken cancellation)
    {
        var all = await approvals.ListAsync(null, Sample, cancellation);
        var waits = all.Where(static one => one.Votes.Count > 0).Select(static one => (one.Votes[^1].At - one.RequestedAt).TotalSeconds).Order().ToList();
        int Count(ApprovalStatus status) => all.Count(one => one.Status == status);
        return new
        {
            pending = Count(ApprovalStatus.Pending),
            approved = Count(ApprovalStatus.Approved),
            rejected = Count(ApprovalStatus.Rejected),
            expired = Count(ApprovalStatus.Expired),
            withdrawn = Count(ApprovalStatus.Void),
            medianWaitSeconds = waits.Count == 0 ? (double?)null : waits[waits.Count / 2],
        };
    }
}
