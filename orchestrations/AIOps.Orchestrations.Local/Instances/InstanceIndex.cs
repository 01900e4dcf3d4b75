using System.Globalization;
using AIOps.Storage;

namespace AIOps.Orchestrations.Local.Instances;

/// <summary>
/// Finds instances: the unfinished ones of a shard, all of them newest first, and those that another process wants looked at. Written before an instance is
/// created and removed after it finished: a crash in between leaves an entry without an instance, never an instance without an entry.
/// </summary>
internal sealed class InstanceIndex(IDocumentStore store)
{
    /// <summary>Parts that the instances are shared out by.</summary>
    public const int Shards = 16;

    private const string Table = "workflowindex", ListPartition = "list", WakePartition = "wake";

    /// <summary>The shard of an instance.</summary>
    public static int ShardOf(string id) => StableHash.Bucket(id, Shards);

    public async Task AddAsync(string id, DateTimeOffset createdAt, CancellationToken cancellation)
    {
        await store.PutAsync(Table, Entry(ListPartition, $"{RowKeys.NewestFirst(createdAt)}-{RowKeys.Safe(id)}", id, createdAt), cancellation);
        await store.PutAsync(Table, Entry(Active(ShardOf(id)), ActiveRow(id, createdAt), id, createdAt), cancellation);
    }

    public Task RemoveActiveAsync(string id, DateTimeOffset createdAt, CancellationToken cancellation) =>
        store.DeleteAsync(Table, Active(ShardOf(id)), ActiveRow(id, createdAt), null, cancellation);

    /// <summary>Takes an instance out of everything.</summary>
    public async Task RemoveAsync(string id, DateTimeOffset createdAt, CancellationToken cancellation)
    {
        await RemoveActiveAsync(id, createdAt, cancellation);
        await store.DeleteAsync(Table, ListPartition, $"{RowKeys.NewestFirst(createdAt)}-{RowKeys.Safe(id)}", null, cancellation);
    }

    /// <summary>Unfinished instances of a shard, oldest first.</summary>
    public IAsyncEnumerable<IndexEntry> ActiveAsync(int shard, CancellationToken cancellation) => EntriesAsync(Active(shard), cancellation);

    /// <summary>All instances, newest first.</summary>
    /// <param name="before">Only those created before; all when null.</param>
    /// <param name="cancellation">Cancels the reading.</param>
    public IAsyncEnumerable<IndexEntry> AllAsync(DateTimeOffset? before, CancellationToken cancellation) =>
        EntriesAsync(ListPartition, cancellation, before is null ? null : RowKeys.NewestFirst(before.Value));

    /// <summary>Asks the engine that owns the instance to look at it.</summary>
    public Task WakeAsync(string id, CancellationToken cancellation) =>
        store.PutAsync(Table, Entry(WakePartition, $"{ShardOf(id):D2}-{RowKeys.Safe(id)}", id, DateTimeOffset.UnixEpoch), cancellation);

    /// <summary>Takes the wishes for the shards that the caller owns.</summary>
    public async Task<List<string>> TakeWakesAsync(Func<int, bool> owns, CancellationToken cancellation)
    {
        List<string> ids = [];
        await foreach (Document row in store.QueryAsync(Table, WakePartition, RowRange.All, cancellation))
        {
            if (!owns(int.Parse(row.Row.AsSpan(0, 2), CultureInfo.InvariantCulture))) continue;
            try
            {
                await store.DeleteAsync(Table, WakePartition, row.Row, row.ETag, cancellation);
                ids.Add((string)row.Properties["id"]);
            }
            catch (StorageConflictException)
            {
                // Written again meanwhile: the next look takes it.
            }
        }
        return ids;
    }

    private async IAsyncEnumerable<IndexEntry> EntriesAsync(
        string partition, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation, string? from = null)
    {
        await foreach (Document row in store.QueryAsync(Table, partition, new RowRange(from), cancellation))
            yield return new IndexEntry((string)row.Properties["id"], (DateTimeOffset)row.Properties["createdAt"]);
    }

    private static DocumentWrite Entry(string partition, string row, string id, DateTimeOffset createdAt) =>
        new(WriteKind.Upsert, partition, row, new Dictionary<string, object> { ["id"] = id, ["createdAt"] = createdAt });

    private static string Active(int shard) => $"active-{shard:D2}";

    private static string ActiveRow(string id, DateTimeOffset createdAt) => $"{RowKeys.OldestFirst(createdAt)}-{RowKeys.Safe(id)}";
}

/// <summary>An entry of the index.</summary>
internal sealed record IndexEntry(string Id, DateTimeOffset CreatedAt);
