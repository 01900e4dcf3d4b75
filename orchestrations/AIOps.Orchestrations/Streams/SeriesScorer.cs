using AIOps.Detect;
using AIOps.Ingest;
using AIOps.Orchestrations.Series;
using AIOps.Orchestrations.Stats;
using AIOps.Storage;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace AIOps.Orchestrations.Streams;

/// <summary>Scores the samples of one series and stores the result; series stay in memory between batches.</summary>
internal sealed partial class SeriesScorer(
    SeriesStore store, SeriesCache cache, SeriesLocks locks, LearningWindows windows, StreamStatistics statistics, IOptions<StreamOptions> options, DetectOptions detect,
    TimeProvider time, ILogger<SeriesScorer> logger)
{
    private long _newest;

    /// <summary>Event time of the newest sample that this host has seen; null before the first.</summary>
    public DateTimeOffset? Newest => Interlocked.Read(ref _newest) is > 0 and var ticks ? new DateTimeOffset(ticks, TimeSpan.Zero) : null;

    /// <summary>When samples last came, on the host's clock.</summary>
    public DateTimeOffset LastBatchAt { get; private set; } = DateTimeOffset.MinValue;

    /// <summary>How long samples wait for a missing one.</summary>
    public TimeSpan Patience => TimeSpan.FromSeconds(options.Value.OrderingSeconds);

    /// <summary>Scores samples in time order; what came before its turn waits for it.</summary>
    /// <param name="id">The series.</param>
    /// <param name="samples">Samples in order of arrival.</param>
    /// <param name="cancellation">Cancels the call.</param>
    /// <param name="partition">Partition of the bus that brought them.</param>
    /// <returns>Events to deliver: those of the samples, and those that an earlier batch wrote but may not have delivered.</returns>
    public async Task<IReadOnlyList<Anomaly>> ScoreAsync(SeriesId id, List<MetricSample> samples, CancellationToken cancellation, int partition = 0)
    {
        samples.Sort(static (one, other) => one.TimeTicks.CompareTo(other.TimeTicks));
        LastBatchAt = time.GetUtcNow();
        var newest = samples.Count > 0 ? samples[^1].TimeTicks : 0;
        InterlockedMax(ref _newest, newest);
        using var held = await locks.EnterAsync(id.Key, cancellation);
        return await ScoreHeldAsync(id, partition, entry => TryScoreAsync(entry, samples, cancellation), cancellation);
    }

    /// <summary>Says that what scoring returned has been delivered. Until then the series returns it again.</summary>
    /// <param name="id">The series.</param>
    /// <param name="delivered">The very list that scoring returned.</param>
    public void Confirm(SeriesId id, IReadOnlyList<Anomaly> delivered)
    {
        if (cache.Find(id) is { } entry && ReferenceEquals(entry.Undelivered, delivered))
        {
            entry.Undelivered = [];
        }
    }

    /// <summary>Lets go on what has waited long enough, and asks whether the series should have reported.</summary>
    /// <param name="id">The series.</param>
    /// <param name="now">The clock that silence is measured by.</param>
    /// <param name="cancellation">Cancels the call.</param>
    public async Task<IReadOnlyList<Anomaly>> CheckSilenceAsync(SeriesId id, DateTimeOffset now, CancellationToken cancellation)
    {
        using var held = await locks.EnterAsync(id.Key, cancellation);
        return cache.Find(id) is { } entry ? await ScoreHeldAsync(id, entry.Partition, found => TryCheckAsync(found, now, cancellation), cancellation) : [];
    }

    /// <summary>Takes those series into memory that are not there. One that is written in between has an outdated version here: its next write finds that out.</summary>
    public async Task LoadAsync(IReadOnlyList<SeriesId> ids, int partition, CancellationToken cancellation)
    {
        foreach (var loaded in await store.LoadManyAsync([.. ids.Where(id => cache.Find(id) is null)], partition, cancellation))
        {
            using var held = await locks.EnterAsync(loaded.Id.Key, cancellation);
            if (cache.Find(loaded.Id) is null)
            {
                loaded.TouchedAt = time.GetUtcNow();
                cache.Add(loaded);
            }
        }
    }

    private async Task<SeriesEntry> FindAsync(SeriesId id, int partition, CancellationToken cancellation)
    {
        if (cache.Find(id) is { } known)
        {
            return known;
        }

        var loaded = await store.LoadAsync(id, partition, cancellation);
        loaded.TouchedAt = time.GetUtcNow();
        return cache.Add(loaded);
    }

    private async Task<IReadOnlyList<Anomaly>> ScoreHeldAsync(
        SeriesId id, int partition, Func<SeriesEntry, Task<IReadOnlyList<Anomaly>>> score, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            var entry = await FindAsync(id, partition, cancellation);
            try
            {
                return await score(entry);
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
                // Another host scored this series meanwhile (a partition moved), or a person changed it: take what is stored and score again on top of it.
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
        var (refused, waiting) = (entry.Queue.Refused, entry.Queue.Count);
        entry.TouchedAt = time.GetUtcNow();
        await store.LoadPointsAsync(entry, cancellation);
        foreach (var sample in samples)
        {
            entry.Queue.Add(sample, entry.Monitor.LastTicks);
        }

        var pass = new ScoringPass(entry, windows);
        pass.Run(Patience);
        statistics.CountLate(entry.Queue.Refused - refused);
        return await SaveAsync(entry, pass, entry.Queue.Count != waiting, cancellation);
    }

    private async Task<IReadOnlyList<Anomaly>> TryCheckAsync(SeriesEntry entry, DateTimeOffset now, CancellationToken cancellation)
    {
        var pass = new ScoringPass(entry, windows);
        var untouched = time.GetUtcNow() - entry.TouchedAt;
        if (entry.Queue.Count > 0 && untouched >= Patience)
        {
            await store.LoadPointsAsync(entry, cancellation);
            pass.Run(TimeSpan.Zero);
        }

        // Two clocks must agree: nothing came for so long here, and by event time it is due. A backlog that is being worked off is no silence.
        if (untouched >= detect.MissingAfter && entry.Monitor.CheckSilence(now) is { } silence)
        {
            pass.Events.Add(silence);
        }

        return await SaveAsync(entry, pass, false, cancellation);
    }

    // What is not confirmed as delivered goes into storage again with what is new: a host that dies now leaves both to its heir.
    private async Task<IReadOnlyList<Anomaly>> SaveAsync(SeriesEntry entry, ScoringPass pass, bool waitingChanged, CancellationToken cancellation)
    {
        var again = entry.Undelivered;
        IReadOnlyList<Anomaly> events = again.Count == 0 ? pass.Events : [.. again, .. pass.Events];
        if (pass.Touched.Count > 0 || pass.Events.Count > 0 || waitingChanged)
        {
            await store.SaveAsync(entry, pass.Touched, pass.Began, events, options.Value.PointHours, cancellation);
            entry.Undelivered = events;
        }

        return events;
    }

    private static void InterlockedMax(ref long place, long value)
    {
        for (var known = Interlocked.Read(ref place); value > known; known = Interlocked.Read(ref place))
        {
            Interlocked.CompareExchange(ref place, value, known);
        }
    }

    [LoggerMessage(2001, Microsoft.Extensions.Logging.LogLevel.Information, "Series {Metric} of {ResourceId} was written by another host (attempt {Attempt}); it is read and scored again")]
    private partial void LogConflict(string metric, string resourceId, int attempt, Exception conflict);

    [LoggerMessage(2002, Microsoft.Extensions.Logging.LogLevel.Error, "Series {Metric} of {ResourceId} could not be scored (attempt {Attempt})")]
    private partial void LogFailed(string metric, string resourceId, int attempt, Exception failed);
}
