using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using AIOps.Correlate;
using AIOps.Storage;
using AIOps.Storage.Json;

namespace AIOps.Orchestrations.Incidents;

/// <summary>
/// Incidents in storage. Table <c>incidents</c>: partition <c>body</c> holds the whole record (the truth), partition <c>head</c> the line for lists,
/// written after it, and a partition <c>more-ID</c> the alerts that found no room in the record. Table <c>timeline</c>: a partition per incident. Every write may be repeated.
/// </summary>
public sealed class IncidentRepository(IDocumentStore store)
{
    private const int TracesKept = 10_000;
    private readonly ConcurrentDictionary<string, string?> _traces = new(StringComparer.Ordinal);
    private readonly RecordTable<IncidentRecord> _bodies = new(store, "incidents");
    private readonly RecordTable<IncidentSummary> _heads = new(store, "incidents");
    private readonly RecordTable<IncidentAlert> _more = new(store, "incidents");
    private readonly RecordTable<TimelineEntry> _timeline = new(store, "timeline");
    private long _endedWrites;

    /// <summary>Goes up with every write of a resolved incident by this process: who keeps them in memory knows by it when to look again.</summary>
    internal long EndedWrites => Interlocked.Read(ref _endedWrites);

    /// <summary>Reads an incident, or null.</summary>
    public Task<Stored<IncidentRecord>?> GetAsync(string id, CancellationToken cancellation = default) =>
        _bodies.GetAsync("body", id, cancellation);

    /// <summary>W3C <c>traceparent</c> of the telemetry that began an incident; null when it is not known. Never changes, so it is read once.</summary>
    public async Task<string?> TraceParentAsync(string id, CancellationToken cancellation = default)
    {
        if (_traces.TryGetValue(id, out var known))
        {
            return known;
        }

        if (await GetAsync(id, cancellation) is not { Value.TraceParent: var traceParent })
        {
            return null;
        }

        if (_traces.Count >= TracesKept)
        {
            _traces.Clear();
        }

        return _traces[id] = traceParent;
    }

    /// <summary>Creates an incident unless it exists.</summary>
    /// <returns>True when this call created it.</returns>
    public async Task<bool> CreateAsync(IncidentRecord record, CancellationToken cancellation = default)
    {
        var created = await _bodies.TryInsertAsync("body", record.Incident.Id, record, cancellation);
        var current = created ? record : (await GetAsync(record.Incident.Id, cancellation))!.Value;
        await PutHeadAsync(current, cancellation);
        return created;
    }

    /// <summary>Changes an incident with optimistic locking.</summary>
    /// <param name="id">The incident.</param>
    /// <param name="change">Gives the new record, or null to leave it; may run more than once.</param>
    /// <param name="cancellation">Cancels the call.</param>
    /// <returns>The record after; null when there is none of that id.</returns>
    public async Task<IncidentRecord?> UpdateAsync(string id, Func<IncidentRecord, IncidentRecord?> change, CancellationToken cancellation = default)
    {
        var record = await _bodies.UpdateAsync("body", id, change, cancellation);
        if (record is not null)
        {
            await PutHeadAsync(record, cancellation);
        }

        return record;
    }

    private async Task PutHeadAsync(IncidentRecord record, CancellationToken cancellation)
    {
        // Another writer may have changed the body and its head in between: who puts a head looks whether it is still that of the body, so that the last one is.
        for (var body = await GetAsync(record.Incident.Id, cancellation); body is not null;)
        {
            await _heads.PutAsync("head", record.Incident.Id, IncidentSummary.Of(body.Value), cancellation);
            var now = await GetAsync(record.Incident.Id, cancellation);
            body = now?.ETag == body.ETag ? null : now;
        }

        if (record.Incident.Status == Correlate.IncidentStatus.Resolved)
        {
            Interlocked.Increment(ref _endedWrites);
        }
    }

    /// <summary>Lists incidents, newest first.</summary>
    /// <param name="filter">Which; null = all.</param>
    /// <param name="after">Id of the last incident of the page before; null = from the newest.</param>
    /// <param name="take">Page size.</param>
    /// <param name="cancellation">Cancels the call.</param>
    public async Task<IReadOnlyList<IncidentSummary>> ListAsync(
        Func<IncidentSummary, bool>? filter, string? after, int take, CancellationToken cancellation = default)
    {
        List<IncidentSummary> page = [];
        var range = new RowRange(From: after is null ? null : after + ' ');
        await foreach (var head in _heads.QueryAsync("head", range, cancellation))
        {
            if (filter is null || filter(head.Value))
            {
                page.Add(head.Value);
                if (page.Count == take)
                {
                    break;
                }
            }
        }

        return page;
    }

