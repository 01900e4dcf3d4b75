using System.Runtime.CompilerServices;

namespace AIOps.Storage.Json;

/// <summary>Rows of one table that each hold one record as JSON.</summary>
/// <param name="store">Where.</param>
/// <param name="table">Name of the table.</param>
public sealed class RecordTable<T>(IDocumentStore store, string table)
    where T : class
{
    /// <summary>Reads a record with its version, or null.</summary>
    public async Task<Stored<T>?> GetAsync(string partition, string row, CancellationToken cancellation = default) =>
        await store.GetAsync(table, partition, row, cancellation) is { } document ? Stored(document) : null;

    /// <summary>Creates or replaces a record.</summary>
    public Task PutAsync(string partition, string row, T value, CancellationToken cancellation = default) =>
        store.PutAsync(table, JsonDocuments.Upsert(partition, row, value), cancellation);

    /// <summary>Creates a record.</summary>
    /// <returns>False when the row exists.</returns>
    public async Task<bool> TryInsertAsync(string partition, string row, T value, CancellationToken cancellation = default)
    {
        try
        {
            await store.PutAsync(table, JsonDocuments.Insert(partition, row, value), cancellation);
            return true;
        }
        catch (StorageConflictException)
        {
            return false;
        }
    }

    /// <summary>Replaces a record if nobody else changed it since it was read.</summary>
    /// <returns>False when somebody did.</returns>
    public async Task<bool> TryReplaceAsync(Stored<T> read, T value, CancellationToken cancellation = default)
    {
        try
        {
            await store.PutAsync(table, JsonDocuments.Replace(read.Partition, read.Row, value, read.ETag), cancellation);
            return true;
        }
        catch (StorageConflictException)
        {
            return false;
        }
    }

    /// <summary>Reads, changes and replaces until no one else came between.</summary>
    /// <param name="partition">Partition key.</param>
    /// <param name="row">Row key.</param>
    /// <param name="change">Gives the new record, or null to leave it as it is; may run more than once.</param>
    /// <param name="cancellation">Cancels the call.</param>
    /// <returns>The record as it stands after; null when there is no such row.</returns>
    public async Task<T?> UpdateAsync(string partition, string row, Func<T, T?> change, CancellationToken cancellation = default)
    {
        while (await GetAsync(partition, row, cancellation) is { } read)
        {
            if (change(read.Value) is not { } changed)
            {
                return read.Value;
            }

            if (await TryReplaceAsync(read, changed, cancellation))
            {
                return changed;
            }
        }

        return null;
    }

    /// <summary>Reads records of one partition in key order.</summary>
    public async IAsyncEnumerable<Stored<T>> QueryAsync(
        string partition, RowRange range, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        await foreach (var document in store.QueryAsync(table, partition, range, cancellation))
        {
            yield return Stored(document);
        }
    }

    /// <summary>Deletes a record; deleting what is not there is no error.</summary>
    public Task DeleteAsync(string partition, string row, CancellationToken cancellation = default) =>
        store.DeleteAsync(table, partition, row, null, cancellation);

    private static Stored<T> Stored(Document document) => new(document.Partition, document.Row, JsonDocuments.Read<T>(document), document.ETag);
}

/// <summary>A record with where it lies and its version.</summary>
/// <param name="Partition">Partition key.</param>
/// <param name="Row">Row key.</param>
/// <param name="Value">The record.</param>
/// <param name="ETag">Its version.</param>
public sealed record Stored<T>(string Partition, string Row, T Value, string ETag);
