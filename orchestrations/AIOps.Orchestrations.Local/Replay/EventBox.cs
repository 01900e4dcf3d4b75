using AIOps.Orchestrations.Local.Histories;

namespace AIOps.Orchestrations.Local.Replay;

/// <summary>Events by name, kept until somebody waits, and waiters, kept until an event comes; both first in, first out.</summary>
internal sealed class EventBox
{
    private readonly Dictionary<string, Queue<Outcome>> unread = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, Queue<TaskCompletionSource<Outcome>>> waiters = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Events that nobody has read, in order of arrival.</summary>
    public List<Outcome> Unread => [.. unread.Values.SelectMany(static queue => queue).OrderBy(static e => e.At)];

    /// <summary>Names that are waited for.</summary>
    public IEnumerable<string> Awaited => waiters.Where(static waiter => waiter.Value.Count > 0).Select(static waiter => waiter.Key);

    public void Deliver(Outcome received)
    {
        if (waiters.TryGetValue(received.Name!, out Queue<TaskCompletionSource<Outcome>>? waiting)
            && waiting.TryDequeue(out TaskCompletionSource<Outcome>? first))
            first.SetResult(received);
        else Queue(unread, received.Name!).Enqueue(received);
    }

    public Task<Outcome> NextAsync(string name)
    {
        if (unread.TryGetValue(name, out Queue<Outcome>? kept) && kept.TryDequeue(out Outcome? received)) return Task.FromResult(received);
        TaskCompletionSource<Outcome> waiter = new();
        Queue(waiters, name).Enqueue(waiter);
        return waiter.Task;
    }

    private static Queue<T> Queue<T>(Dictionary<string, Queue<T>> queues, string name)
    {
        if (!queues.TryGetValue(name, out Queue<T>? queue)) queues[name] = queue = new Queue<T>();
        return queue;
    }
}
