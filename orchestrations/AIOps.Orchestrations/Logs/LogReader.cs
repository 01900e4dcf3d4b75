using AIOps.Detect;
using AIOps.Detect.Logs.Detection;
using AIOps.Diagnose.Redaction;
using AIOps.Storage;
using AIOps.Storage.Json;

namespace AIOps.Orchestrations.Logs;

/// <summary>Reads what the log handler has stored: streams, their templates, how often each was written, anomalies.</summary>
public sealed class LogReader(IDocumentStore store, LogDetectOptions options)
{
    private const int PageSize = 50;
    private const int MostStreams = 500;
    private readonly RecordTable<Anomaly> _anomalies = new(store, LogTables.Logs);

    /// <summary>A page of templates, most written first.</summary>
    /// <param name="resourceId">Only those of a resource; null for all.</param>
    /// <param name="cursor">What an earlier page gave; null for the first.</param>
    /// <param name="cancellation">Cancels the call.</param>
    public async Task<(IReadOnlyList<LogTemplateLine> Items, string? Cursor)> TemplatesAsync(string? resourceId, int cursor, CancellationToken cancellation)
    {
        List<LogTemplateLine> lines = [];
        foreach (var id in await StreamsAsync(resourceId, cancellation))
        {
            var templates = await TemplatesAsync(id, cancellation);
            lines.AddRange(templates.Select(one => new LogTemplateLine(one.Id, id.ResourceId, id.Category, one.Text, one.Level, one.Count, one.FirstSeen, one.LastSeen, one.Examples)));
        }

        var sorted = lines.OrderByDescending(static one => one.Count).ThenBy(static one => one.Id, StringComparer.Ordinal).ThenBy(static one => one.ResourceId, StringComparer.Ordinal);
        return ([.. sorted.Skip(cursor).Take(PageSize)], lines.Count > cursor + PageSize ? $"{cursor + PageSize}" : null);
    }

    /// <summary>One template wherever it is written; null when no stream knows the id.</summary>
    public async Task<LogTemplateDetail?> TemplateAsync(string id, string? resourceId, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellation)
    {
        List<(LogStreamId Stream, LogTemplateView Template)> found = [];
        foreach (var stream in await StreamsAsync(resourceId, cancellation))
        {
            var templates = await TemplatesAsync(stream, cancellation);
            if (templates.FirstOrDefault(one => one.Id == id || one.Aliases.Contains(id)) is { } template)
            {
                found.Add((stream, template));
            }
        }

        if (found.Count == 0)
        {
            return null;
        }

        SortedDictionary<DateTimeOffset, long> points = [];
        List<Anomaly> anomalies = [];
        foreach (var (stream, template) in found)
        {
            await foreach (var (_, minute, lines) in CountsAsync(stream.Key, from, to, [template.Id, .. template.Aliases], cancellation))
            {
                points[minute] = points.GetValueOrDefault(minute) + lines;
            }

            anomalies.AddRange((await AnomaliesAsync(stream.Key, from, to, cancellation)).Where(one => one.Log?.TemplateId is { } of && (of == template.Id || template.Aliases.Contains(of))));
        }

        var main = found.MaxBy(static one => one.Template.Count).Template;
        return new LogTemplateDetail(
            main.Id, main.Text, main.Level, main.Aliases, main.Examples,
            [.. found.Select(one => new LogTemplateStream(one.Stream.Key, one.Stream.ResourceId, one.Stream.Category, one.Template.Count, one.Template.FirstSeen, one.Template.LastSeen))],
            from, to, 60, [.. points.Select(static one => new LogCount(one.Key, one.Value))], anomalies);
    }

    /// <summary>Streams of a resource, or of all.</summary>
    internal async Task<IReadOnlyList<LogStreamId>> StreamsAsync(string? resourceId, CancellationToken cancellation)
    {
        List<LogStreamId> streams = [];
        var partition = resourceId is null ? LogTables.AllStreams : RowKeys.Safe(resourceId.ToLowerInvariant());
        await foreach (var row in store.QueryAsync(LogTables.Index, partition, new RowRange(Take: MostStreams), cancellation))
        {
            streams.Add(LogStore.Identity(row.Properties));
        }

        return streams;
    }

    /// <summary>Templates of a stream.</summary>
    internal async Task<IReadOnlyList<LogTemplateView>> TemplatesAsync(LogStreamId id, CancellationToken cancellation)
    {
        var state = await store.GetAsync(LogTables.Logs, id.Key, LogTables.StateRow, cancellation);
        var templates = await store.GetAsync(LogTables.Logs, id.Key, LogTables.TemplatesRow, cancellation);
        if (state is null || templates is null)
        {
            return [];
        }

        var monitor = LogMonitor.Restore(id, options, new Redactor().Redact, BinaryParts.Read(state.Properties, "rates"), BinaryParts.Read(templates.Properties, "miner"));
        return monitor?.Templates() ?? [];
    }

    /// <summary>Lines per template and minute of a stream between two times.</summary>
    internal async IAsyncEnumerable<(string Template, DateTimeOffset Minute, long Lines)> CountsAsync(
        string key, DateTimeOffset from, DateTimeOffset to, HashSet<string>? only, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var row in store.QueryAsync(LogTables.Logs, key, new RowRange(LogTables.CountRow(from), LogTables.CountRow(to) + " "), cancellation))
        {
            foreach (var one in LogStore.Hour(row).Counts())
            {
                if (one.Minute >= from && one.Minute <= to && only?.Contains(one.Template) != false)
                {
                    yield return one;
                }
            }
        }
    }

    private async Task<IReadOnlyList<Anomaly>> AnomaliesAsync(string key, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellation)
    {
        List<Anomaly> found = [];
        await foreach (var row in _anomalies.QueryAsync(key, new RowRange(LogTables.AnomalyPrefix(from), LogTables.AnomalyPrefix(to) + "~"), cancellation))
        {
            found.Add(row.Value);
        }

        return found;
    }
}
