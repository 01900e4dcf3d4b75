using AIOps.Orchestrations.Local.Instances;
using AIOps.Storage;

namespace AIOps.Orchestrations.Local.Sharing;

/// <summary>
/// Shares the instances out to the engines on one store: each holds leases on some shards. A lease saves double work; what keeps a step from being taken
/// twice is the ETag of the instance.
/// </summary>
internal sealed class ShardLeases(IDocumentStore store, string owner, Func<string, bool> mayLive, TimeSpan duration, TimeProvider clock)
{
    private const string Table = "workflowleases", Partition = "leases";
    private volatile HashSet<int> owned = [];

    /// <summary>Shards that this engine holds.</summary>
    public IReadOnlySet<int> Owned => owned;

    public bool Owns(int shard) => owned.Contains(shard);

    /// <summary>Renews what is held, takes what is free up to a fair share, and gives back what is above it.</summary>
    public async Task UpdateAsync(CancellationToken cancellation)
    {
        await store.PutAsync(Table, Lease(WriteKind.Upsert, EngineRow(owner), null), cancellation);
        Dictionary<string, Document> rows = [];
        await foreach (Document row in store.QueryAsync(Table, Partition, RowRange.All, cancellation)) rows[row.Row] = row;
        int engines = await CountEnginesAsync(rows.Values, cancellation);
        int share = (InstanceIndex.Shards + engines - 1) / engines;
        HashSet<int> held = [];
        // What is held already comes first: shares move only when they must.
        foreach (int shard in Enumerable.Range(0, InstanceIndex.Shards).OrderBy(shard => IsMine(rows, shard) ? 0 : 1))
        {
            rows.TryGetValue(ShardRow(shard), out Document? row);
            if (row is not null && !IsMine(rows, shard) && !IsFree(row)) continue;
            if (await TryAsync(row, shard, held.Count < share, cancellation)) held.Add(shard);
        }
        owned = held;
    }

    /// <summary>Gives everything back, at a clean stop.</summary>
    public async Task ReleaseAsync(CancellationToken cancellation)
    {
        owned = [];
        List<Document> rows = [];
        await foreach (Document row in store.QueryAsync(Table, Partition, RowRange.All, cancellation)) rows.Add(row);
        foreach (Document row in rows.Where(row => (string)row.Properties["owner"] == owner)) await TryDeleteAsync(row, cancellation);
    }

    private async Task<bool> TryAsync(Document? row, int shard, bool take, CancellationToken cancellation)
    {
        if (!take)
        {
            if (row is not null && (string)row.Properties["owner"] == owner) await TryDeleteAsync(row, cancellation);
            return false;
        }
        try
        {
            await store.PutAsync(Table, Lease(row is null ? WriteKind.Insert : WriteKind.Replace, ShardRow(shard), row?.ETag), cancellation);
            return true;
        }
        catch (StorageConflictException)
        {
            return false;
        }
    }

    private async Task<int> CountEnginesAsync(IEnumerable<Document> rows, CancellationToken cancellation)
    {
        int engines = 0;
        foreach (Document row in rows.Where(static row => row.Row.StartsWith("engine-", StringComparison.Ordinal)))
        {
            if (!IsFree(row)) engines++;
            else await TryDeleteAsync(row, cancellation);
        }
        return Math.Max(1, engines);
    }

    private async Task TryDeleteAsync(Document row, CancellationToken cancellation)
    {
        try
        {
            await store.DeleteAsync(Table, Partition, row.Row, row.ETag, cancellation);
        }
        catch (StorageConflictException)
        {
            // Renewed or taken meanwhile.
        }
    }

    private bool IsMine(Dictionary<string, Document> rows, int shard) =>
        rows.TryGetValue(ShardRow(shard), out Document? row) && (string)row.Properties["owner"] == owner;

    private bool IsFree(Document row)
    {
        string holder = (string)row.Properties["owner"];
        return holder != owner && ((DateTimeOffset)row.Properties["until"] <= clock.GetUtcNow() || !mayLive(holder));
    }

    private DocumentWrite Lease(WriteKind kind, string row, string? etag) => new(
        kind, Partition, row, new Dictionary<string, object> { ["owner"] = owner, ["until"] = clock.GetUtcNow() + duration }, etag);

    private static string ShardRow(int shard) => $"shard-{shard:D2}";

    private static string EngineRow(string owner) => "engine-" + RowKeys.Safe(owner);
}
