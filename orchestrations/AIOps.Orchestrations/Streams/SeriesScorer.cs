using AIOps.Detect;
using AIOps.Diagnose;
using AIOps.Ingest;
using AIOps.Orchestrations.Series;
using AIOps.Storage;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace AIOps.Orchestrations.Streams;

/// <summary>Scores the samples of one series and stores the result; series stay in memory between batches.</summary>
internal sealed partial class SeriesScorer(SeriesStore store, SeriesCache cache, IOptions<StreamOptions> options, ILogger<SeriesScorer> logger)
{
    /// <summary>Scores samples in time order.</summary>
    /// <returns>Events to deliver: those of the samples, and those that an earlier batch wrote but may not have delivered.</returns>
    public async Task<IReadOnlyList<Anomaly>> ScoreAsync(SeriesId id, List<MetricSample> samples, CancellationToken cancellation)
    {
        samples.Sort(static (one, other) => one.TimeTicks.CompareTo(other.TimeTicks));
        for (var attempt = 1; ; attempt++)
        {
            var entry = cache.Find(id) ?? cache.Add(await store.LoadAsync(id, cancellation));
            try
            {
                return await TryScoreAsync(entry, samples, cancellation);
            }
            catch (ScoringFailedException failed)
            {
                // One series must not hold its partition: it starts afresh, and when even that fails its samples are let go.
                LogFailed(id.Metric, id.ResourceId, attempt, failed);
                if (attempt > 1)
                {
                    cache.Remove(id);
                    return [];
                }

                cache.Add(store.StartAfresh(entry));
            }
            catch (StorageConflictException conflict) when (attempt < options.Value.WriteAttempts)
            {
                // Another host scored this series meanwhile (a partition moved): take its state and score again on top of it.
                cache.Remove(id);
                LogConflict(id.Metric, id.ResourceId, attempt, conflict);
            }
            catch
            {
                // Memory is ahead of storage now; the batch comes again and must find what storage has.
                cache.Remove(id);
                throw;
            }
        }
    }

    private async Task<IReadOnlyList<Anomaly>> TryScoreAsync(SeriesEntry entry, List<MetricSample> samples, CancellationToken cancellation)
    {
        List<Anomaly> events = [];
        List<PointChunk> touched = [];
        foreach (var sample in samples)
        {
            var seen = Observe(entry, sample);
            if (!seen.Accepted)
            {
                continue;
            }

            var chunk = ChunkOf(entry, sample.Time, touched);
            chunk.Add(new SeriesPoint(sample.Time, seen.Value, seen.Expected, seen.Lower, seen.Upper, seen.Score));
            if (seen.Event is { } anomaly)
            {
                events.Add(anomaly);
            }
        }

        var again = entry.Undelivered;
        if (touched.Count > 0)
        {
            await store.SaveAsync(entry, touched, events, options.Value.PointHours, cancellation);
            entry.Undelivered = [];
        }

        return again.Count == 0 ? events : [.. again, .. events];
    }

    private static Observation Observe(SeriesEntry entry, in MetricSample sample)
    {
        try
        {
            return entry.Monitor.Observe(sample);
        }
        catch (Exception error) when (error is IndexOutOfRangeException or ArgumentException or ArithmeticException or InvalidOperationException)
        {
            throw new ScoringFailedException($"{entry.Id.Metric} of {entry.Id.ResourceId} could not be scored at {sample.Time:O}.", error);
        }
    }

    private static PointChunk ChunkOf(SeriesEntry entry, DateTimeOffset time, List<PointChunk> touched)
    {
        var hour = PointChunk.HourOf(time);
        if (entry.Chunk?.Hour != hour)
        {
            entry.Chunk = new PointChunk(hour);
        }

        if (touched.Count == 0 || touched[^1] != entry.Chunk)
        {
            touched.Add(entry.Chunk);
        }

        return entry.Chunk;
    }

    [LoggerMessage(2001, Microsoft.Extensions.Logging.LogLevel.Information, "Series {Metric} of {ResourceId} was written by another host (attempt {Attempt}); it is read and scored again")]
    private partial void LogConflict(string metric, string resourceId, int attempt, Exception conflict);

    [LoggerMessage(2002, Microsoft.Extensions.Logging.LogLevel.Error, "Series {Metric} of {ResourceId} could not be scored (attempt {Attempt})")]
    private partial void LogFailed(string metric, string resourceId, int attempt, Exception failed);
}
