using System.Runtime.CompilerServices;
using AIOps.Storage;

namespace AIOps.Contracts.Storage;

/// <summary>Storage with bad days, by seed: calls time out before or after they were done or are throttled, replaces conflict for no reason, wake-ups get lost.</summary>
public sealed class ChaosStore(IDocumentStore inner, int seed) : IDocumentStore
{
    private readonly Random random = new(seed);
    private volatile bool dead;

    public int Troubles { get; private set; }

    /// <summary>From now on nothing works.</summary>
    public void Die() => dead = true;

    public async Task<Document?> GetAsync(string table, string partition, string row, CancellationToken cancellation = default)
    {
        Before();
        return await inner.GetAsync(table, partition, row, cancellation);
    }

    public async IAsyncEnumerable<Document> QueryAsync(string table, string partition, RowRange range,
        [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        Before();
        await foreach (Document row in inner.QueryAsync(table, partition, range, cancellation)) yield return row;
    }

    public async Task<string> PutAsync(string table, DocumentWrite write, CancellationToken cancellation = default)
    {
        Before();
        if (write.Kind == WriteKind.Replace && Roll(0.01)) throw new StorageConflictException("chaos");
        if (write.Partition == "wake" && Roll(0.3)) return "W/\"lost\"";
        string etag = await inner.PutAsync(table, write, cancellation);
        After();
        return etag;
    }

    public async Task DeleteAsync(string table, string partition, string row, string? ifMatch = null, CancellationToken cancellation = default)
    {
        Before();
        await inner.DeleteAsync(table, partition, row, ifMatch, cancellation);
        After();
    }

    public async Task<IReadOnlyList<string>> BatchAsync(string table, IReadOnlyList<DocumentWrite> writes, CancellationToken cancellation = default)
    {
        Before();
        if (writes.Any(static write => write.Kind == WriteKind.Replace) && Roll(0.01)) throw new StorageConflictException("chaos");
        IReadOnlyList<string> etags = await inner.BatchAsync(table, writes, cancellation);
        After();
        return etags;
    }

    private void Before()
    {
        if (dead) throw new IOException("The process is dead.");
        if (Roll(0.01)) throw new TimeoutException("chaos: not done");
        if (Roll(0.005)) throw new TimeoutException("chaos: throttled, not done");
    }

    private void After()
    {
        if (dead) throw new IOException("The process is dead.");
        if (Roll(0.015)) throw new TimeoutException("chaos: done, but nobody knows");
    }

    private bool Roll(double chance)
    {
        lock (random)
        {
            bool trouble = random.NextDouble() < chance;
            if (trouble) Troubles++;
            return trouble;
        }
    }
}
