using System.Buffers;
using System.Buffers.Binary;

namespace AIOps.Detect.Logs.Mining;

/// <summary>Numbers and bytes, one after the other.</summary>
internal sealed class StateWriter
{
    private readonly ArrayBufferWriter<byte> buffer = new(4096);

    public void Byte(byte value)
    {
        buffer.GetSpan(1)[0] = value;
        buffer.Advance(1);
    }

    public void Number(long value)
    {
        BinaryPrimitives.WriteInt64LittleEndian(buffer.GetSpan(8), value);
        buffer.Advance(8);
    }

    public void Bytes(ReadOnlySpan<byte> value)
    {
        Number(value.Length);
        buffer.Write(value);
    }

    public byte[] ToArray() => buffer.WrittenSpan.ToArray();
}
