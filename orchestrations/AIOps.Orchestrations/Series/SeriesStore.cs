using System.Text.Json;
using AIOps.Detect;
using AIOps.Detect.Metrics;
using AIOps.Ingest;
using AIOps.Ingest.Catalogue;
using AIOps.Orchestrations.Forecasts;
using AIOps.Storage;
using AIOps.Storage.Json;

namespace AIOps.Orchestrations.Series;

/// <summary>Loads and saves series: state, points and anomalies of one series in one atomic batch under the state's ETag.</summary>
internal sealed class SeriesStore(IDocumentStore store, MetricCatalogue catalogue, DetectOptions options)
{
    /// <summary>Loads a series, or begins it.</summary>
    public async Task<SeriesEntry> LoadAsync(SeriesId id, CancellationToken cancellation)
    {
        var profile = catalogue.Find(id);
        var row = await store.GetAsync(SeriesTables.Series, id.Key, SeriesTables.StateRow, cancellation);
        if (row is null)
        {
            return new SeriesEntry(id, SeriesMonitor.Create(id, profile, options));
        }

        var monitor = SeriesMonitor.Restore(id, profile, options, (byte[])row.Properties["state"]) ?? SeriesMonitor.Create(id, profile, options);
        return new SeriesEntry(id, monitor)
        {
            ETag = row.ETag,
            Chunk = await LoadChunkAsync(id, monitor, cancellation),
            Undelivered = row.Properties.TryGetValue("undelivered", out var json)
                ? JsonSerializer.Deserialize<IReadOnlyList<Anomaly>>((string)json, AiopsJson.Options)!
                : [],
        };
    }

    /// <summary>The same series with a monitor that has learnt nothing: what was learnt turned out to be unusable.</summary>
    public SeriesEntry StartAfresh(SeriesEntry entry) => new(entry.Id, SeriesMonitor.Create(entry.Id, catalogue.Find(entry.Id), options))
    {
        ETag = entry.ETag,
        Chunk = entry.Chunk,
        Undelivered = entry.Undelivered,
    };

    /// <summary>Writes a series with what the batch added.</summary>
    /// <exception cref="StorageConflictException">Another host wrote it: load again and score again.</exception>
    public async Task SaveAsync(SeriesEntry entry, IReadOnlyCollection<PointChunk> chunks, IReadOnlyList<Anomaly> events, int keepHours, CancellationToken cancellation)
    {
        var isNew = entry.ETag is null;
        if (isNew)
        {
            await store.PutAsync(
                SeriesTables.Index,
                new DocumentWrite(WriteKind.Upsert, RowKeys.Safe(entry.Id.ResourceId), entry.Id.Key, SeriesRow.Of(entry.Id)),
                cancellation);
            await ForecastIndex.RegisterAsync(store, entry.Id, catalogue.Find(entry.Id), cancellation);
        }

        var state = SeriesRow.Of(entry.Id);
        state["state"] = entry.Monitor.Save();
        if (events.Count > 0)
        {
            state["undelivered"] = JsonSerializer.Serialize(events, AiopsJson.Options);
        }

        List<DocumentWrite> writes =
        [
            new(isNew ? WriteKind.Insert : WriteKind.Replace, entry.Id.Key, SeriesTables.StateRow, state, entry.ETag),
            .. events.GroupBy(SeriesTables.AnomalyRow).Select(phases => JsonDocuments.Upsert(entry.Id.Key, phases.Key, phases.Last())),
        ];
        foreach (var chunk in chunks)
        {
            writes.Add(new DocumentWrite(
                WriteKind.Upsert, entry.Id.Key, PointChunk.RowKey(chunk.Hour), new Dictionary<string, object> { ["points"] = chunk.ToBytes() }));
            writes.Add(DocumentWrite.Delete(entry.Id.Key, PointChunk.RowKey(chunk.Hour.AddHours(-keepHours))));
        }

        await WriteAsync(entry, writes, cancellation);
    }

    /// <summary>A batch holds 100 rows: old hours of a long backlog go first, so that the state is never ahead of its points.</summary>
    private async Task WriteAsync(SeriesEntry entry, List<DocumentWrite> writes, CancellationToken cancellation)
    {
        const int limit = 90;
        for (var at = 1; writes.Count - 1 > limit; )
        {
            var early = writes.GetRange(at, limit);
            await store.BatchAsync(SeriesTables.Series, early, cancellation);
            writes.RemoveRange(at, limit);
        }

        entry.ETag = (await store.BatchAsync(SeriesTables.Series, writes, cancellation))[0];
    }

    private async Task<PointChunk?> LoadChunkAsync(SeriesId id, SeriesMonitor monitor, CancellationToken cancellation)
    {
        if (monitor.LastTicks == 0)
        {
            return null;
        }

        var hour = PointChunk.HourOf(new DateTimeOffset(monitor.LastTicks, TimeSpan.Zero));
        var row = await store.GetAsync(SeriesTables.Series, id.Key, PointChunk.RowKey(hour), cancellation);
        return row is null ? new PointChunk(hour) : SeriesRow.Chunk(row);
    }
}
