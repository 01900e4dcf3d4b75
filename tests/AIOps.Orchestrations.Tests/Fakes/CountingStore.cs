using AIOps.Storage;

namespace AIOps.Orchestrations.Tests.Fakes;

/// <summary>Counts what costs on Azure Tables: looks for rows, and deletes of rows that are not there, each of which makes a transaction be sent a second time.</summary>
internal sealed class CountingStore(IDocumentStore inner) : IDocumentStore
{
    public int Queries { get; private set; }

    public int Puts { get; private set; }

    public int Deletes { get; private set; }

    public int DeletesOfNothing { get; private set; }

    public Task<Document?> GetAsync(string table, string partition, string row, CancellationToken cancellation = default) => inner.GetAsync(table, partition, row, cancellation);

    public IAsyncEnumerable<Document> QueryAsync(string table, string partition, RowRange range, CancellationToken cancellation = default)
    {
        Queries++;
        return inner.QueryAsync(table, partition, range, cancellation);
    }

    public Task<string> PutAsync(string table, DocumentWrite write, CancellationToken cancellation = default)
    {
        Puts++;
        return inner.PutAsync(table, write, cancellation);
    }

    public Task DeleteAsync(string table, string partition, string row, string? ifMatch = null, CancellationToken cancellation = default) =>
        inner.DeleteAsync(table, partition, row, ifMatch, cancellation);

    public async Task<IReadOnlyList<string>> BatchAsync(string table, IReadOnlyList<DocumentWrite> writes, CancellationToken cancellation = default)
    {
        foreach (var delete in writes.Where(static one => one.Kind == WriteKind.Delete))
        {
            Deletes++;
            DeletesOfNothing += await inner.GetAsync(table, delete.Partition, delete.Row, cancellation) is null ? 1 : 0;
        }

        return await inner.BatchAsync(table, writes, cancellation);
    }
}
