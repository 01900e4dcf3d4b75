using System.Runtime.InteropServices;
using AIOps.Ingest.Identity;

namespace AIOps.Ingest.Deduplication;

/// <summary>
/// Tells the first delivery of a log record, change or alert from a second one: delivery is at-least-once, and two diagnostic settings may both send. Metrics need no such memory: a
/// series ignores samples at or before its last. Keys are 64-bit hashes of content, so a wrong "seen" has odds of about 1 in 10^13 with a million keys. Two generations bound the memory:
/// a key is remembered for at least <see cref="EventDeduplicatorOptions.Capacity"/> / 2 later events. One instance per partition; not thread-safe.
/// </summary>
public sealed class EventDeduplicator
{
    private const byte Version = 1;

    private readonly int half;
    private HashSet<ulong> young;
    private HashSet<ulong> old;

    /// <summary>Creates an empty memory.</summary>
    /// <exception cref="ArgumentException">An option is not valid.</exception>
    public EventDeduplicator(EventDeduplicatorOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        half = options.Capacity / 2;
        young = [];
        old = [];
    }

    /// <summary>Keys held.</summary>
    public int Count => young.Count + old.Count;

    /// <summary>True for the first delivery. Key: resource, time, category, operation, correlation id and the bytes of the record.</summary>
    public bool IsNew(in LogRecord record)
    {
        var hash = ByteHash.Of(MemoryMarshal.AsBytes(record.ResourceId.AsSpan()), (ulong)record.TimeTicks ^ record.ContentHash);
        hash = ByteHash.Of(record.CorrelationId, ByteHash.Of(record.Operation, ByteHash.Of(record.Category, hash)));
        // A record from a reader that keeps no content hash is told apart by its text.
        return Remember(record.ContentHash != 0 ? hash : ByteHash.Of(record.Message, hash));
    }

    /// <summary>True for the first delivery. Key: the operation's id, its status and its time.</summary>
    public bool IsNew(ChangeEvent change)
    {
        ArgumentNullException.ThrowIfNull(change);
        return Remember(HashOf(change.Id, change.Status, change.Time.UtcTicks));
    }

    /// <summary>True for the first delivery. Key: source and external id, fired or resolved, and its time.</summary>
    public bool IsNew(ForeignAlert alert)
    {
        ArgumentNullException.ThrowIfNull(alert);
        return Remember(HashOf(alert.Source, alert.ExternalId, alert.Time.UtcTicks * 2 + (alert.Firing ? 1 : 0)));
    }

    /// <summary>The memory as bytes, for a restart: version, then the keys of both generations. At most 9 + 8 * capacity bytes.</summary>
    public byte[] Save()
    {
        var bytes = new byte[1 + sizeof(int) + (Count * sizeof(ulong))];
        bytes[0] = Version;
        BitConverter.TryWriteBytes(bytes.AsSpan(1), old.Count);
        var keys = MemoryMarshal.Cast<byte, ulong>(bytes.AsSpan(1 + sizeof(int)));
        var next = 0;
        foreach (var key in old) keys[next++] = key;
        foreach (var key in young) keys[next++] = key;
        return bytes;
    }

    /// <summary>Takes over a saved memory. Bytes of another version, or cut off, leave it empty: then duplicates of the time before the restart pass.</summary>
    /// <returns>False when the bytes could not be read.</returns>
    public bool TryLoad(ReadOnlySpan<byte> saved)
    {
        if (saved.Length < 1 + sizeof(int) || saved[0] != Version || (saved.Length - 1 - sizeof(int)) % sizeof(ulong) != 0) return false;
        var keys = MemoryMarshal.Cast<byte, ulong>(saved[(1 + sizeof(int))..]);
        var older = BitConverter.ToInt32(saved[1..]);
        if (older < 0 || older > keys.Length || keys.Length > half * 2) return false;
        (old, young) = ([.. keys[..older]], [.. keys[older..]]);
        return true;
    }

    private static ulong HashOf(string one, string two, long ticks) =>
        ByteHash.Of(MemoryMarshal.AsBytes(two.AsSpan()), ByteHash.Of(MemoryMarshal.AsBytes(one.AsSpan()), (ulong)ticks));

    private bool Remember(ulong key)
    {
        if (young.Contains(key) || old.Contains(key)) return false;
        if (young.Count >= half)
        {
            (old, young) = (young, old);
            young.Clear();
        }

        young.Add(key);
        return true;
    }
}
