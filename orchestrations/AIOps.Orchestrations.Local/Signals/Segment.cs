using System.Buffers.Binary;
using AIOps.Storage;

namespace AIOps.Orchestrations.Local.Signals;

/// <summary>Messages of one publish in one row: lengths and bodies in a row of binary properties. One row for many messages makes the log cheap.</summary>
internal static class Segment
{
    /// <summary>Largest message, and about the largest row, in bytes (a row holds 1 MiB, here 15 properties of 64 KiB).</summary>
    public const int MaxBytes = 15 * TableRules.MaxBinaryLength;

    private const int MaxMessages = 10_000, LengthBytes = sizeof(int);

    /// <summary>Cuts messages into runs that fit a row each.</summary>
    public static IEnumerable<List<ReadOnlyMemory<byte>>> Cut(IEnumerable<ReadOnlyMemory<byte>> messages)
    {
        List<ReadOnlyMemory<byte>> run = [];
        int bytes = 0;
        foreach (ReadOnlyMemory<byte> message in messages)
        {
            int size = LengthBytes + message.Length;
            if (size > MaxBytes) throw new ArgumentException($"A signal message of {message.Length} bytes: at most {MaxBytes - LengthBytes} are allowed.");
            if (run.Count > 0 && (bytes + size > MaxBytes || run.Count == MaxMessages))
            {
                yield return run;
                run = [];
                bytes = 0;
            }
            run.Add(message);
            bytes += size;
        }
        if (run.Count > 0) yield return run;
    }

    public static Dictionary<string, object> Write(List<ReadOnlyMemory<byte>> messages)
    {
        byte[] all = new byte[messages.Sum(static message => LengthBytes + message.Length)];
        int at = 0;
        foreach (ReadOnlyMemory<byte> message in messages)
        {
            BinaryPrimitives.WriteInt32LittleEndian(all.AsSpan(at), message.Length);
            message.Span.CopyTo(all.AsSpan(at + LengthBytes));
            at += LengthBytes + message.Length;
        }
        Dictionary<string, object> properties = new() { ["count"] = (long)messages.Count };
        for (int start = 0, part = 0; start < all.Length; start += TableRules.MaxBinaryLength, part++)
            properties["data" + part] = all[start..Math.Min(all.Length, start + TableRules.MaxBinaryLength)];
        return properties;
    }

    public static IEnumerable<ReadOnlyMemory<byte>> Read(Document row)
    {
        List<byte[]> parts = [];
        while (row.Properties.TryGetValue("data" + parts.Count, out object? part)) parts.Add((byte[])part);
        byte[] all = parts.Count == 1 ? parts[0] : [.. parts.SelectMany(static part => part)];
        for (int at = 0; at < all.Length;)
        {
            int length = BinaryPrimitives.ReadInt32LittleEndian(all.AsSpan(at));
            yield return all.AsMemory(at + LengthBytes, length);
            at += LengthBytes + length;
        }
    }
}
