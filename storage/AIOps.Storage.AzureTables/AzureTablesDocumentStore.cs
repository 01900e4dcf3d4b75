using System.Runtime.CompilerServices;
using Azure;
using Azure.Data.Tables;

namespace AIOps.Storage.AzureTables;

/// <summary>Rows in Azure Tables. Safe for concurrent callers; the rules of the port are checked before a call is made, so both adapters say no with the same words.</summary>
internal sealed class AzureTablesDocumentStore(TableServiceClient service, string prefix) : IDocumentStore
{
    /// <summary>Rows of one page: the most that the service gives.</summary>
    private const int PageRows = 1000;

    /// <summary>The service answers a read in milliseconds: one after the other, many rows would take minutes.</summary>
    private const int ReadsAtOnce = 16;

    private readonly TableSet tables = new(service, prefix);

    /// <inheritdoc />
    public async Task<Document?> GetAsync(string table, string partition, string row, CancellationToken cancellation = default)
    {
        TableRules.CheckKeys(partition, row);
        try
        {
            NullableResponse<TableEntity> found = await tables[table].GetEntityIfExistsAsync<TableEntity>(partition, row, cancellationToken: cancellation);
            return found.HasValue ? Rows.ToDocument(found.Value!) : null;
        }
        catch (RequestFailedException missing) when (TableSet.IsMissingTable(missing))
        {
            return null;
        }
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<Document?>> GetManyAsync(string table, IReadOnlyList<(string Partition, string Row)> keys, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(keys);
        var found = new Document?[keys.Count];
        await Parallel.ForEachAsync(
            Enumerable.Range(0, keys.Count),
            new ParallelOptions { MaxDegreeOfParallelism = ReadsAtOnce, CancellationToken = cancellation },
            async (at, token) => found[at] = await GetAsync(table, keys[at].Partition, keys[at].Row, token));
        return found;
    }

    /// <inheritdoc />
    public async IAsyncEnumerable<Document> QueryAsync(
        string table, string partition, RowRange range, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        TableRules.CheckKeys(partition, "any");
        ArgumentNullException.ThrowIfNull(range);
        int left = range.Take ?? int.MaxValue;
        if (left <= 0) yield break;
        AsyncPageable<TableEntity> found = tables[table].QueryAsync<TableEntity>(Rows.Filter(partition, range), Math.Min(left, PageRows), cancellationToken: cancellation);
        await using IAsyncEnumerator<TableEntity> entities = found.GetAsyncEnumerator(cancellation);
        while (left-- > 0 && await NextAsync(entities)) yield return Rows.ToDocument(entities.Current);
    }

    /// <inheritdoc />
    public Task<string> PutAsync(string table, DocumentWrite write, CancellationToken cancellation = default)
    {
        TableRules.CheckWrite(write);
        return tables.WriteAsync(table, client => PutAsync(client, table, write, cancellation), cancellation);
    }

    /// <inheritdoc />
    public async Task DeleteAsync(string table, string partition, string row, string? ifMatch = null, CancellationToken cancellation = default) =>
        await PutAsync(table, DocumentWrite.Delete(partition, row, ifMatch), cancellation);

    /// <inheritdoc />
    public async Task<IReadOnlyList<string>> BatchAsync(string table, IReadOnlyList<DocumentWrite> writes, CancellationToken cancellation = default)
    {
        TableRules.CheckBatch(writes);
        if (writes.Count == 0) return [];
        return await tables.WriteAsync(table, client => Transactions.SubmitAsync(client, table, writes, cancellation), cancellation);
    }

    private static async Task<string> PutAsync(TableClient client, string table, DocumentWrite write, CancellationToken cancellation)
    {
        try
        {
            Response response = write.Kind switch
            {
                WriteKind.Insert => await client.AddEntityAsync(Rows.ToEntity(write), cancellation),
                WriteKind.Upsert => await client.UpsertEntityAsync(Rows.ToEntity(write), TableUpdateMode.Replace, cancellation),
                WriteKind.Replace => await client.UpdateEntityAsync(Rows.ToEntity(write), new ETag(write.IfMatch!), TableUpdateMode.Replace, cancellation),
                _ => await client.DeleteEntityAsync(write.Partition, write.Row, write.IfMatch is null ? ETag.All : new ETag(write.IfMatch), cancellation),
            };

            // The SDK answers a delete of a row that is not there with 404 and no exception.
            if (write.Kind == WriteKind.Delete && write.IfMatch is not null && response.Status == 404) throw Conflicts.Of(table, write, null);
            return write.Kind == WriteKind.Delete ? "" : response.Headers.ETag!.Value.ToString();
        }
        catch (RequestFailedException failure) when (Conflicts.Is(failure))
        {
            throw Conflicts.Of(table, write, failure);
        }
    }

    private static async Task<bool> NextAsync(IAsyncEnumerator<TableEntity> entities)
    {
        try
        {
            return await entities.MoveNextAsync();
        }
        catch (RequestFailedException missing) when (TableSet.IsMissingTable(missing))
        {
            return false;
        }
    }
}
