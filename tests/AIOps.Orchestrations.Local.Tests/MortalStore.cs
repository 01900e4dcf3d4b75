using AIOps.Storage;

namespace AIOps.Orchestrations.Local.Tests;

/// <summary>Storage of a process that dies at a chosen write: that write is done or not, its caller does not learn it, and nothing works after it.</summary>
internal sealed class MortalStore(IDocumentStore inner) : IDocumentStore
{
    private int left = int.MaxValue;
    private bool lastIsDone;
    private volatile bool dead;

    public bool IsDead => dead;

    public void Die() => dead = true;

    public void DieAtWrite(int write, bool done)
    {
        lastIsDone = done;
        Volatile.Write(ref left, write);
    }

    public Task<Document?> GetAsync(string table, string partition, string row, CancellationToken cancellation = default)
    {
        Check();
        return inner.GetAsync(table, partition, row, cancellation);
    }

    public IAsyncEnumerable<Document> QueryAsync(string table, string partition, RowRange range, CancellationToken cancellation = default)
    {
        Check();
        return inner.QueryAsync(table, partition, range, cancellation);
    }

    public Task<string> PutAsync(string table, DocumentWrite write, CancellationToken cancellation = default) =>
        WriteAsync(() => inner.PutAsync(table, write, cancellation));

    public Task DeleteAsync(string table, string partition, string row, string? ifMatch = null, CancellationToken cancellation = default) =>
        WriteAsync(async () =>
        {
            await inner.DeleteAsync(table, partition, row, ifMatch, cancellation);
            return "";
        });

    public Task<IReadOnlyList<string>> BatchAsync(string table, IReadOnlyList<DocumentWrite> writes, CancellationToken cancellation = default) =>
        WriteAsync(() => inner.BatchAsync(table, writes, cancellation));

    private async Task<T> WriteAsync<T>(Func<Task<T>> write)
    {
        Check();
        bool last = Interlocked.Decrement(ref left) == 0;
        if (!last) return await write();
        dead = true;
        if (lastIsDone) await write();
        throw new IOException("The process died.");
    }

    private void Check()
    {
        if (dead) throw new IOException("The process is dead.");
    }
}
