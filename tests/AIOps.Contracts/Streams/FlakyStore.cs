using AIOps.Storage;

namespace AIOps.Contracts.Streams;

/// <summary>A store that now and then fails: before it did anything, or after, so that the caller does not know.</summary>
public sealed class FlakyStore(IDocumentStore inner, Random random) : IDocumentStore
{
    /// <summary>Share of writes that fail, 0 to 1.</summary>
    public double FailureShare { get; set; }

    public Task<Document?> GetAsync(string table, string partition, string row, CancellationToken cancellation = default) => inner.GetAsync(table, partition, row, cancellation);

    public IAsyncEnumerable<Document> QueryAsync(string table, string partition, RowRange range, CancellationToken cancellation = default) =>
        inner.QueryAsync(table, partition, range, cancellation);

    public Task<string> PutAsync(string table, DocumentWrite write, CancellationToken cancellation = default) => FailNowAndThenAsync(() => inner.PutAsync(table, write, cancellation));

    public Task DeleteAsync(string table, string partition, string row, string? ifMatch = null, CancellationToken cancellation = default) =>
        inner.DeleteAsync(table, partition, row, ifMatch, cancellation);

    public Task<IReadOnlyList<string>> BatchAsync(string table, IReadOnlyList<DocumentWrite> writes, CancellationToken cancellation = default) =>
        FailNowAndThenAsync(() => inner.BatchAsync(table, writes, cancellation));

    private async Task<T> FailNowAndThenAsync<T>(Func<Task<T>> write)
    {
        double fate;
        lock (random)
        {
            fate = random.NextDouble();
        }

        if (fate < FailureShare / 2)
        {
            throw new IOException("Storage is away.");
        }

        var written = await write();
        return fate < FailureShare ? throw new IOException("The answer of storage was lost.") : written;
    }
}
