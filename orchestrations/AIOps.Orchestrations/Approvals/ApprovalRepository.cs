using AIOps.Remediate;
using AIOps.Storage;
using AIOps.Storage.Json;

namespace AIOps.Orchestrations.Approvals;

/// <summary>Approvals in storage. Table <c>approvals</c>: one row per approval, changed only under its ETag; that is what makes a decision single-use.</summary>
public sealed class ApprovalRepository(IDocumentStore store)
{
    private const string All = "all";
    private readonly RecordTable<Approval> _approvals = new(store, "approvals");

    /// <summary>Creates an approval unless it exists.</summary>
    /// <returns>True when this call created it.</returns>
    public Task<bool> CreateAsync(Approval approval, CancellationToken cancellation = default) =>
        _approvals.TryInsertAsync(All, approval.Id, approval, cancellation);

    /// <summary>Reads an approval with its version, or null.</summary>
    public Task<Stored<Approval>?> GetAsync(string id, CancellationToken cancellation = default) => _approvals.GetAsync(All, id, cancellation);

    /// <summary>Replaces an approval if nobody else changed it.</summary>
    /// <returns>False when somebody did: read again and decide again.</returns>
    public Task<bool> TryReplaceAsync(Stored<Approval> read, Approval changed, CancellationToken cancellation = default) =>
        _approvals.TryReplaceAsync(read, changed, cancellation);

    /// <summary>Changes a pending approval; others are left as they are.</summary>
    /// <returns>The approval after; null when there is none of that id.</returns>
    public Task<Approval?> UpdatePendingAsync(string id, Func<Approval, Approval?> change, CancellationToken cancellation = default) =>
        _approvals.UpdateAsync(All, id, approval => approval.Status == ApprovalStatus.Pending ? change(approval) : null, cancellation);

    /// <summary>Lists approvals, newest first (an id begins with its incident's).</summary>
    public async Task<IReadOnlyList<Approval>> ListAsync(ApprovalStatus? status, int take, CancellationToken cancellation = default)
    {
        List<Approval> found = [];
        await foreach (var approval in _approvals.QueryAsync(All, RowRange.All, cancellation))
        {
            if (status is null || approval.Value.Status == status)
            {
                found.Add(approval.Value);
                if (found.Count == take)
                {
                    break;
                }
            }
        }

        return found;
    }
}
