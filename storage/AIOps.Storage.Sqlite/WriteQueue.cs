using System.Collections.Concurrent;

namespace AIOps.Storage.Sqlite;

/// <summary>
/// The one writer of the process. Callers put their write down, and one of them takes all that wait into one transaction: a hundred writes at once cost a few commits, and
/// the file is not handed round a hundred times. Each write stands for itself: one that is refused is rolled back alone.
/// </summary>
internal sealed class WriteQueue(StoreConnection connection) : IDisposable
{
    private const int MostTogether = 64;
    private readonly ConcurrentQueue<QueuedWrite> waiting = new();
    private readonly Lock gate = new();
    private int count;
    private bool closed;

    /// <summary>Runs a change and returns when it is committed.</summary>
    /// <param name="change">The change.</param>
    /// <param name="rows">Rows that it writes: one alone is refused whole by itself, of several a part may be written when one is refused.</param>
    /// <param name="cancellation">Before its turn it is not done any more.</param>
    /// <exception cref="ObjectDisposedException">The store is closed.</exception>
    public Task<T> RunAsync<T>(Func<StoreConnection, T> change, int rows, CancellationToken cancellation)
    {
        QueuedWrite<T> write = new(change, rows, cancellation);
        waiting.Enqueue(write);
        // Who finds nobody at work works: at once for its own, and what came meanwhile is not its business to wait for.
        if (Interlocked.Increment(ref count) == 1 && CommitSome()) _ = Task.Run(CommitAll, CancellationToken.None);
        return write.Result;
    }

    /// <summary>Closes the file; what still waits is refused.</summary>
    public void Dispose()
    {
        lock (gate)
        {
            if (!closed) connection.Dispose();
            closed = true;
        }
    }

    private void CommitAll()
    {
        while (CommitSome())
        {
        }
    }

    /// <returns>True when more wait.</returns>
    private bool CommitSome()
    {
        List<QueuedWrite> together = [];
        while (together.Count < MostTogether && waiting.TryDequeue(out QueuedWrite? next)) together.Add(next);
        try
        {
            lock (gate) Commit(together);
            foreach (QueuedWrite write in together) write.Complete();
        }
#pragma warning disable CA1031 // Every caller of this transaction gets its failure.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            foreach (QueuedWrite write in together) write.Fail(failure);
        }
        return Interlocked.Add(ref count, -together.Count) > 0;
    }

    private void Commit(List<QueuedWrite> together)
    {
        ObjectDisposedException.ThrowIf(closed, typeof(SqliteDocumentStore));
        // Immediate: a deferred transaction of two processes that both read first ends in a deadlock that no waiting resolves.
        connection.Begin();
        try
        {
            if (together is [QueuedWrite alone])
            {
                // The transaction is its own: no savepoint, which would keep the old form of every page that it touches.
                if (!alone.TryApply(connection)) connection.Rollback();
                else connection.Commit();
                return;
            }
            foreach (QueuedWrite write in together) write.ApplyAmongOthers(connection);
            connection.Commit();
        }
        catch
        {
            connection.Rollback();
            throw;
        }
    }
}
