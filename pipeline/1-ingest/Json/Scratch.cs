namespace AIOps.Ingest.Json;

/// <summary>Room for unescaped text, used again for every record. Slices stay valid until the next <see cref="Reset"/>.</summary>
internal sealed class Scratch
{
    private byte[] buffer = new byte[4096];
    private int used;

    public void Reset() => used = 0;

    /// <summary>What is taken now; see <see cref="Release"/>.</summary>
    public (byte[] Buffer, int Used) Mark() => (buffer, used);

    /// <summary>Gives back everything that was taken since the mark.</summary>
    public void Release((byte[] Buffer, int Used) mark) => used = ReferenceEquals(mark.Buffer, buffer) ? mark.Used : 0;

    /// <summary>Takes room for at most <paramref name="length"/> bytes.</summary>
    public Span<byte> Take(int length)
    {
        if (buffer.Length - used < length)
        {
            // Earlier slices keep the old array alive; it goes when the record is done.
            buffer = new byte[Math.Max(buffer.Length * 2, length)];
            used = 0;
        }

        var room = buffer.AsSpan(used, length);
        used += length;
        return room;
    }

    /// <summary>The text of a string, number or literal token; escapes are resolved here when there are any. Empty for objects and arrays.</summary>
    public ReadOnlySpan<byte> Text(JsonToken token, ReadOnlySpan<byte> source)
    {
        if (token.Kind is JsonKind.None or JsonKind.Object or JsonKind.Array or JsonKind.Null) return default;
        var raw = token.Of(source);
        if (!token.Escaped) return raw;
        var room = Take(raw.Length);
        return room[..JsonText.Unescape(raw, room)];
    }
}
