using AIOps.Ingest;
using AIOps.Storage;
using AIOps.Storage.Json;

namespace AIOps.Orchestrations.Changes;

/// <summary>Changes of the estate. Table <c>changes</c>, a partition per day, rows by time and content id: a repeated record is one row.</summary>
public sealed class ChangeRepository(IDocumentStore store)
{
    private readonly RecordTable<ChangeEvent> _changes = new(store, "changes");

    /// <summary>Stores a change.</summary>
    public Task AddAsync(ChangeEvent change, CancellationToken cancellation = default) =>
        _changes.PutAsync(Day(change.Time), $"{change.Time.UtcTicks:D19}-{RowKeys.Safe(change.Id)}", change, cancellation);

    /// <summary>Changes of a span in time order.</summary>
    public async Task<IReadOnlyList<ChangeEvent>> BetweenAsync(DateTimeOffset from, DateTimeOffset to, CancellationToken cancellation = default)
    {
        List<ChangeEvent> changes = [];
        for (var day = from.UtcDateTime.Date; day <= to.UtcDateTime.Date; day = day.AddDays(1))
        {
            var range = new RowRange($"{from.UtcTicks:D19}", $"{to.UtcTicks + 1:D19}");
            await foreach (var change in _changes.QueryAsync(Day(new DateTimeOffset(day, TimeSpan.Zero)), range, cancellation))
            {
                changes.Add(change.Value);
            }
        }

        return changes;
    }

    private static string Day(DateTimeOffset time) => time.UtcDateTime.ToString("yyyyMMdd");
}
