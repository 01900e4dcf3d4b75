using System.Text.Json;
using AIOps.Detect;
using AIOps.Detect.Metrics;
using AIOps.Detect.Metrics.Ordering;
using AIOps.Ingest;
using AIOps.Ingest.Catalogue;
using AIOps.Orchestrations.Forecasts;
using AIOps.Orchestrations.Retention;
using AIOps.Storage;
using AIOps.Storage.Json;

namespace AIOps.Orchestrations.Series;

/// <summary>Loads and saves series: state, points and anomalies of one series in one atomic batch under the state's ETag.</summary>
internal sealed class SeriesStore(IDocumentStore store, MetricCatalogue catalogue, DetectOptions options, SeriesRoster roster)
{
    private const string State = "state";
    private const string Waiting = "waiting";
    private const string Undelivered = "undelivered";

    /// <summary>Loads a series, or begins it.</summary>
    public async Task<SeriesEntry> LoadAsync(SeriesId id, int partition, CancellationToken cancellation)
    {
        return EntryOf(id, partition, await store.GetAsync(SeriesTables.Series, id.Key, SeriesTables.StateRow, cancellation));
    }

    /// <summary>Loads many series at once, in their order: what a partition carries, after a restart.</summary>
    public async Task<IReadOnlyList<SeriesEntry>> LoadManyAsync(IReadOnlyList<SeriesId> ids, int partition, CancellationToken cancellation)
    {
        var rows = await store.GetManyAsync(SeriesTables.Series, [.. ids.Select(static id => (id.Key, SeriesTables.StateRow))], cancellation);
        return [.. ids.Select((id, at) => EntryOf(id, partition, rows[at]))];
    }

    private SeriesEntry EntryOf(SeriesId id, int partition, Document? row)
    {
        var profile = catalogue.Find(id);
        if (row is null)
        {
            return new SeriesEntry(id, SeriesMonitor.Create(id, profile, options)) { Partition = partition };
        }

        var monitor = SeriesMonitor.Restore(id, profile, options, (byte[])row.Properties[State]) ?? SeriesMonitor.Create(id, profile, options);
        return new SeriesEntry(id, monitor)
        {
            Partition = partition,
            ETag = row.ETag,
            Queue = row.Properties.TryGetValue(Waiting, out var waiting) ? SampleQueue.Restore(id, (byte[])waiting) : new SampleQueue(),
            ChunkWaits = monitor.LastTicks != 0,
            Undelivered = BinaryParts.Read(row.Properties, Undelivered) is { Length: > 0 } json
                ? JsonSerializer.Deserialize<IReadOnlyList<Anomaly>>(json, AiopsJson.Options)!
                : [],
        };
    }

    /// <summary>The same series with a monitor that has learnt nothing: what was learnt turned out to be unusable.</summary>
    public SeriesEntry StartAfresh(SeriesEntry entry) => new(entry.Id, SeriesMonitor.Create(entry.Id, catalogue.Find(entry.Id), options))
    {
        Partition = entry.Partition,
        ETag = entry.ETag,
        Queue = entry.Queue,
        Chunk = entry.Chunk,
        ChunkWaits = entry.ChunkWaits,
        Undelivered = entry.Undelivered,
    };

    /// <summary>Changes what is learnt of a stored series, under the same version check as the stream; what the stream has not yet delivered stays.</summary>
    /// <param name="id">The series.</param>
    /// <param name="change">Changes the monitor and says whether it did; may run more than once.</param>
    /// <param name="cancellation">Cancels the call.</param>
    /// <returns>The monitor as it stands after; null when the series is not stored, its state cannot be read, or nothing changed.</returns>
    public async Task<SeriesMonitor?> UpdateAsync(SeriesId id, Func<SeriesMonitor, bool> change, CancellationToken cancellation)
    {
        while (await store.GetAsync(SeriesTables.Series, id.Key, SeriesTables.StateRow, cancellation) is { } row)
        {
            if (SeriesMonitor.Restore(id, catalogue.Find(id), options, (byte[])row.Properties[State]) is not { } monitor || !change(monitor))
            {
                return null;
            }

            try
            {
                var properties = new Dictionary<string, object>(row.Properties) { [State] = monitor.Save() };
                await store.PutAsync(SeriesTables.Series, new DocumentWrite(WriteKind.Replace, id.Key, SeriesTables.StateRow, properties, row.ETag), cancellation);
                return monitor;
            }
            catch (StorageConflictException)
            {
                // The stream wrote in between: take what it wrote and change that.
            }
        }

        return null;
    }

