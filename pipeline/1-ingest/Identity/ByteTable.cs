using System.Diagnostics.CodeAnalysis;

namespace AIOps.Ingest.Identity;

/// <summary>Four pieces of bytes that together are a key.</summary>
/// <param name="tag">Tells apart keys of different meaning.</param>
/// <param name="one">First piece.</param>
/// <param name="two">Second piece.</param>
/// <param name="three">Third piece.</param>
/// <param name="four">Fourth piece.</param>
internal readonly ref struct ByteKey(byte tag, ReadOnlySpan<byte> one, ReadOnlySpan<byte> two = default, ReadOnlySpan<byte> three = default, ReadOnlySpan<byte> four = default)
{
    public readonly ReadOnlySpan<byte> One = one, Two = two, Three = three, Four = four;
    public readonly ulong Hash = ByteHash.Of(four, ByteHash.Of(three, ByteHash.Of(two, ByteHash.Of(one, tag))));

    public int Length => One.Length + Two.Length + Three.Length + Four.Length;
}

/// <summary>
/// A bounded table from raw bytes to interned objects, allocation-free on a hit. Two generations: when the young one has used half of the memory, it becomes the old one, and what
/// of the old one was not asked for since is forgotten. Probing is bounded too, so that chosen collisions cost a few comparisons and a lost entry, never a long search.
/// </summary>
internal sealed class ByteTable<T>(long maxBytes, Action<T>? forgotten = null)
    where T : class
{
    private const int MaxProbes = 32;
    private const int EntryOverhead = 96;

    private Entry[] young = new Entry[256];
    private Entry[] old = [];
    private int count;
    private long bytes;

    /// <summary>Entries in both generations, for tests.</summary>
    public int Count => young.Count(entry => entry.Value is not null) + old.Count(entry => entry.Value is not null);

    public bool TryGet(in ByteKey key, [NotNullWhen(true)] out T? value)
    {
        if (Probe(young, key, out value)) return true;
        if (!Probe(old, key, out value)) return false;
        Add(key, value, 0);
        return true;
    }

    /// <summary>Adds what <see cref="TryGet"/> did not find.</summary>
    /// <param name="key">The key; copied.</param>
    /// <param name="value">The interned object.</param>
    /// <param name="valueBytes">Estimated memory of the object beyond the key.</param>
    public void Add(in ByteKey key, T value, int valueBytes)
    {
        var cost = key.Length + EntryOverhead + valueBytes;
        if (bytes + cost > maxBytes / 2 && count > 0) Rotate();
        if (count * 2 >= young.Length) Grow();
        bytes += cost;
        if (Insert(young, new(key, value))) count++;
    }

    /// <summary>Accounts for memory that an object of the table has taken since it was added.</summary>
    public void Charge(int cost)
    {
        bytes += cost;
        if (bytes > maxBytes / 2) Rotate();
    }

    private static bool Probe(Entry[] table, in ByteKey key, [NotNullWhen(true)] out T? value)
    {
        var mask = table.Length - 1;
        for (var probe = 0; probe < MaxProbes && mask >= 0; probe++)
        {
            ref readonly var entry = ref table[((int)key.Hash + probe) & mask];
            if (entry.Value is null) break;
            if (entry.Hash == key.Hash && entry.Matches(key))
            {
                value = entry.Value;
                return true;
            }
        }

        value = null;
        return false;
    }

    private static bool Insert(Entry[] table, in Entry entry)
    {
        var mask = table.Length - 1;
        for (var probe = 0; probe < MaxProbes; probe++)
        {
            ref var slot = ref table[((int)entry.Hash + probe) & mask];
            if (slot.Value is not null) continue;
            slot = entry;
            return true;
        }

        table[(int)entry.Hash & mask] = entry;
        return false;
    }

    private void Rotate()
    {
        if (forgotten is not null)
        {
            foreach (var entry in old)
            {
                if (entry.Value is not null) forgotten(entry.Value);
            }
        }

        old = young;
        young = new Entry[256];
        count = 0;
        bytes = 0;
    }

    private void Grow()
    {
        var larger = new Entry[young.Length * 2];
        count = 0;
        foreach (var entry in young)
        {
            if (entry.Value is not null && Insert(larger, entry)) count++;
        }

        young = larger;
    }

    private readonly struct Entry
    {
        private readonly byte[] bytes;
        private readonly int one, two, three;

        public Entry(in ByteKey key, T value)
        {
            Hash = key.Hash;
            Value = value;
            (one, two, three) = (key.One.Length, key.One.Length + key.Two.Length, key.Length - key.Four.Length);
            bytes = new byte[key.Length];
            key.One.CopyTo(bytes);
            key.Two.CopyTo(bytes.AsSpan(one));
            key.Three.CopyTo(bytes.AsSpan(two));
            key.Four.CopyTo(bytes.AsSpan(three));
        }

        public ulong Hash { get; }

        public T? Value { get; }

        public bool Matches(in ByteKey key)
        {
            ReadOnlySpan<byte> all = bytes;
            return all.Length == key.Length && all[..one].SequenceEqual(key.One) && all[one..two].SequenceEqual(key.Two)
                && all[two..three].SequenceEqual(key.Three) && all[three..].SequenceEqual(key.Four);
        }
    }
}
