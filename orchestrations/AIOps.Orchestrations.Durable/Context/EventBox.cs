using System.Text.Json;

namespace AIOps.Orchestrations.Durable.Context;

/// <summary>
/// Events of one run: handed to waiters in order of arrival, kept while nobody waits, dropped when their id was seen. Durable Task has its own buffer, but it
/// gives an event to the newest waiter, knows no ids, and sends unread events of a run to the next one through the queue, where newer ones overtake them.
/// </summary>
internal sealed class EventBox
{
    /// <summary>Ids kept per instance: a repeat comes seconds after the first, and the list travels with every run.</summary>
    public const int MaxSeenIds = 200;

    private readonly List<EventMessage> unread = [];
    private readonly Dictionary<string, Queue<TaskCompletionSource<JsonElement>>> waiters = new(StringComparer.OrdinalIgnoreCase);
    private readonly Queue<string> seenOrder = new();
    private readonly HashSet<string> seen = new(StringComparer.Ordinal);

    public EventBox(RunInput input)
    {
        unread.AddRange(input.Unread ?? []);
        foreach (string id in input.SeenEventIds ?? []) Remember(id);
    }

    /// <summary>Takes an event that has arrived.</summary>
    public void Add(EventMessage message)
    {
        if (message.Id is not null && !Remember(message.Id)) return;
        if (waiters.TryGetValue(message.Name, out Queue<TaskCompletionSource<JsonElement>>? waiting) && waiting.TryDequeue(out TaskCompletionSource<JsonElement>? first))
            first.SetResult(message.Payload);
        else
            unread.Add(message);
    }

    /// <summary>The payload of the next event of a name.</summary>
    public Task<JsonElement> NextAsync(string name)
    {
        int index = unread.FindIndex(message => string.Equals(message.Name, name, StringComparison.OrdinalIgnoreCase));
        if (index >= 0)
        {
            JsonElement payload = unread[index].Payload;
            unread.RemoveAt(index);
            return Task.FromResult(payload);
        }
        if (!waiters.TryGetValue(name, out Queue<TaskCompletionSource<JsonElement>>? waiting)) waiters[name] = waiting = new();
        TaskCompletionSource<JsonElement> waiter = new();
        waiting.Enqueue(waiter);
        return waiter.Task;
    }

    /// <summary>The input of the next run, with what this one has not read.</summary>
    public RunInput ToNext(JsonElement input, string run) => new(input, [.. unread], [.. seenOrder], run);

    private bool Remember(string id)
    {
        if (!seen.Add(id)) return false;
        seenOrder.Enqueue(id);
        if (seenOrder.Count > MaxSeenIds) seen.Remove(seenOrder.Dequeue());
        return true;
    }
}
