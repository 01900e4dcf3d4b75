using AIOps.Storage;
using AIOps.Storage.Json;

namespace AIOps.Orchestrations.Plans;

/// <summary>What was done to which target and when: the facts behind lease, cool-down and rate. Table <c>actions</c>.</summary>
public sealed class ActionLedger(IDocumentStore store)
{
    private readonly RecordTable<TargetState> _targets = new(store, "actions");
    private readonly RecordTable<ActionMark> _marks = new(store, "actions");

    /// <summary>State of a target, or null when nothing was ever done to it.</summary>
    public async Task<TargetState?> OfTargetAsync(string targetId, CancellationToken cancellation = default) =>
        (await _targets.GetAsync("target", RowKeys.Safe(targetId), cancellation))?.Value;

    /// <summary>Actions that began after a time.</summary>
    public async Task<int> CountSinceAsync(DateTimeOffset since, CancellationToken cancellation = default)
    {
        var count = 0;
        await foreach (var _ in _marks.QueryAsync("begun", new RowRange(RowKeys.OldestFirst(since)), cancellation))
        {
            count++;
        }

        return count;
    }

    /// <summary>Takes the target for an incident.</summary>
    /// <returns>False when another incident holds it.</returns>
    public async Task<bool> TryTakeAsync(string targetId, string incidentId, string intentId, DateTimeOffset now, CancellationToken cancellation = default)
    {
        var row = RowKeys.Safe(targetId);
        var fresh = new TargetState(incidentId, null);
        if (!await _targets.TryInsertAsync("target", row, fresh, cancellation))
        {
            var state = await _targets.UpdateAsync(
                "target", row, current => current.HeldBy is null || current.HeldBy == incidentId ? current with { HeldBy = incidentId } : null, cancellation);
            if (state?.HeldBy != incidentId)
            {
                return false;
            }
        }

        await _marks.PutAsync("begun", $"{RowKeys.OldestFirst(now)}-{RowKeys.Safe(intentId)}", new ActionMark(targetId, incidentId), cancellation);
        return true;
    }

    /// <summary>Gives the target back.</summary>
    public Task ReleaseAsync(string targetId, string incidentId, DateTimeOffset endedAt, CancellationToken cancellation = default) =>
        _targets.UpdateAsync(
            "target", RowKeys.Safe(targetId), current => current.HeldBy == incidentId ? new TargetState(null, endedAt) : null, cancellation);
}

/// <summary>State of a target.</summary>
/// <param name="HeldBy">The incident that works on it; null when none does.</param>
/// <param name="LastEndedAt">When the last action ended; null before the first.</param>
public sealed record TargetState(string? HeldBy, DateTimeOffset? LastEndedAt);

/// <summary>That an action began.</summary>
/// <param name="TargetId">The target.</param>
/// <param name="IncidentId">The incident.</param>
internal sealed record ActionMark(string TargetId, string IncidentId);
