using System.Buffers.Binary;
using System.Text;

namespace AIOps.Ingest.Codec;

/// <summary>A growing buffer that is used again.</summary>
internal sealed class WireWriter
{
    private byte[] buffer = new byte[512];

    public int Length { get; private set; }

    public ReadOnlySpan<byte> Written => buffer.AsSpan(0, Length);

    public Span<byte> Head(int length) => buffer.AsSpan(0, length);

    public void Clear(int keep) => Length = keep;

    public void Byte(byte value) => Room(1)[0] = value;

    public void UInt64(ulong value) => BinaryPrimitives.WriteUInt64LittleEndian(Room(8), value);

    public void Double(double value) => BinaryPrimitives.WriteDoubleLittleEndian(Room(8), value);

    public void Number(ulong value)
    {
        var room = Room(10);
        var used = 0;
        while (value >= 0x80)
        {
            room[used++] = (byte)(value | 0x80);
            value >>= 7;
        }

        room[used++] = (byte)value;
        Length -= 10 - used;
    }

    /// <summary>A signed number, small when it is near zero.</summary>
    public void Signed(long value) => Number((ulong)((value << 1) ^ (value >> 63)));

    public void Bytes(ReadOnlySpan<byte> value)
    {
        Number((ulong)value.Length);
        value.CopyTo(Room(value.Length));
    }

    public void Text(string value)
    {
        Number((ulong)Encoding.UTF8.GetByteCount(value));
        Encoding.UTF8.GetBytes(value, Room(Encoding.UTF8.GetByteCount(value)));
    }

    /// <summary>A text that may be missing: length + 1, or 0.</summary>
    public void Optional(string? value)
    {
        Byte(value is null ? (byte)0 : (byte)1);
        if (value is not null) Text(value);
    }

    private Span<byte> Room(int length)
    {
        if (buffer.Length - Length < length) Array.Resize(ref buffer, Math.Max(buffer.Length * 2, Length + length));
        var room = buffer.AsSpan(Length, length);
        Length += length;
        return room;
    }
}
