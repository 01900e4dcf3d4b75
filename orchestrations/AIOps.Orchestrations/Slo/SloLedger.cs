using System.Globalization;
using AIOps.Detect.Slo;
using AIOps.Storage;
using AIOps.Storage.Json;

namespace AIOps.Orchestrations.Slo;

/// <summary>
/// Minutes of the objectives in storage. Table <c>slo</c>, one partition per objective: rows <c>d:day:role</c> (a number per minute) and <c>state</c>.
/// A minute is set, never added to: telemetry that comes twice counts once. Each row has one writer, the host that reads the series; an ETag guards the change of host.
/// </summary>
public sealed class SloLedger(IDocumentStore store)
{
    private const string Table = "slo";
    private readonly RecordTable<SloMemory> _memory = new(store, Table);

    /// <summary>Sets minutes of one role.</summary>
    internal async Task RecordAsync(SloObjective objective, SloRole role, IReadOnlyDictionary<long, double> minutes, CancellationToken cancellation)
    {
        foreach (var day in minutes.GroupBy(minute => SloDay.DayOf(minute.Key)))
        {
            while (!await TryRecordAsync(objective, role, day.Key, day, cancellation))
            {
                // Another host wrote the day meanwhile: its minutes are kept.
            }

            await ExpireAsync(objective, role, day.Key, cancellation);
        }
    }

    /// <summary>The minutes of an objective between two minutes since 1970, both included.</summary>
    public async Task<SloHistory> HistoryAsync(SloObjective objective, long from, long to, CancellationToken cancellation)
    {
        var days = new Dictionary<(long Day, SloRole Role), SloDay>();
        await foreach (var row in store.QueryAsync(Table, Partition(objective), new RowRange(Prefix(SloDay.DayOf(from)), Prefix(SloDay.DayOf(to)) + "~"), cancellation))
        {
            var parts = row.Row.Split(':');
            if (Enum.TryParse<SloRole>(parts[2], out var role))
            {
                days[(DayNumber(parts[1]), role)] = new SloDay((byte[])row.Properties["minutes"]);
            }
        }

        var minutes = new List<SloMinute?>((int)(to - from + 1));
        for (var day = SloDay.DayOf(from); day <= SloDay.DayOf(to); day++)
        {
            SloDay Of(SloRole role) => days.GetValueOrDefault((day, role)) ?? SloDay.Silent;
            var (total, good, bad, value) = (Of(SloRole.Total), Of(SloRole.Good), Of(SloRole.Bad), Of(SloRole.Value));
            var last = Math.Min(to, ((day + 1) * SloDay.Length) - 1);
            for (var minute = Math.Max(from, day * SloDay.Length); minute <= last; minute++)
            {
                var at = (int)(minute % SloDay.Length);
                minutes.Add(objective.Count(total[at], good[at], bad[at], value[at]));
            }
        }

        return new SloHistory(from, minutes);
    }

    /// <summary>What is remembered of an objective, with its version; null before the first evaluation.</summary>
    internal Task<Stored<SloMemory>?> MemoryAsync(SloObjective objective, CancellationToken cancellation) =>
        _memory.GetAsync(Partition(objective), "state", cancellation);

    /// <summary>Writes what is remembered unless another host did since it was read.</summary>
    internal Task<bool> TryRememberAsync(SloObjective objective, Stored<SloMemory>? read, SloMemory memory, CancellationToken cancellation) => read is null
        ? _memory.TryInsertAsync(Partition(objective), "state", memory, cancellation)
        : _memory.TryReplaceAsync(read, memory, cancellation);

    private async Task<bool> TryRecordAsync(
        SloObjective objective, SloRole role, long day, IEnumerable<KeyValuePair<long, double>> minutes, CancellationToken cancellation)
    {
        var row = $"{Prefix(day)}:{role}";
        var known = await store.GetAsync(Table, Partition(objective), row, cancellation);
        var values = new SloDay(known is null ? null : (byte[])known.Properties["minutes"]);
        foreach (var (minute, value) in minutes)
        {
            values[(int)(minute % SloDay.Length)] = value;
        }

        var properties = new Dictionary<string, object> { ["minutes"] = values.ToBytes() };
        try
        {
            await store.PutAsync(Table, new DocumentWrite(known is null ? WriteKind.Insert : WriteKind.Replace, Partition(objective), row, properties, known?.ETag), cancellation);
            return true;
        }
        catch (StorageConflictException)
        {
            return false;
        }
    }

    /// <summary>A day that leaves the longest window goes with the day that comes.</summary>
    private Task ExpireAsync(SloObjective objective, SloRole role, long day, CancellationToken cancellation) =>
        store.DeleteAsync(Table, Partition(objective), $"{Prefix(day - objective.WindowDays - 2)}:{role}", null, cancellation);

    private static string Partition(SloObjective objective) => RowKeys.Safe(objective.Name.ToLowerInvariant());

    private static string Prefix(long day) => $"d:{DateTime.UnixEpoch.AddDays(day).ToString("yyyyMMdd", CultureInfo.InvariantCulture)}";

    private static long DayNumber(string day) =>
        (long)(DateTime.ParseExact(day, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal) - DateTime.UnixEpoch).TotalDays;
}
