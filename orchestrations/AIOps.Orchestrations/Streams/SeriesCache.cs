using System.Collections.Concurrent;
using AIOps.Ingest;
using AIOps.Orchestrations.Series;
using AIOps.Orchestrations.Stats;
using Microsoft.Extensions.Options;

namespace AIOps.Orchestrations.Streams;

/// <summary>
/// Series in memory, bounded. Two generations: when there are too many, the young one becomes the old one, and what is not used before the next turn leaves. As many series as the
/// limit says stay for good; of more, for a while up to half as many again are held.
/// A series that left is loaded again; nothing is lost, because storage is written with every batch.
/// </summary>
internal sealed class SeriesCache(IOptions<StreamOptions> options) : ISeriesCount
{
    private readonly Lock _turning = new();
    private Generation _young = new();
    private Generation _old = new();

    /// <inheritdoc/>
    public int InMemory => _young.Count + _old.Count;

    /// <summary>Every series in memory.</summary>
    public IEnumerable<SeriesEntry> All => _young.All.Concat(_old.All);

    /// <summary>The series if it is in memory.</summary>
    public SeriesEntry? Find(SeriesId id) => _young.Find(id.Key) ?? (_old.Remove(id.Key) is { } entry ? Add(entry) : null);

    /// <summary>Takes a series into memory.</summary>
    public SeriesEntry Add(SeriesEntry entry)
    {
        _young.Put(entry);
        if (IsFull)
        {
            lock (_turning)
            {
                if (IsFull)
                {
                    (_old, _young) = (_young, new Generation());
                }
            }
        }

        return entry;
    }

    /// <summary>Forgets a series; storage has the truth.</summary>
    public void Remove(SeriesId id)
    {
        _young.Remove(id.Key);
        _old.Remove(id.Key);
    }

    private bool IsFull => _young.Count > options.Value.SeriesInMemory / 2 && InMemory > options.Value.SeriesInMemory;

    /// <summary>Series by key, with a count of its own: that of a concurrent dictionary takes all of its locks, and it is asked for with every series.</summary>
    private sealed class Generation
    {
        private readonly ConcurrentDictionary<string, SeriesEntry> _series = new(StringComparer.Ordinal);
        private int _count;

        public int Count => Volatile.Read(ref _count);

        public ICollection<SeriesEntry> All => _series.Values;

        public SeriesEntry? Find(string key) => _series.GetValueOrDefault(key);

        public void Put(SeriesEntry entry)
        {
            if (_series.TryAdd(entry.Id.Key, entry))
            {
                Interlocked.Increment(ref _count);
                return;
            }

            _series[entry.Id.Key] = entry;
        }

        public SeriesEntry? Remove(string key)
        {
            if (!_series.TryRemove(key, out var entry))
            {
                return null;
            }

            Interlocked.Decrement(ref _count);
            return entry;
        }
    }
}
