using System.Buffers.Binary;

namespace AIOps.Detect.Logs.Mining;

/// <summary>Reads what <see cref="StateWriter"/> wrote; says when the bytes end too early instead of throwing.</summary>
internal ref struct StateReader(ReadOnlySpan<byte> bytes)
{
    private ReadOnlySpan<byte> rest = bytes;

    public bool Failed { get; private set; }

    public readonly bool AtEnd => rest.IsEmpty;

    public byte Byte()
    {
        if (rest.IsEmpty)
        {
            Failed = true;
            return 0;
        }

        var value = rest[0];
        rest = rest[1..];
        return value;
    }

    public long Number()
    {
        if (rest.Length < 8)
        {
            Failed = true;
            return 0;
        }

        var value = BinaryPrimitives.ReadInt64LittleEndian(rest);
        rest = rest[8..];
        return value;
    }

    public byte[] Bytes()
    {
        var length = Number();
        if (length < 0 || length > rest.Length)
        {
            Failed = true;
            return [];
        }

        var value = rest[..(int)length].ToArray();
        rest = rest[(int)length..];
        return value;
    }
}
