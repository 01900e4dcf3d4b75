using System.Globalization;
using AIOps.Storage;
using AIOps.Storage.Json;

namespace AIOps.Local.Estate.State;

/// <summary>
/// What the estate remembers over a kill -9: its anchor, the last emitted minute, and every ARM call with its operation (one atomic write, before the answer).
/// Power states, sizes and cleared faults are derived from the operations and the time.
/// </summary>
public sealed class EstateState(IDocumentStore store) : IDisposable
{
    private const string Table = "estate";
    private readonly Lock _gate = new();
    private readonly SemaphoreSlim _writes = new(1, 1);
    private readonly List<ArmCall> _calls = [];
    private readonly List<ArmOperation> _operations = [];

    internal EstateAnchor Anchor { get; private set; } = new(0, DateTimeOffset.MinValue, 0);

    /// <summary>The last minute that was handed over whole; null before the first.</summary>
    internal DateTimeOffset? LastMinute { get; private set; }

    /// <summary>Write calls in order of arrival.</summary>
    public IReadOnlyList<ArmCall> Calls
    {
        get { lock (_gate) return [.. _calls]; }
    }

    internal IReadOnlyList<ArmOperation> Operations
    {
        get { lock (_gate) return [.. _operations]; }
    }

    /// <summary>Reads what an earlier process left, or begins anew.</summary>
    /// <param name="seed">Seed for a new estate; an existing one keeps its own.</param>
    /// <param name="historyDays">Days of history for a new estate.</param>
    /// <param name="now">The time of the host: start of the live part of a new estate.</param>
    /// <param name="cancellation">Cancels the call.</param>
    public async Task LoadAsync(int seed, int historyDays, DateTimeOffset now, CancellationToken cancellation = default)
    {
        var live = new DateTimeOffset(now.UtcTicks - (now.UtcTicks % TimeSpan.TicksPerMinute), TimeSpan.Zero);
        if (await store.GetAsync(Table, "demo", "anchor", cancellation) is not { } stored)
        {
            Anchor = new EstateAnchor(seed, live, historyDays * 24 * 60);
            await store.PutAsync(Table, JsonDocuments.Insert("demo", "anchor", Anchor), cancellation);
        }
        else
        {
            Anchor = JsonDocuments.Read<EstateAnchor>(stored);
        }

        if (await store.GetAsync(Table, "demo", "progress", cancellation) is { } progress) LastMinute = JsonDocuments.Read<DateTimeOffset>(progress);
        List<ArmCall> calls = [];
        List<ArmOperation> operations = [];
        await foreach (var row in store.QueryAsync(Table, "arm", RowRange.Prefix("call-"), cancellation)) calls.Add(JsonDocuments.Read<ArmCall>(row));
        await foreach (var row in store.QueryAsync(Table, "arm", RowRange.Prefix("op-"), cancellation)) operations.Add(JsonDocuments.Read<ArmOperation>(row));
        lock (_gate)
        {
            _calls.Clear();
            _calls.AddRange(calls);
            _operations.Clear();
            _operations.AddRange(operations.OrderBy(o => o.StartedAt));
        }
    }

    /// <summary>How many write calls with a client request id were taken: what a test of exactly-once counts.</summary>
    public int CallsOf(string clientRequestId) => Calls.Count(c => c.ClientRequestId == clientRequestId && c.Status < 300);

    internal async Task SaveProgressAsync(DateTimeOffset minute, CancellationToken cancellation)
    {
        await store.PutAsync(Table, JsonDocuments.Upsert("demo", "progress", minute), cancellation);
        LastMinute = minute;
    }

    /// <summary>Stores a call and the operation that it starts; when it returns, both survive a kill.</summary>
    internal async Task RecordAsync(Func<int, ArmCall> call, ArmOperation? operation, CancellationToken cancellation)
    {
        await _writes.WaitAsync(cancellation);
        try
        {
            var record = call(Calls.Count + 1);
            List<DocumentWrite> writes = [JsonDocuments.Insert("arm", "call-" + record.Sequence.ToString("D8", CultureInfo.InvariantCulture), record)];
            if (operation is not null) writes.Add(JsonDocuments.Insert("arm", "op-" + operation.Id, operation));
            await store.BatchAsync(Table, writes, cancellation);
            lock (_gate)
            {
                _calls.Add(record);
                if (operation is not null) _operations.Add(operation);
            }
        }
        finally
        {
            _writes.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _writes.Dispose();

    internal int CapacityAt(DateTimeOffset now) => LastValue(ShopResources.ScaleSet, "update", now) ?? ShopResources.InitialCapacity;

    internal int DiskGbAt(string disk, DateTimeOffset now) => LastValue(disk, "update", now) ?? ShopResources.InitialDiskGb;

    internal int NodesAt(DateTimeOffset now) => LastValue(ShopResources.NodePool, "update", now) ?? ShopResources.InitialNodes;

    internal string VmSizeAt(DateTimeOffset now) => Last(ShopResources.Vm, now, "update")?.Text ?? ShopResources.InitialVmSize;

    internal string ObjectiveAt(DateTimeOffset now) => Last(ShopResources.Database, now, "update")?.Text ?? ShopResources.InitialObjective;

    /// <summary>Power state of the VM: <c>running</c>, <c>stopped</c> or <c>deallocated</c>.</summary>
    internal string VmPowerAt(DateTimeOffset now) => Last(ShopResources.Vm, now, "start", "poweroff", "deallocate")?.Action switch
    {
        "poweroff" => "stopped",
        "deallocate" => "deallocated",
        _ => "running",
    };

    internal ArmOperation? RunningOn(string target, DateTimeOffset now)
    {
        lock (_gate) return _operations.FirstOrDefault(o => o.TargetId == target && o.StartedAt <= now && !o.DoneAt(now));
    }

    private int? LastValue(string target, string action, DateTimeOffset now) => Last(target, now, action)?.Value;

    private ArmOperation? Last(string target, DateTimeOffset now, params ReadOnlySpan<string> actions)
    {
        lock (_gate)
        {
            for (var i = _operations.Count - 1; i >= 0; i--)
            {
                if (_operations[i].TargetId == target && actions.Contains(_operations[i].Action) && _operations[i].SucceededAt(now)) return _operations[i];
            }

            return null;
        }
    }
}
