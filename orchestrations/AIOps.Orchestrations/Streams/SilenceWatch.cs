using System.Collections.Concurrent;
using AIOps.Detect;
using AIOps.Ingest;
using AIOps.Orchestrations.Series;

namespace AIOps.Orchestrations.Streams;

/// <summary>
/// Notices what does not come: asks the series of this host whether they should have reported, and lets go on what waited for a sample that never came.
/// While telemetry flows, its own newest event time is the clock: a backlog is no silence. Only when nothing has come for a minute the host's clock counts.
/// </summary>
internal sealed class SilenceWatch(SeriesCache cache, SeriesRoster roster, SeriesScorer scorer, TimeProvider time)
{
    /// <summary>How often a host should run it.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    // Series that are asked for in one call.
    private const int LoadedTogether = 256;

    private readonly ConcurrentDictionary<int, bool> _loaded = new();
    private TaskCompletionSource _news = NewNews();

    /// <summary>Completes when this host has begun to read a partition that the last check did not know.</summary>
    public Task News => _news.Task;

    /// <summary>Says that this host reads a partition: at the next check its series are loaded, so that one that fell silent before a restart is watched too.</summary>
    public void Watch(int partition)
    {
        if (_loaded.TryAdd(partition, false))
        {
            _news.TrySetResult();
        }
    }

    /// <summary>Checks once.</summary>
    /// <returns>Silences that began, and what late samples brought, by series; say to the scorer when they are delivered.</returns>
    public async Task<IReadOnlyList<(SeriesId Series, IReadOnlyList<Anomaly> Events)>> CheckAsync(CancellationToken cancellation)
    {
        Interlocked.Exchange(ref _news, NewNews());
        foreach (var (partition, _) in _loaded.Where(static one => !one.Value))
        {
            await Parallel.ForEachAsync(
                roster.OfAsync(partition, cancellation).Chunk(LoadedTogether),
                new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellation },
                async (ids, token) => await scorer.LoadAsync(ids, partition, token));

            _loaded[partition] = true;
        }

        var now = time.GetUtcNow();
        var flowing = now - scorer.LastBatchAt < Interval;
        var clock = flowing && scorer.Newest is { } newest && newest < now ? newest : now;
        List<(SeriesId Series, IReadOnlyList<Anomaly> Events)> found = [];
        foreach (var entry in cache.All.Where(entry => now - entry.TouchedAt >= scorer.Patience))
        {
            if (await scorer.CheckSilenceAsync(entry.Id, clock, cancellation) is { Count: > 0 } events)
            {
                found.Add((entry.Id, events));
            }
        }

        return found;
    }

    private static TaskCompletionSource NewNews() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
