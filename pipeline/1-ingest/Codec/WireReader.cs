using System.Buffers.Binary;
using System.Text;

namespace AIOps.Ingest.Codec;

/// <summary>Reads what <see cref="WireWriter"/> wrote. Reading past the end gives zeros and sets <see cref="Failed"/>; it never throws.</summary>
internal ref struct WireReader(ReadOnlySpan<byte> data)
{
    private ReadOnlySpan<byte> rest = data;

    /// <summary>True when the bytes ended early.</summary>
    public bool Failed { get; private set; }

    public readonly bool AtEnd => rest.IsEmpty;

    /// <summary>Gives up: a value was out of range.</summary>
    public void Fail()
    {
        Failed = true;
        rest = default;
    }

    public byte Byte() => Take(1) is [var value] ? value : (byte)0;

    public ulong UInt64() => Take(8) is { Length: 8 } bytes ? BinaryPrimitives.ReadUInt64LittleEndian(bytes) : 0;

    public double Double() => Take(8) is { Length: 8 } bytes ? BinaryPrimitives.ReadDoubleLittleEndian(bytes) : 0;

    public ulong Number()
    {
        ulong value = 0;
        for (var shift = 0; shift < 64; shift += 7)
        {
            var next = Byte();
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80) return value;
        }

        Failed = true;
        return 0;
    }

    public long Signed()
    {
        var value = Number();
        return (long)(value >> 1) ^ -(long)(value & 1);
    }

    /// <summary>A number that must be below a bound.</summary>
    public int Index(int bound)
    {
        var value = Number();
        if (value < (ulong)bound) return (int)value;
        Failed = true;
        return 0;
    }

    public ReadOnlySpan<byte> Bytes() => Take(Index(rest.Length + 1));

    public string Text() => Encoding.UTF8.GetString(Bytes());

    public string? Optional() => Byte() == 0 ? null : Text();

    private ReadOnlySpan<byte> Take(int length)
    {
        if (length > rest.Length)
        {
            Fail();
            return default;
        }

        var taken = rest[..length];
        rest = rest[length..];
        return taken;
    }
}