    /// <summary>How a stored series stands; null when it was not scored yet or its state cannot be read.</summary>
    public async Task<SeriesStanding?> StandingAsync(SeriesId id, CancellationToken cancellation) =>
        await store.GetAsync(SeriesTables.Series, id.Key, SeriesTables.StateRow, cancellation) is { } row
            ? SeriesMonitor.Restore(id, catalogue.Find(id), options, (byte[])row.Properties[State])?.Standing
            : null;

    /// <summary>Writes a series with what the batch added.</summary>
    /// <param name="entry">The series.</param>
    /// <param name="chunks">Chunks whose points changed.</param>
    /// <param name="began">Start of the newest chunk that began with the batch; null = none.</param>
    /// <param name="events">Events that are to be delivered.</param>
    /// <param name="keepHours">How long points are kept.</param>
    /// <param name="cancellation">Cancels the call.</param>
    /// <exception cref="StorageConflictException">Another host wrote it: load again and score again.</exception>
    public async Task SaveAsync(
        SeriesEntry entry, IReadOnlyCollection<PointChunk> chunks, DateTimeOffset? began, IReadOnlyList<Anomaly> events, int keepHours, CancellationToken cancellation)
    {
        var isNew = entry.ETag is null;
        if (isNew)
        {
            await store.PutAsync(
                SeriesTables.Index,
                new DocumentWrite(WriteKind.Upsert, RowKeys.Safe(entry.Id.ResourceId), entry.Id.Key, SeriesRow.Of(entry.Id)),
                cancellation);
            await roster.AddAsync(entry.Partition, entry.Id, cancellation);
        }

        if (!entry.IsForecastKnown)
        {
            // Not only of a new series: what is known of its metric may have changed since it was stored.
            await ForecastIndex.RegisterAsync(store, entry.Id, catalogue.Find(entry.Id), cancellation);
            entry.IsForecastKnown = true;
        }

        var state = SeriesRow.Of(entry.Id);
        state[State] = entry.Monitor.Save();
        if (entry.Queue.Count > 0)
        {
            state[Waiting] = entry.Queue.Save();
        }

        if (events.Count > 0)
        {
            BinaryParts.Write(state, Undelivered, JsonSerializer.SerializeToUtf8Bytes(events, AiopsJson.Options));
        }

        List<DocumentWrite> writes =
        [
            new(isNew ? WriteKind.Insert : WriteKind.Replace, entry.Id.Key, SeriesTables.StateRow, state, entry.ETag),
            .. events.GroupBy(SeriesTables.AnomalyRow).Select(phases => JsonDocuments.Upsert(entry.Id.Key, phases.Key, phases.Last())),
        ];
        foreach (var chunk in chunks)
        {
            writes.Add(new DocumentWrite(
                WriteKind.Upsert, entry.Id.Key, PointChunk.RowKey(chunk.Start), new Dictionary<string, object> { ["points"] = chunk.ToBytes() }));
        }

        if (began is { } start)
        {
            // The quarter that is as old as what is kept goes too, as it ends now.
            var end = PointChunk.RowKey(start.AddHours(-keepHours) + PointChunk.Length);
            writes.AddRange(await ExpiredRows.FindAsync(store, SeriesTables.Series, entry.Id.Key, PointChunk.Prefix, end, cancellation));
        }

        await WriteAsync(entry, writes, cancellation);
    }

    /// <summary>A batch holds 100 rows: old points of a long backlog go first, so that the state is never ahead of its points.</summary>
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

    /// <summary>Reads the stored points of the quarter that is being filled, if that has not been done.</summary>
    public async Task LoadPointsAsync(SeriesEntry entry, CancellationToken cancellation)
    {
        if (!entry.ChunkWaits)
        {
            return;
        }

        var start = PointChunk.StartOf(new DateTimeOffset(entry.Monitor.LastTicks, TimeSpan.Zero));
        var row = await store.GetAsync(SeriesTables.Series, entry.Id.Key, PointChunk.RowKey(start), cancellation);
        (entry.Chunk, entry.ChunkWaits) = (row is null ? new PointChunk(start) : SeriesRow.Chunk(row), false);
    }
}
