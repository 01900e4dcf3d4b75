using AIOps.Detect;
using AIOps.Detect.Logs.Detection;
using AIOps.Orchestrations.Streams;
using AIOps.Storage;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace AIOps.Orchestrations.Logs;

/// <summary>Takes the log lines of a batch: mines, compares, stores. Owns streams as <see cref="SeriesScorer"/> owns series: one partition at a time, an ETag at every write.</summary>
internal sealed partial class LogScorer(LogStore store, LogCache cache, Deployments deployments, LogStatistics statistics, IOptions<StreamOptions> options, ILogger<LogScorer> logger)
{
    /// <summary>Takes the lines of a batch, and lets time pass for the streams of the partition that wrote nothing.</summary>
    /// <param name="partition">Partition of the bus.</param>
    /// <param name="batch">The lines.</param>
    /// <param name="newest">Event time of the newest signal of the batch, UTC ticks; 0 for none.</param>
    /// <param name="cancellation">Cancels the call.</param>
    /// <returns>Events to deliver.</returns>
    public async Task<IReadOnlyList<Anomaly>> ScoreAsync(int partition, LogBatch batch, long newest, CancellationToken cancellation)
    {
        List<Anomaly> events = [];
        HashSet<string> touched = new(StringComparer.Ordinal);
        if (newest > 0)
        {
            await deployments.RefreshAsync(new DateTimeOffset(newest, TimeSpan.Zero), cancellation);
        }

        foreach (var (id, lines) in batch.Streams)
        {
            touched.Add(id.Key);
            lines.Sort(static (one, other) => one.TimeTicks.CompareTo(other.TimeTicks));
            events.AddRange(await TakeAsync(id, partition, lines, newest, cancellation));
        }

        foreach (var entry in cache.Entries.Where(one => one.Partition == partition && !touched.Contains(one.Monitor.Id.Key) && one.Monitor.LastTicks < newest && one.Monitor.HasOpen).ToList())
        {
            events.AddRange(await TakeAsync(entry.Monitor.Id, partition, [], newest, cancellation));
        }

        return events;
    }

    private async Task<IReadOnlyList<Anomaly>> TakeAsync(LogStreamId id, int partition, List<LogLine> lines, long newest, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            var entry = cache.Find(id) ?? cache.Add(await store.LoadAsync(id, cancellation));
            entry.Partition = partition;
            try
            {
                return await TryTakeAsync(entry, lines, newest, cancellation);
            }
            catch (StorageConflictException conflict) when (attempt < options.Value.WriteAttempts)
            {
                // Another host took lines of this stream meanwhile: take its state, and the lines again on top of it.
                cache.Remove(id);
                LogConflict(id.Category, id.ResourceId, attempt, conflict);
            }
            catch (Exception failed) when (failed is IndexOutOfRangeException or ArgumentException or ArithmeticException or InvalidOperationException)
            {
                // A defect in one stream must not hold its partition: its lines are let go.
                cache.Remove(id);
                LogFailed(id.Category, id.ResourceId, lines.Count, failed);
                return [];
            }
            catch
            {
                // Memory is ahead of storage now; the batch comes again and must find what storage has.
                cache.Remove(id);
                throw;
            }
        }
    }

    private async Task<IReadOnlyList<Anomaly>> TryTakeAsync(LogEntry entry, List<LogLine> lines, long newest, CancellationToken cancellation)
    {
        var duplicates = entry.Monitor.Duplicates;
        entry.Monitor.Expect(lines.Count);
        deployments.Apply(entry.Monitor);
        foreach (var line in lines)
        {
            entry.Monitor.Observe(line);
        }

        if (lines.Count == 0)
        {
            entry.Monitor.Advance(newest);
        }

        var events = entry.Monitor.TakeEvents();
        var counts = entry.Monitor.TakeCounts();
        var again = entry.Undelivered;
        if (counts.Count > 0 || events.Count > 0 || again.Count > 0)
        {
            await store.SaveAsync(entry, counts, events, options.Value.PointHours, cancellation);
            entry.Undelivered = [];
        }

        statistics.Count(lines.Count, entry.Monitor.Duplicates - duplicates);
        return again.Count == 0 ? events : [.. again, .. events];
    }

    [LoggerMessage(2101, Microsoft.Extensions.Logging.LogLevel.Information, "Log stream {Category} of {ResourceId} was written by another host (attempt {Attempt}); it is read and its lines are taken again")]
    private partial void LogConflict(string category, string resourceId, int attempt, Exception conflict);

    [LoggerMessage(2102, Microsoft.Extensions.Logging.LogLevel.Error, "{Lines} lines of log stream {Category} of {ResourceId} could not be taken")]
    private partial void LogFailed(string category, string resourceId, int lines, Exception failed);
}
