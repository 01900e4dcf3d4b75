using System.Collections.Concurrent;
using AIOps.Orchestrations.Local.Instances;

namespace AIOps.Orchestrations.Local.Engine;

/// <summary>The unfinished instances that this process looks after.</summary>
internal sealed class Residents(InstanceIndex index, TimeProvider clock, int cachedHistories)
{
    private readonly ConcurrentDictionary<string, Resident> byId = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<Resident> loaded = new();
    private volatile Func<int, bool> owns = static _ => false;

    /// <summary>How many there are.</summary>
    public int Count => byId.Count;

    public IEnumerable<Resident> All => byId.Values;

    /// <summary>Where steps are queued.</summary>
    public Action<Resident> Queue { private get; set; } = static _ => { };

    public void OwnedBy(Func<int, bool> owned) => owns = owned;

    /// <summary>Has an instance looked at: here, or by the process that owns it.</summary>
    public async Task NotifyAsync(string id, CancellationToken cancellation)
    {
        if (owns(InstanceIndex.ShardOf(id))) Wake(byId.GetOrAdd(id, static key => new Resident(key)));
        else await index.WakeAsync(id, cancellation);
    }

    /// <summary>Asks for a step of an instance that is still looked after here.</summary>
    public void Wake(Resident resident)
    {
        if (!byId.TryGetValue(resident.Id, out Resident? current) || current != resident || !resident.TryQueue()) return;
        Requeue(resident);
    }

    /// <summary>Queues the step of an instance that is marked as queued.</summary>
    public void Requeue(Resident resident)
    {
        resident.QueuedAt = clock.GetTimestamp();
        Queue(resident);
    }

    public bool Holds(Resident resident) => byId.TryGetValue(resident.Id, out Resident? current) && current == resident;

    public void Forget(Resident resident) => byId.TryRemove(new KeyValuePair<string, Resident>(resident.Id, resident));

    /// <summary>Forgets the instances of shards that now belong to somebody else.</summary>
    public void ForgetShards(IReadOnlySet<int> shards)
    {
        foreach (Resident resident in byId.Values)
        {
            if (shards.Contains(InstanceIndex.ShardOf(resident.Id))) Forget(resident);
        }
    }

    /// <summary>Keeps a history, and drops the one that was loaded longest ago when there are too many.</summary>
    public void Keep(Resident resident, LoadedHistory history)
    {
        resident.History = history;
        loaded.Enqueue(resident);
        // Assigning a reference is atomic; a step that runs on the dropped one holds its own.
        if (loaded.Count > cachedHistories && loaded.TryDequeue(out Resident? oldest)) oldest.History = null;
    }
}
