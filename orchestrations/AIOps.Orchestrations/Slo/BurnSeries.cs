using AIOps.Detect;
using AIOps.Detect.Slo;
using AIOps.Diagnose;
using AIOps.Orchestrations.Retention;
using AIOps.Orchestrations.Series;
using AIOps.Orchestrations.Streams;
using AIOps.Storage;
using AIOps.Storage.Json;
using Microsoft.Extensions.Options;

namespace AIOps.Orchestrations.Slo;

/// <summary>
/// Writes the burn rate of each rule's short window as a series of its own, with 0 to the rule's factor as its band: it is charted like any other, and an action
/// that was taken because of it can be verified by it.
/// </summary>
public sealed class BurnSeries(IDocumentStore store, IOptions<SloOptions> slo, IOptions<StreamOptions> streams)
{
    /// <summary>Chunks of one batch, with their deletes under the 100 rows that storage takes.</summary>
    private const int ChunksPerBatch = 40;

    /// <summary>Minutes of a chunk.</summary>
    private static readonly long Minutes = (long)PointChunk.Length.TotalMinutes;

    /// <summary>Writes the minutes from <paramref name="from"/> to <paramref name="to"/>, and the alerts.</summary>
    internal async Task WriteAsync(SloObjective objective, SloHistory history, long from, long to, IReadOnlyList<Anomaly> events, CancellationToken cancellation)
    {
        foreach (var rule in slo.Value.Rules)
        {
            var id = SloAlert.SeriesOf(objective, rule);
            List<DocumentWrite> writes = [new(WriteKind.Upsert, id.Key, SeriesTables.StateRow, SeriesRow.Of(id))];
            writes.AddRange(events.Where(one => one.SeriesKey == id.Key).GroupBy(SeriesTables.AnomalyRow).Select(phases => JsonDocuments.Upsert(id.Key, phases.Key, phases.Last())));
            foreach (var starts in Starts(from, to).Chunk(ChunksPerBatch))
            {
                IReadOnlyList<DocumentWrite> expired = [];
                foreach (var start in starts)
                {
                    var (chunk, isNew) = await ChunkAsync(objective, rule, history, id.Key, start, from, to, cancellation);
                    writes.Add(chunk);
                    if (isNew)
                    {
                        var end = PointChunk.RowKey(start.AddHours(-streams.Value.PointHours) + PointChunk.Length);
                        expired = await ExpiredRows.FindAsync(store, SeriesTables.Series, id.Key, PointChunk.Prefix, end, cancellation);
                    }
                }

                writes.AddRange(expired);

                await store.BatchAsync(SeriesTables.Series, writes, cancellation);
                writes = [];
            }
        }
    }

    private async Task<(DocumentWrite Write, bool IsNew)> ChunkAsync(
        SloObjective objective, BurnRule rule, SloHistory history, string key, DateTimeOffset start, long from, long to, CancellationToken cancellation)
    {
        var row = await store.GetAsync(SeriesTables.Series, key, PointChunk.RowKey(start), cancellation);
        var chunk = row is null ? new PointChunk(start) : SeriesRow.Chunk(row);
        var first = SloHistory.MinuteOf(start);
        for (var minute = Math.Max(from, first); minute <= Math.Min(to, first + Minutes - 1); minute++)
        {
            var burn = history.BurnAt(minute, rule.ShortMinutes, objective.Allowance);
            if (burn.DataShare > 0)
            {
                chunk.Add(new SeriesPoint(DateTimeOffset.FromUnixTimeSeconds(minute * 60), burn.Rate, 1, 0, rule.Factor, burn.Rate >= rule.Factor ? 1 : 0));
            }
        }

        return (new DocumentWrite(WriteKind.Upsert, key, PointChunk.RowKey(start), new Dictionary<string, object> { ["points"] = chunk.ToBytes() }), row is null);
    }

    private static IEnumerable<DateTimeOffset> Starts(long from, long to)
    {
        for (var chunk = from / Minutes; chunk <= to / Minutes; chunk++)
        {
            yield return DateTimeOffset.FromUnixTimeSeconds(chunk * Minutes * 60);
        }
    }
}
