using System.Buffers.Binary;
using System.Text;

namespace AIOps.Storage.Sqlite;

/// <summary>Reads what a <see cref="BinaryWriter"/> wrote, from memory. The names of properties are few and come with every row, so each is one string for all.</summary>
/// <param name="blob">The bytes.</param>
internal ref struct PropertyReader(ReadOnlySpan<byte> blob)
{
    private const int NameSlots = 1024;
    private static readonly string?[] Names = new string?[NameSlots];

    private ReadOnlySpan<byte> _left = blob;

    public byte Byte() => Take(1)[0];

    public long Long() => BinaryPrimitives.ReadInt64LittleEndian(Take(sizeof(long)));

    /// <summary>A number of seven bits a byte, lowest first.</summary>
    public int Int()
    {
        int value = 0;
        for (int shift = 0; shift < 35; shift += 7)
        {
            byte part = Byte();
            value |= (part & 0x7F) << shift;
            if (part < 0x80) return value;
        }
        throw new InvalidDataException("A length in a row has more than five bytes: the row is damaged.");
    }

    public string Text() => Encoding.UTF8.GetString(Take(Int()));

    public string Name()
    {
        ReadOnlySpan<byte> bytes = Take(Int());
        uint hash = 2166136261;
        foreach (byte letter in bytes) hash = (hash ^ letter) * 16777619;
        ref string? slot = ref Names[hash % NameSlots];
        // Two threads may write the same slot: either string is right for its own bytes, and the comparison decides.
        if (slot is { } known && known.Length == bytes.Length && Ascii.Equals(known, bytes)) return known;
        return slot = Encoding.UTF8.GetString(bytes);
    }

    public ReadOnlySpan<byte> Take(int length)
    {
        if ((uint)length > (uint)_left.Length) throw new InvalidDataException($"A row ends {length - _left.Length} bytes early: it is damaged.");
        ReadOnlySpan<byte> taken = _left[..length];
        _left = _left[length..];
        return taken;
    }
}
