using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Text;

namespace AIOps.Ingest.Json;

/// <summary>Member names that matter, each with a number from 0 to 63. Names are matched exactly: Azure sends <c>Level</c> and <c>level</c> in one object.</summary>
internal sealed class NameTable
{
    /// <summary>What <see cref="Find"/> returns for every other name.</summary>
    public const int Unknown = -1;

    private readonly byte[]?[] names;
    private readonly sbyte[] ids;
    private readonly int shift;

    public NameTable(params (int Id, string Names)[] entries)
    {
        var all = entries.SelectMany(entry => entry.Names.Split(' '), (entry, name) => (entry.Id, Name: Encoding.UTF8.GetBytes(name))).ToList();
        var bits = 6;
        while (1 << bits < all.Count * 4) bits++;
        shift = 64 - bits;
        names = new byte[1 << bits][];
        ids = new sbyte[1 << bits];
        foreach (var (id, name) in all)
        {
            var slot = (int)(Hash(name) >> shift);
            while (names[slot] is not null) slot = (slot + 1) & (names.Length - 1);
            names[slot] = name;
            ids[slot] = checked((sbyte)id);
        }
    }

    public int Find(ReadOnlySpan<byte> name)
    {
        if (name.IsEmpty) return Unknown;
        var slot = (int)(Hash(name) >> shift);
        while (names[slot] is { } known)
        {
            if (name.SequenceEqual(known)) return ids[slot];
            slot = (slot + 1) & (names.Length - 1);
        }

        return Unknown;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Hash(ReadOnlySpan<byte> name)
    {
        ulong word = name.Length >= 8
            ? BinaryPrimitives.ReadUInt64LittleEndian(name) ^ BitRotate(BinaryPrimitives.ReadUInt64LittleEndian(name[^8..]))
            : name.Length >= 4
                ? BinaryPrimitives.ReadUInt32LittleEndian(name) | ((ulong)BinaryPrimitives.ReadUInt32LittleEndian(name[^4..]) << 32)
                : (ulong)(name[0] | (name[name.Length >> 1] << 8) | (name[^1] << 16));
        return (word ^ (uint)name.Length) * 0x9E3779B97F4A7C15UL;
    }

    private static ulong BitRotate(ulong word) => (word << 29) | (word >> 35);
}
