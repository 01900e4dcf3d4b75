using System.Buffers.Binary;

namespace AIOps.Detect.Logs.Detection;

/// <summary>Ways in which operations went, each with the time it was first seen. One stays news for half an hour: a fault makes many operations go the same new way.</summary>
internal sealed class SeenOperations
{
    /// <summary>Bytes of one way as it is saved: its hash, and the minute it was first seen.</summary>
    public const int EntryBytes = sizeof(ulong) + sizeof(int);
    private const int Most = 1024;
    private const int NewsMinutes = 30;

    /// <summary>Minutes are counted from here, so that they fit.</summary>
    private static readonly long Origin = new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc).Ticks / TimeSpan.TicksPerMinute;
    private readonly Dictionary<ulong, Way> ways = [];
    private readonly Queue<ulong> order = new();

    public int Count => order.Count;

    /// <summary>Takes an operation, and says whether its way is news.</summary>
    public bool IsNews(ulong hash, long ticks)
    {
        var minute = (int)((ticks / TimeSpan.TicksPerMinute) - Origin);
        if (ways.TryGetValue(hash, out var way))
        {
            way.IsUsed = true;
            return minute - way.First < NewsMinutes;
        }

        Add(hash, minute);
        return true;
    }

    public byte[] Save()
    {
        var bytes = new byte[order.Count * EntryBytes];
        var at = bytes.AsSpan();
        foreach (var hash in order)
        {
            BinaryPrimitives.WriteUInt64LittleEndian(at, hash);
            BinaryPrimitives.WriteInt32LittleEndian(at[sizeof(ulong)..], ways[hash].First);
            at = at[EntryBytes..];
        }

        return bytes;
    }

    public void Restore(ReadOnlySpan<byte> state)
    {
        for (; state.Length >= EntryBytes; state = state[EntryBytes..])
        {
            var hash = BinaryPrimitives.ReadUInt64LittleEndian(state);
            if (!ways.ContainsKey(hash)) Add(hash, BinaryPrimitives.ReadInt32LittleEndian(state[sizeof(ulong)..]));
        }
    }

    private void Add(ulong hash, int minute)
    {
        ways.Add(hash, new Way { First = minute });
        order.Enqueue(hash);
        // The oldest leaves, but one that was gone again since its last turn stays.
        while (order.Count > Most)
        {
            var oldest = order.Dequeue();
            if (ways[oldest].IsUsed)
            {
                ways[oldest].IsUsed = false;
                order.Enqueue(oldest);
            }
            else
            {
                ways.Remove(oldest);
            }
        }
    }

    private sealed class Way
    {
        public int First { get; init; }

        public bool IsUsed { get; set; }
    }
}
