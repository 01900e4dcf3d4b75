using AIOps.Correlate;
using AIOps.Storage;
using AIOps.Storage.Json;

namespace AIOps.Orchestrations.Maintenance;

/// <summary>Planned work in storage. Table <c>maintenance</c>, one partition, rows in the order of announcement.</summary>
public sealed class MaintenanceRepository(IDocumentStore store)
{
    private const string Partition = "windows";

    /// <summary>Work that is over for longer than this holds nothing back any more, not even what arrives late.</summary>
    private static readonly TimeSpan Memory = TimeSpan.FromDays(1);

    private readonly RecordTable<PlannedWork> _windows = new(store, "maintenance");

    /// <summary>All work that is not over for longer than a day, in order of announcement.</summary>
    public async Task<IReadOnlyList<PlannedWork>> ListAsync(DateTimeOffset now, CancellationToken cancellation = default)
    {
        List<PlannedWork> windows = [];
        await foreach (var row in _windows.QueryAsync(Partition, RowRange.All, cancellation))
        {
            if (row.Value.To > now - Memory)
            {
                windows.Add(row.Value);
            }
        }

        return windows;
    }

    /// <summary>The same as the correlator takes it.</summary>
    public async Task<IReadOnlyList<MaintenanceWindow>> WindowsAsync(DateTimeOffset now, CancellationToken cancellation = default) =>
        [.. (await ListAsync(now, cancellation)).Select(work => work.ToWindow())];

    /// <summary>Stores an announcement; the same id again changes nothing.</summary>
    public Task AddAsync(PlannedWork work, CancellationToken cancellation = default) => _windows.TryInsertAsync(Partition, work.Id, work, cancellation);

    /// <summary>Changes an announcement.</summary>
    /// <returns>The work after; null when there is none of that id.</returns>
    public Task<PlannedWork?> UpdateAsync(string id, Func<PlannedWork, PlannedWork?> change, CancellationToken cancellation = default) =>
        _windows.UpdateAsync(Partition, id, change, cancellation);
}