    /// <summary>Keeps an alert for which the record has no room; its newest form stays.</summary>
    public Task PutMoreAsync(string id, IncidentAlert member, CancellationToken cancellation = default) =>
        _more.PutAsync("more-" + id, RowKeys.Safe(member.Alert.Id), member, cancellation);

    /// <summary>How many alerts found no room in the record.</summary>
    public async Task<int> CountMoreAsync(string id, CancellationToken cancellation = default)
    {
        var count = 0;
        await foreach (var _ in _more.QueryAsync("more-" + id, RowRange.All, cancellation))
        {
            count++;
        }

        return count;
    }

    /// <summary>One of the alerts for which the record had no room, or null.</summary>
    public async Task<IncidentAlert?> GetMoreAsync(string id, string alertId, CancellationToken cancellation = default) =>
        (await _more.GetAsync("more-" + id, RowKeys.Safe(alertId), cancellation))?.Value;

    /// <summary>The alerts for which the record had no room.</summary>
    /// <param name="id">The incident.</param>
    /// <param name="after">Id of the last alert of the page before; null = from the start.</param>
    /// <param name="take">Page size.</param>
    /// <param name="cancellation">Cancels the call.</param>
    public async Task<IReadOnlyList<IncidentAlert>> MoreAsync(string id, string? after, int take, CancellationToken cancellation = default)
    {
        List<IncidentAlert> page = [];
        await foreach (var row in _more.QueryAsync("more-" + id, new RowRange(From: after is null ? null : RowKeys.Safe(after) + ' '), cancellation))
        {
            page.Add(row.Value);
            if (page.Count == take)
            {
                break;
            }
        }

        return page;
    }

    /// <summary>Forgets the alerts for which the record had no room: they have moved elsewhere.</summary>
    public async Task RemoveMoreAsync(string id, IEnumerable<string> alertIds, CancellationToken cancellation = default)
    {
        foreach (var alertId in alertIds)
        {
            await _more.DeleteAsync("more-" + id, RowKeys.Safe(alertId), cancellation);
        }
    }

    /// <summary>Alerts that had found no room move up into the record where others have left it: while a record has room, an alert is looked for nowhere else.</summary>
    public async Task MoveUpAsync(string id, DateTimeOffset now, CancellationToken cancellation = default)
    {
        var more = await MoreAsync(id, null, int.MaxValue, cancellation);
        List<string> up = [];
        await UpdateAsync(
            id,
            record =>
            {
                up.Clear();
                foreach (var member in more.Where(member => IncidentMembers.HasRoom(record, member.Alert.Id)))
                {
                    record = IncidentMembers.With(record, member.Alert, member.Why, now);
                    up.Add(member.Alert.Id);
                }

                return record;
            },
            cancellation);
        await RemoveMoreAsync(id, up, cancellation);
        // Last: a repeat after a crash has to see that there was something to move.
        await UpdateAsync(id, record => record with { MoreAlerts = more.Count - up.Count }, cancellation);
    }

    /// <summary>Adds a line to the story; the same line twice is one line.</summary>
    public Task AddTimelineAsync(string id, TimelineEntry entry, CancellationToken cancellation = default) => AddTimelineAsync(id, [entry], cancellation);

    /// <summary>Adds lines to the story; the same line twice is one line.</summary>
    public async Task AddTimelineAsync(string id, IReadOnlyList<TimelineEntry> entries, CancellationToken cancellation = default)
    {
        foreach (var lines in entries.GroupBy(RowOf, StringComparer.Ordinal).Select(same => JsonDocuments.Upsert(id, same.Key, same.Last())).Chunk(TableRules.MaxBatchRows))
        {
            await store.BatchAsync("timeline", lines, cancellation);
        }
    }

    private static string RowOf(TimelineEntry entry)
    {
        var content = $"{entry.Kind}\n{entry.Title}\n{entry.Actor}";
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)).AsSpan(0, 6));
        return $"{entry.At.UtcTicks:D19}-{hash}";
    }

    /// <summary>The story, oldest first.</summary>
    public async Task<IReadOnlyList<TimelineEntry>> TimelineAsync(string id, CancellationToken cancellation = default)
    {
        List<TimelineEntry> entries = [];
        await foreach (var entry in _timeline.QueryAsync(id, RowRange.All, cancellation))
        {
            entries.Add(entry.Value);
        }

        return entries;
    }
}
