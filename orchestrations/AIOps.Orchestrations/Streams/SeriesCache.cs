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
    private ConcurrentDictionary<string, SeriesEntry> _young = new(StringComparer.Ordinal);
    private ConcurrentDictionary<string, SeriesEntry> _old = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public int InMemory => _young.Count + _old.Count;

    /// <summary>Every series in memory.</summary>
    public IEnumerable<SeriesEntry> All => _young.Values.Concat(_old.Values);

    /// <summary>The series if it is in memory.</summary>
    public SeriesEntry? Find(SeriesId id)
    {
        if (_young.TryGetValue(id.Key, out var entry))
        {
            return entry;
        }

        return _old.TryRemove(id.Key, out entry) ? Add(entry) : null;
    }

    /// <summary>Takes a series into memory.</summary>
    public SeriesEntry Add(SeriesEntry entry)
    {
        _young[entry.Id.Key] = entry;
        lock (_turning)
        {
            if (_young.Count > options.Value.SeriesInMemory / 2 && InMemory > options.Value.SeriesInMemory)
            {
                (_old, _young) = (_young, new ConcurrentDictionary<string, SeriesEntry>(StringComparer.Ordinal));
            }
        }

        return entry;
    }

    /// <summary>Forgets a series; storage has the truth.</summary>
    public void Remove(SeriesId id)
    {
        _young.TryRemove(id.Key, out _);
        _old.TryRemove(id.Key, out _);
    }
}
