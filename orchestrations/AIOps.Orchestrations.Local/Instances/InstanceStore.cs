using System.Globalization;
using AIOps.Orchestrations.Local.Histories;
using AIOps.Storage;
using AIOps.Storage.Json;

namespace AIOps.Orchestrations.Local.Instances;

/// <summary>
/// An instance is one partition, so that a step is one atomic batch: <c>i</c> its header, <c>h...</c> its history, <c>q...</c> its inbox,
/// <c>e...</c> the ids of events that it got.
/// </summary>
internal sealed class InstanceStore(IDocumentStore store, TimeProvider clock)
{
    private const string Table = "workflows", HeaderRow = "i", InboxPrefix = "q", EventIdPrefix = "e";
    private const int RowsPerStep = 80, CharactersPerStep = 500_000;
    private long lastStamp;

    public async Task<(InstanceHeader Header, string ETag)?> GetAsync(string id, CancellationToken cancellation)
    {
        Document? row = await store.GetAsync(Table, RowKeys.Safe(id), HeaderRow, cancellation);
        return row is null ? null : (JsonDocuments.Read<InstanceHeader>(row), row.ETag);
    }

    public Task<List<Turn>> HistoryAsync(InstanceHeader header, CancellationToken cancellation) => TurnRows.ReadAsync(
        store.QueryAsync(Table, RowKeys.Safe(header.Id), RowRange.Prefix(TurnRows.RunPrefix(header.Generation)), cancellation), cancellation);

    /// <summary>The next messages in order of arrival, as many as one step takes; whether there are more.</summary>
    public async Task<(List<StoredMessage> Messages, bool More)> InboxAsync(string id, CancellationToken cancellation)
    {
        List<StoredMessage> messages = [];
        int characters = 0;
        await foreach (Document row in store.QueryAsync(Table, RowKeys.Safe(id), RowRange.Prefix(InboxPrefix, RowsPerStep), cancellation))
        {
            InboxMessage message = JsonDocuments.Read<InboxMessage>(row, HistoryJson.Options);
            characters += message.Outcomes.Sum(static outcome => outcome.Payload?.Length ?? 0);
            if (characters > CharactersPerStep && messages.Count > 0) return (messages, true);
            messages.Add(new StoredMessage(row.Row, message));
        }
        return (messages, messages.Count == RowsPerStep);
    }

    /// <returns>False when the instance exists.</returns>
    public async Task<bool> CreateAsync(InstanceHeader header, Outcome started, CancellationToken cancellation)
    {
        string partition = RowKeys.Safe(header.Id);
        return await TryAsync([JsonDocuments.Insert(partition, HeaderRow, header), .. StartRows(partition, header, [started])], cancellation);
    }

    /// <summary>Puts a message into an inbox.</summary>
    /// <returns>False when an event with that id came before.</returns>
    public async Task<bool> PostAsync(string id, InboxMessage message, string? eventId, CancellationToken cancellation)
    {
        string partition = RowKeys.Safe(id);
        string row = $"{InboxPrefix}1{Stamp():D19}-{Guid.NewGuid().ToString("N", CultureInfo.InvariantCulture)[..8]}";
        DocumentWrite write = new(WriteKind.Insert, partition, row, JsonDocuments.ToProperties(message, options: HistoryJson.Options));
        if (eventId is null) return await TryAsync([write], cancellation);
        Dictionary<string, object> seen = new() { ["at"] = clock.GetUtcNow(), ["eventId"] = eventId.Length <= 1000 ? eventId : eventId[..1000] };
        return await TryAsync([write, new(WriteKind.Insert, partition, EventIdPrefix + RowKeys.Hash(eventId), seen)], cancellation);
    }

    /// <summary>Writes a header alone.</summary>
    /// <exception cref="StorageConflictException">Somebody else took a step.</exception>
    public Task ReplaceAsync(InstanceHeader header, string etag, CancellationToken cancellation) =>
        store.PutAsync(Table, JsonDocuments.Replace(RowKeys.Safe(header.Id), HeaderRow, header, etag), cancellation);

