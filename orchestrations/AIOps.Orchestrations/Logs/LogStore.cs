using System.Text.Json;
using AIOps.Detect;
using AIOps.Detect.Logs.Detection;
using AIOps.Diagnose.Redaction;
using AIOps.Orchestrations.Retention;
using AIOps.Storage;
using AIOps.Storage.Json;

namespace AIOps.Orchestrations.Logs;

/// <summary>Loads and saves log streams: state, templates, counts and anomalies of one stream in one atomic batch under the state's ETag.</summary>
internal sealed class LogStore(IDocumentStore store, LogDetectOptions options)
{
    /// <summary>Loads a stream, or begins it. A state that cannot be read starts afresh; its counts stay.</summary>
    public async Task<LogEntry> LoadAsync(LogStreamId id, CancellationToken cancellation)
    {
        var redactor = new Redactor();
        var row = await store.GetAsync(LogTables.Logs, id.Key, LogTables.StateRow, cancellation);
        if (row is null)
        {
            return new LogEntry(LogMonitor.Create(id, options, redactor.Redact));
        }

        var templates = await store.GetAsync(LogTables.Logs, id.Key, LogTables.TemplatesRow, cancellation);
        var monitor = templates is null
            ? null
            : LogMonitor.Restore(id, options, redactor.Redact, BinaryParts.Read(row.Properties, "rates"), BinaryParts.Read(templates.Properties, "miner"));
        return new LogEntry(monitor ?? LogMonitor.Create(id, options, redactor.Redact))
        {
            ETag = row.ETag,
            StoredTemplates = monitor?.MinerVersion ?? -1,
            Undelivered = row.Properties.TryGetValue("undelivered0", out _)
                ? JsonSerializer.Deserialize<IReadOnlyList<Anomaly>>(BinaryParts.Read(row.Properties, "undelivered"), AiopsJson.Options)!
                : [],
        };
    }

    /// <summary>Writes a stream with what the batch added.</summary>
    /// <exception cref="StorageConflictException">Another host wrote it: load again and take the lines again.</exception>
    public async Task SaveAsync(LogEntry entry, IReadOnlyList<LogMinute> counts, IReadOnlyList<Anomaly> events, int keepHours, CancellationToken cancellation)
    {
        var id = entry.Monitor.Id;
        var isNew = entry.ETag is null;
        if (isNew)
        {
            await store.PutAsync(LogTables.Index, new DocumentWrite(WriteKind.Upsert, RowKeys.Safe(id.ResourceId), id.Key, Identity(id)), cancellation);
            await store.PutAsync(LogTables.Index, new DocumentWrite(WriteKind.Upsert, LogTables.AllStreams, id.Key, Identity(id)), cancellation);
        }

        var state = Identity(id);
        BinaryParts.Write(state, "rates", entry.Monitor.SaveRates());
        if (events.Count > 0)
        {
            BinaryParts.Write(state, "undelivered", JsonSerializer.SerializeToUtf8Bytes(events, AiopsJson.Options));
        }

        List<DocumentWrite> writes =
        [
            new(isNew ? WriteKind.Insert : WriteKind.Replace, id.Key, LogTables.StateRow, state, entry.ETag),
            .. events.GroupBy(LogTables.AnomalyRow).Select(phases => JsonDocuments.Upsert(id.Key, phases.Key, phases.Last())),
        ];
        var templates = entry.Monitor.MinerVersion;
        if (templates != entry.StoredTemplates)
        {
            Dictionary<string, object> properties = [];
            BinaryParts.Write(properties, "miner", entry.Monitor.SaveMiner());
            writes.Add(new DocumentWrite(WriteKind.Upsert, id.Key, LogTables.TemplatesRow, properties));
        }

        await AddCountsAsync(entry, counts, keepHours, writes, cancellation);
        entry.ETag = (await store.BatchAsync(LogTables.Logs, writes, cancellation))[0];
        entry.StoredTemplates = templates;
    }

    /// <summary>The identity of a stream from a row.</summary>
    public static LogStreamId Identity(IReadOnlyDictionary<string, object> properties) => new((string)properties["resourceId"], (string)properties["category"]);

    /// <summary>The counts of a row.</summary>
    public static LogHour Hour(Document row)
    {
        var hour = DateTimeOffset.ParseExact(row.Row.AsSpan(2), "yyyyMMddHH", null, System.Globalization.DateTimeStyles.AssumeUniversal);
        return new LogHour(hour, BinaryParts.Read(row.Properties, "lines"));
    }

    private static Dictionary<string, object> Identity(LogStreamId id) => new() { ["resourceId"] = id.ResourceId, ["category"] = id.Category };

    /// <summary>A batch holds 100 rows: of a long backlog, the newest hours are written.</summary>
    private async Task AddCountsAsync(LogEntry entry, IReadOnlyList<LogMinute> counts, int keepHours, List<DocumentWrite> writes, CancellationToken cancellation)
    {
        const int mostHours = 30;
        var byHour = counts.GroupBy(static one => new DateTimeOffset(one.Minute / 60 * TimeSpan.TicksPerHour, TimeSpan.Zero)).OrderByDescending(static group => group.Key).Take(mostHours);
        LogHour? newest = null;
        foreach (var group in byHour)
        {
            var hour = entry.Hour?.Hour == group.Key ? entry.Hour : await ReadHourAsync(entry.Monitor.Id, group.Key, cancellation);
            newest ??= hour;
            foreach (var one in group)
            {
                hour.Add(one.TemplateId, (int)(one.Minute % 60), one.Count);
            }

            Dictionary<string, object> properties = [];
            BinaryParts.Write(properties, "lines", hour.ToBytes());
            writes.Add(new DocumentWrite(WriteKind.Upsert, entry.Monitor.Id.Key, LogTables.CountRow(group.Key), properties));
        }

        if (newest is not null && newest.Hour != entry.Hour?.Hour)
        {
            var end = LogTables.CountRow(newest.Hour.AddHours(1 - keepHours));
            writes.AddRange(await ExpiredRows.FindAsync(store, LogTables.Logs, entry.Monitor.Id.Key, LogTables.CountPrefix, end, cancellation));
        }

        entry.Hour = newest ?? entry.Hour;
    }

    private async Task<LogHour> ReadHourAsync(LogStreamId id, DateTimeOffset hour, CancellationToken cancellation) =>
        await store.GetAsync(LogTables.Logs, id.Key, LogTables.CountRow(hour), cancellation) is { } row ? Hour(row) : new LogHour(hour, []);
}
