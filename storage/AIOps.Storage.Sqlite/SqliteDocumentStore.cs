using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;

namespace AIOps.Storage.Sqlite;

/// <summary>
/// Rows in one SQLite file, held to the rules of Azure Tables. One writer and a few readers per process; two processes may share the file.
/// Safe for concurrent callers. A write is durable against the death of the process when its call returns.
/// </summary>
public sealed class SqliteDocumentStore : IDocumentStore, IDisposable
{
    private const int PageRows = 256;
    private const int PageBytes = 1024 * 1024;

    // There are as many readers as callers at once, and the operating system caches the file for all of them.
    private const int WriterCacheKib = 16_000, ReaderCacheKib = 2_000;
    private readonly SqliteStoreOptions options;
    private readonly WriteQueue queue;
    private readonly ConcurrentBag<StoreConnection> readers = [];
    private volatile bool disposed;

    /// <summary>Opens the file and creates it when it is not there.</summary>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    public SqliteDocumentStore(SqliteStoreOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        this.options = options;
        string? folder = Path.GetDirectoryName(Path.GetFullPath(options.Path));
        if (folder is not null) Directory.CreateDirectory(folder);
        StoreConnection writer = new(options, WriterCacheKib);
        writer.CreateSchema();
        queue = new WriteQueue(writer);
    }

    /// <inheritdoc />
    public Task<Document?> GetAsync(string table, string partition, string row, CancellationToken cancellation = default)
    {
        TableRules.CheckTable(table);
        TableRules.CheckKeys(partition, row);
        return Task.FromResult(Read(connection =>
        {
            using SqliteDataReader rows = connection.Get(Name(table), partition, row);
            return rows.Read() ? ToDocument(rows, partition) : null;
        }));
    }

    /// <inheritdoc />
    public Task<IReadOnlyList<Document?>> GetManyAsync(string table, IReadOnlyList<(string Partition, string Row)> keys, CancellationToken cancellation = default)
    {
        TableRules.CheckTable(table);
        ArgumentNullException.ThrowIfNull(keys);
        foreach ((string partition, string row) in keys) TableRules.CheckKeys(partition, row);
        return Task.FromResult<IReadOnlyList<Document?>>(Read(connection =>
        {
            Document?[] found = new Document?[keys.Count];
            // One transaction: without it every read takes and gives back the locks of the file.
            connection.BeginRead();
            try
            {
                for (int at = 0; at < found.Length; at++)
                {
                    cancellation.ThrowIfCancellationRequested();
                    using SqliteDataReader rows = connection.Get(Name(table), keys[at].Partition, keys[at].Row);
                    if (rows.Read()) found[at] = new Document(keys[at].Partition, keys[at].Row, PropertyCodec.Decode(rows.GetFieldValue<byte[]>(2)), ETags.Format(rows.GetInt64(1)));
                }
            }
            finally
            {
                connection.Commit();
            }
            return found;
        }));
    }

    /// <inheritdoc />
    public async IAsyncEnumerable<Document> QueryAsync(
        string table, string partition, RowRange range, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        TableRules.CheckTable(table);
        TableRules.CheckKeys(partition, "any");
        ArgumentNullException.ThrowIfNull(range);
        byte[] from = KeyBytes.Encode(range.From ?? "");
        byte[]? to = range.To is null ? null : KeyBytes.Encode(range.To);
        int left = range.Take ?? int.MaxValue;
        // Page by page, so that a slow reader holds no connection and no old snapshot (that would keep the write-ahead log growing).
        for (bool first = true; left > 0; first = false)
        {
            cancellation.ThrowIfCancellationRequested();
            (List<Document> page, bool more) = Read(connection => Page(connection, Name(table), partition, from, first, to, Math.Min(left, PageRows)));
            foreach (Document document in page) yield return document;
            left -= page.Count;
            if (!more) yield break;
            from = KeyBytes.Encode(page[^1].Row);
        }
        await Task.CompletedTask;
    }

    /// <inheritdoc />
    public Task<string> PutAsync(string table, DocumentWrite write, CancellationToken cancellation = default)
    {
        TableRules.CheckTable(table);
        TableRules.CheckWrite(write);
        return WriteAsync(connection => Apply(connection, Name(table), write), 1, cancellation);
    }

    /// <inheritdoc />
    public async Task DeleteAsync(string table, string partition, string row, string? ifMatch = null, CancellationToken cancellation = default) =>
        await PutAsync(table, DocumentWrite.Delete(partition, row, ifMatch), cancellation);

    /// <inheritdoc />
    public async Task<IReadOnlyList<string>> BatchAsync(string table, IReadOnlyList<DocumentWrite> writes, CancellationToken cancellation = default)
    {
        TableRules.CheckTable(table);
        TableRules.CheckBatch(writes);
        if (writes.Count == 0) return [];
        return await WriteAsync(
            connection => writes.Select(write => Apply(connection, Name(table), write)).ToArray(),
            writes.Count,
            cancellation);
    }

    /// <summary>Closes the file.</summary>
    public void Dispose()
    {
        if (disposed) return;
        disposed = true;
        queue.Dispose();
        while (readers.TryTake(out StoreConnection? reader)) reader.Dispose();
    }

    private Task<T> WriteAsync<T>(Func<StoreConnection, T> change, int rows, CancellationToken cancellation)
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        return queue.RunAsync(change, rows, cancellation);
    }

    private static string Apply(StoreConnection connection, string table, DocumentWrite write)
    {
        long etag = ETags.New();
        int changed = write.Kind switch
        {
            WriteKind.Insert => connection.Insert(table, write, etag),
            WriteKind.Upsert => connection.Upsert(table, write, etag),
            WriteKind.Replace => connection.Replace(table, write, etag, ETags.Parse(write.IfMatch!)),
            _ when write.IfMatch is null => Math.Max(1, connection.Delete(table, write)),
            _ => connection.Delete(table, write, ETags.Parse(write.IfMatch)),
        };
        if (changed > 0) return write.Kind == WriteKind.Delete ? "" : ETags.Format(etag);
        string found = write.Kind == WriteKind.Insert ? "exists" : "is gone or has another ETag";
        throw new StorageConflictException($"Row '{write.Row}' of partition '{write.Partition}' in table '{table}' {found}.");
    }

    private static (List<Document> Rows, bool More) Page(
        StoreConnection connection, string table, string partition, byte[] from, bool inclusive, byte[]? to, int take)
    {
        List<Document> page = [];
        long bytes = 0;
        using SqliteDataReader rows = connection.Query(table, partition, from, inclusive, to, take);
        while (bytes < PageBytes)
        {
            if (!rows.Read()) return (page, page.Count == take);
            byte[] body = rows.GetFieldValue<byte[]>(2);
            page.Add(ToDocument(rows, partition, body));
            bytes += body.Length;
        }
        return (page, true);
    }

    private static Document ToDocument(SqliteDataReader rows, string partition) => ToDocument(rows, partition, rows.GetFieldValue<byte[]>(2));

    private static Document ToDocument(SqliteDataReader rows, string partition, byte[] body) => new(
        partition, KeyBytes.Decode(rows.GetFieldValue<byte[]>(0)), PropertyCodec.Decode(body), ETags.Format(rows.GetInt64(1)));

    private T Read<T>(Func<StoreConnection, T> query)
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        if (!readers.TryTake(out StoreConnection? reader)) reader = new StoreConnection(options, ReaderCacheKib);
        try
        {
            return query(reader);
        }
        finally
        {
            if (disposed) reader.Dispose();
            else readers.Add(reader);
        }
    }

    // Table names are compared without case, as in Azure Tables.
    private static string Name(string table) => table.ToLowerInvariant();
}
