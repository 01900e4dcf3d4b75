using System.Collections.Concurrent;
using AIOps.Storage;
using AIOps.Storage.Json;

namespace AIOps.Orchestrations.Topology;

/// <summary>
/// Who calls whom, in table <c>calls</c>: a row per caller, target and component. A pair is written when it is new to this host and every few minutes after that, however many calls
/// there are; a host that dies loses the count of some minutes and no edge.
/// </summary>
public sealed class CallBook(IDocumentStore store, TimeProvider time)
{
    private const string Partition = "calls";

    /// <summary>Pairs that a host counts; targets beyond them are told of by the next host or hour.</summary>
    private const int Capacity = 10_000;

    /// <summary>A pair that nothing was seen of for so long is no dependency any more.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromDays(14);
    private static readonly TimeSpan WriteEvery = TimeSpan.FromMinutes(5);
    private readonly RecordTable<ObservedCall> _rows = new(store, "calls");
    private readonly ConcurrentDictionary<string, Entry> _entries = new(StringComparer.Ordinal);

    /// <summary>Takes in what a body told of.</summary>
    public async Task AddAsync(IReadOnlyList<ObservedCall> calls, CancellationToken cancellation = default)
    {
        foreach (var call in calls)
        {
            if (_entries.Count >= Capacity)
            {
                _entries.Clear();
            }

            if (_entries.GetOrAdd(call.Key, static _ => new Entry()).Due(call, time.GetUtcNow(), WriteEvery) is { } due)
            {
                await WriteAsync(due, cancellation);
            }
        }
    }

    /// <summary>The pairs of the last two weeks; older ones are deleted on the way.</summary>
    public async Task<IReadOnlyList<ObservedCall>> ReadAsync(CancellationToken cancellation = default)
    {
        List<ObservedCall> found = [];
        var oldest = time.GetUtcNow() - Kept;
        await foreach (var row in _rows.QueryAsync(Partition, RowRange.All, cancellation))
        {
            if (row.Value.LastSeen >= oldest)
            {
                found.Add(row.Value);
            }
            else
            {
                await _rows.DeleteAsync(Partition, row.Row, cancellation);
            }
        }

        return found;
    }

    private async Task WriteAsync(ObservedCall call, CancellationToken cancellation)
    {
        var row = RowKeys.Hash(call.Key);
        if (!await _rows.TryInsertAsync(Partition, row, call, cancellation))
        {
            await _rows.UpdateAsync(Partition, row, known => known.Plus(call), cancellation);
        }
    }

    private sealed class Entry
    {
        private readonly Lock _one = new();
        private ObservedCall? _waiting;
        private DateTimeOffset _writtenAt = DateTimeOffset.MinValue;

        /// <summary>Adds to what waits, and gives it out when it is time to write.</summary>
        public ObservedCall? Due(ObservedCall call, DateTimeOffset now, TimeSpan every)
        {
            lock (_one)
            {
                _waiting = _waiting?.Plus(call) ?? call;
                if (now - _writtenAt < every)
                {
                    return null;
                }

                _writtenAt = now;
                var due = _waiting;
                _waiting = null;
                return due;
            }
        }
    }
}