    /// <summary>Writes a step, all or nothing: header, history, what it took from the inbox, and the start of the next run.</summary>
    /// <exception cref="StorageConflictException">Somebody else took a step.</exception>
    public Task CommitAsync(
        InstanceHeader header, string etag, Turn? turn, IEnumerable<StoredMessage> taken, IReadOnlyList<Outcome> nextStart, CancellationToken cancellation)
    {
        string partition = RowKeys.Safe(header.Id);
        List<DocumentWrite> writes = [JsonDocuments.Replace(partition, HeaderRow, header, etag)];
        if (turn is not null) writes.AddRange(TurnRows.Write(partition, header.Generation, header.Turns, turn));
        HashSet<string> starts = [];
        foreach (DocumentWrite start in StartRows(partition, header, nextStart))
        {
            writes.Add(start with { Kind = WriteKind.Upsert });
            starts.Add(start.Row);
        }
        writes.AddRange(taken.Where(message => !starts.Contains(message.Row)).Select(message => DocumentWrite.Delete(partition, message.Row)));
        return store.BatchAsync(Table, writes, cancellation);
    }

    /// <summary>Deletes the history of runs before this one, and ids of events that are older than the given time.</summary>
    public async Task TrimAsync(InstanceHeader header, DateTimeOffset eventIdsBefore, CancellationToken cancellation)
    {
        string partition = RowKeys.Safe(header.Id);
        RowRange before = new(TurnRows.Prefix, TurnRows.RunPrefix(header.Generation));
        await DeleteAsync(partition, before, static _ => true, cancellation);
        await DeleteAsync(partition, RowRange.Prefix(EventIdPrefix), row => (DateTimeOffset)row.Properties["at"] < eventIdsBefore, cancellation);
    }

    /// <summary>Deletes all rows of an instance, the header last: what is left after a crash can be purged again.</summary>
    public async Task PurgeAsync(string id, CancellationToken cancellation)
    {
        string partition = RowKeys.Safe(id);
        await DeleteAsync(partition, RowRange.All, static row => row.Row != HeaderRow, cancellation);
        await store.DeleteAsync(Table, partition, HeaderRow, null, cancellation);
    }

    private async Task DeleteAsync(string partition, RowRange range, Func<Document, bool> which, CancellationToken cancellation)
    {
        List<DocumentWrite> deletes = [];
        await foreach (Document row in store.QueryAsync(Table, partition, range, cancellation))
        {
            if (which(row)) deletes.Add(DocumentWrite.Delete(partition, row.Row));
        }
        foreach (DocumentWrite[] batch in deletes.Chunk(TableRules.MaxBatchRows)) await store.BatchAsync(Table, batch, cancellation);
    }

    // The start of a run sorts before all that came in the meantime. Unread events go along in as many rows as they need.
    private static IEnumerable<DocumentWrite> StartRows(string partition, InstanceHeader header, IReadOnlyList<Outcome> outcomes)
    {
        List<Outcome> together = [];
        int characters = 0, number = 0;
        for (int i = 0; i < outcomes.Count; i++)
        {
            together.Add(outcomes[i]);
            characters += outcomes[i].Payload?.Length ?? 0;
            if (i + 1 < outcomes.Count && characters < 100_000) continue;
            InboxMessage message = new([.. together], header.Run);
            yield return new(WriteKind.Insert, partition, $"{InboxPrefix}0{number++:D3}", JsonDocuments.ToProperties(message, options: HistoryJson.Options));
            together.Clear();
            characters = 0;
        }
    }

    private async Task<bool> TryAsync(IReadOnlyList<DocumentWrite> writes, CancellationToken cancellation)
    {
        try
        {
            await store.BatchAsync(Table, writes, cancellation);
            return true;
        }
        catch (StorageConflictException)
        {
            return false;
        }
    }

    // Rises even when the clock stands still or jumps back: the order of arrival is the order of the keys.
    private long Stamp()
    {
        while (true)
        {
            long last = Interlocked.Read(ref lastStamp), next = Math.Max(last + 1, clock.GetUtcNow().UtcTicks);
            if (Interlocked.CompareExchange(ref lastStamp, next, last) == last) return next;
        }
    }
}
