using System.Threading.Channels;

namespace AIOps.Orchestrations.Local.Engine;

/// <summary>A queue and a fixed number of workers on it.</summary>
internal sealed class WorkerPool<T>(int workers, Func<T, CancellationToken, Task> handle)
{
    private readonly Channel<T> queue = Channel.CreateUnbounded<T>();
    private Task[] running = [];
    private int unfinished;

    /// <summary>How many wait.</summary>
    public int Depth => queue.Reader.Count;

    /// <summary>True when nothing waits and nothing runs.</summary>
    public bool IsIdle => Volatile.Read(ref unfinished) == 0;

    public void Add(T item)
    {
        Interlocked.Increment(ref unfinished);
        queue.Writer.TryWrite(item);
    }

    public void Start(CancellationToken stopping) => running =
        [.. Enumerable.Range(0, workers).Select(_ => Task.Run(() => WorkAsync(stopping), CancellationToken.None))];

    /// <summary>Waits for the workers, which end when the token of <see cref="Start"/> is set.</summary>
    public Task WhenEndedAsync() => Task.WhenAll(running);

    private async Task WorkAsync(CancellationToken stopping)
    {
        try
        {
            while (await queue.Reader.WaitToReadAsync(stopping))
            {
                while (!stopping.IsCancellationRequested && queue.Reader.TryRead(out T? item)) await HandleAsync(item, stopping);
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The host stops.
        }
    }

    private async Task HandleAsync(T item, CancellationToken stopping)
    {
        try
        {
            await handle(item, stopping);
        }
        finally
        {
            Interlocked.Decrement(ref unfinished);
        }
    }
}
