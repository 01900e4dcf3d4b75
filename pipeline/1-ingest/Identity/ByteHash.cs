using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace AIOps.Ingest.Identity;

/// <summary>A fast 64-bit hash of bytes: multiply and fold 16 bytes at a time, after the construction of wyhash (public domain). The
/// same on every little-endian machine. Not for secrets.</summary>
public static class ByteHash
{
    private const ulong K0 = 0xA0761D6478BD642F;
    private const ulong K1 = 0xE7037ED1A0B428DB;
    private const ulong K2 = 0x8EBC6AF09C88C6E3;

    /// <summary>The hash of bytes.</summary>
    /// <param name="data">The bytes.</param>
    /// <param name="seed">Chains hashes, or keeps kinds of keys apart.</param>
    public static ulong Of(ReadOnlySpan<byte> data, ulong seed = 0)
    {
        var length = (ulong)data.Length;
        if (data.Length > 64) seed = Blocks(ref data, seed);
        while (data.Length > 16)
        {
            seed = Fold(BinaryPrimitives.ReadUInt64LittleEndian(data) ^ K1, BinaryPrimitives.ReadUInt64LittleEndian(data[8..]) ^ seed ^ K0);
            data = data[16..];
        }

        ulong low = 0, high = 0;
        if (data.Length >= 8)
        {
            low = BinaryPrimitives.ReadUInt64LittleEndian(data);
            high = BinaryPrimitives.ReadUInt64LittleEndian(data[^8..]);
        }
        else if (data.Length >= 4)
        {
            low = BinaryPrimitives.ReadUInt32LittleEndian(data);
            high = BinaryPrimitives.ReadUInt32LittleEndian(data[^4..]);
        }
        else if (data.Length > 0)
        {
            low = (uint)(data[0] | (data[data.Length >> 1] << 8) | (data[^1] << 16));
        }

        return Fold(K1 ^ length, Fold(low ^ K1, high ^ seed ^ K2));
    }

    // Four chains that do not wait for each other.
    private static ulong Blocks(ref ReadOnlySpan<byte> data, ulong seed)
    {
        ulong one = seed, two = seed ^ K0, three = seed ^ K1, four = seed ^ K2;
        var words = MemoryMarshal.Cast<byte, ulong>(data);
        var at = 0;
        for (; at + 8 < words.Length; at += 8)
        {
            var block = words.Slice(at, 8);
            one = Fold(block[0] ^ K1, block[1] ^ one);
            two = Fold(block[2] ^ K2, block[3] ^ two);
            three = Fold(block[4] ^ K0, block[5] ^ three);
            four = Fold(block[6] ^ K1, block[7] ^ four);
        }

        data = data[(at * sizeof(ulong))..];
        return Fold(one ^ three, two ^ four ^ K2);
    }

    private static ulong Fold(ulong left, ulong right)
    {
        var high = Math.BigMul(left, right, out var low);
        return high ^ low;
    }
}
