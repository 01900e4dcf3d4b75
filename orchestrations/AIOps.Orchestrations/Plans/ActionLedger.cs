using AIOps.Storage;
using AIOps.Storage.Json;

namespace AIOps.Orchestrations.Plans;

/// <summary>What was done to which target and when: the facts behind lease, cool-down and rate. Table <c>actions</c>.</summary>
public sealed class ActionLedger(IDocumentStore store)
{
    /// <summary>A lease ends by itself after this long (an action is given up after 45 minutes): whoever forgot to give it back holds nobody else up for ever.</summary>
    public static readonly TimeSpan LeaseLimit = TimeSpan.FromHours(1);

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
        var fresh = new TargetState(incidentId, null) { HeldSince = now };
        if (!await _targets.TryInsertAsync("target", row, fresh, cancellation))
        {
            var state = await _targets.UpdateAsync(
                "target", row, current => current.HolderAt(now) is { } holder && holder != incidentId ? null : current with { HeldBy = incidentId, HeldSince = now }, cancellation);
            if (state?.HeldBy != incidentId)
            {
                return false;
            }
        }

        await _marks.PutAsync("begun", MarkOf(intentId, now), new ActionMark(targetId, incidentId), cancellation);
        return true;
    }

    /// <summary>Takes back that an action began: the other side was busy and nothing was started. The incident keeps the target for its next try.</summary>
    /// <param name="intentId">The intent.</param>
    /// <param name="begunAt">The time that it was taken with.</param>
    /// <param name="cancellation">Cancels the call.</param>
    public Task ForgetAsync(string intentId, DateTimeOffset begunAt, CancellationToken cancellation = default) =>
        _marks.DeleteAsync("begun", MarkOf(intentId, begunAt), cancellation);

    /// <summary>Gives the target back.</summary>
    public Task ReleaseAsync(string targetId, string incidentId, DateTimeOffset endedAt, CancellationToken cancellation = default) =>
        _targets.UpdateAsync(
            "target", RowKeys.Safe(targetId), current => current.HeldBy == incidentId ? new TargetState(null, endedAt) : null, cancellation);

    private static string MarkOf(string intentId, DateTimeOffset at) => $"{RowKeys.OldestFirst(at)}-{RowKeys.Safe(intentId)}";
}

/// <summary>State of a target.</summary>
/// <param name="HeldBy">The incident that works on it; null when none does.</param>
/// <param name="LastEndedAt">When the last action ended; null before the first.</param>
public sealed record TargetState(string? HeldBy, DateTimeOffset? LastEndedAt)
{
    /// <summary>Since when it is held; null when nobody holds it.</summary>
    public DateTimeOffset? HeldSince { get; init; }

    /// <summary>Who holds it at a time, leases that have ended left out.</summary>
    public string? HolderAt(DateTimeOffset now) => now - HeldSince < ActionLedger.LeaseLimit ? HeldBy : null;
}

/// <summary>That an action began.</summary>
/// <param name="TargetId">The target.</param>
/// <param name="IncidentId">The incident.</param>
internal sealed record ActionMark(string TargetId, string IncidentId);
