namespace AIOps.Storage;

/// <summary>
/// Rows in partitions of tables: exactly what Azure Tables can do, and no more. Every adapter passes the same contract suite.
/// Keys: 1 to 512 characters, no control characters, none of <c>/ \ # ?</c>; ordered ordinally, case-sensitive.
/// Limits: a text property 32,768 characters, a binary one 64 KiB, a row 1 MiB, 252 properties, a batch 100 rows of one partition and 4 MiB.
/// </summary>
public interface IDocumentStore
{
    /// <summary>Reads one row, or null.</summary>
    Task<Document?> GetAsync(string table, string partition, string row, CancellationToken cancellation = default);

    /// <summary>Reads many rows, of any partitions of a table. Not one view of them: another host may write in between.</summary>
    /// <param name="table">The table.</param>
    /// <param name="keys">What to read.</param>
    /// <param name="cancellation">Cancels the call.</param>
    /// <returns>One answer per key, in the order of the keys; null where there is no row.</returns>
    async Task<IReadOnlyList<Document?>> GetManyAsync(string table, IReadOnlyList<(string Partition, string Row)> keys, CancellationToken cancellation = default)
    {
        var found = new Document?[keys.Count];
        for (var at = 0; at < found.Length; at++)
        {
            found[at] = await GetAsync(table, keys[at].Partition, keys[at].Row, cancellation);
        }

        return found;
    }

    /// <summary>Reads rows of one partition in key order.</summary>
    IAsyncEnumerable<Document> QueryAsync(string table, string partition, RowRange range, CancellationToken cancellation = default);

    /// <summary>Writes one row under a condition.</summary>
    /// <returns>The new ETag.</returns>
    /// <exception cref="StorageConflictException">The condition does not hold.</exception>
    Task<string> PutAsync(string table, DocumentWrite write, CancellationToken cancellation = default);

    /// <summary>Deletes one row; deleting what is not there is no error unless an ETag was asked for.</summary>
    /// <exception cref="StorageConflictException">The ETag does not match.</exception>
    Task DeleteAsync(string table, string partition, string row, string? ifMatch = null, CancellationToken cancellation = default);

    /// <summary>Writes and deletes rows of ONE partition, all or none; at most 100, each row once.</summary>
    /// <returns>The new ETag of each row in the order of the writes; empty text for a delete.</returns>
    /// <exception cref="StorageConflictException">A condition does not hold: nothing was written.</exception>
    Task<IReadOnlyList<string>> BatchAsync(string table, IReadOnlyList<DocumentWrite> writes, CancellationToken cancellation = default);
}
