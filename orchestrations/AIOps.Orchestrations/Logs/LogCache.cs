using System.Collections.Concurrent;
using AIOps.Detect.Logs.Detection;
using AIOps.Orchestrations.Streams;
using Microsoft.Extensions.Options;

namespace AIOps.Orchestrations.Logs;

/// <summary>Log streams in memory, bounded: beyond the limit those leave that have no open anomaly, and are loaded again when they write.</summary>
internal sealed class LogCache(IOptions<StreamOptions> options)
{
    private readonly ConcurrentDictionary<string, LogEntry> _entries = new(StringComparer.Ordinal);

    /// <summary>All streams in memory.</summary>
    public ICollection<LogEntry> Entries => _entries.Values;

    /// <summary>The stream if it is in memory.</summary>
    public LogEntry? Find(LogStreamId id) => _entries.GetValueOrDefault(id.Key);

    /// <summary>Takes a stream into memory.</summary>
    public LogEntry Add(LogEntry entry)
    {
        if (_entries.Count >= options.Value.LogStreamsInMemory)
        {
            foreach (var (key, one) in _entries)
            {
                // A stream of another partition is in the hands of another thread; leaving memory is safe, storage has it.
                if (!one.Monitor.HasOpen)
                {
                    _entries.TryRemove(key, out _);
                }
            }
        }

        return _entries[entry.Monitor.Id.Key] = entry;
    }

    /// <summary>Forgets a stream; storage has the truth.</summary>
    public void Remove(LogStreamId id) => _entries.TryRemove(id.Key, out _);
}
