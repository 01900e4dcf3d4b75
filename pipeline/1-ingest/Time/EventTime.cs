using AIOps.Ingest.Json;

namespace AIOps.Ingest.Time;

/// <summary>Reads a time as Azure services write it.</summary>
internal static class EventTime
{
    /// <summary>Reads a string or number token; see <see cref="TryParse"/>.</summary>
    public static bool TryRead(in JsonToken token, ReadOnlySpan<byte> source, out long ticks)
    {
        if (token.Kind == JsonKind.String && !token.Escaped || token.Kind == JsonKind.Number) return TryParse(token.Of(source), out ticks);
        if (token.Kind == JsonKind.String && token.Length <= 128)
        {
            Span<byte> text = stackalloc byte[128];
            return TryParse(text[..JsonText.Unescape(token.Of(source), text)], out ticks);
        }

        ticks = 0;
        return false;
    }

    /// <summary>
    /// Reads UTC ticks from: ISO 8601 with 0 to 9 (or more) fraction digits, with <c>Z</c>, an offset or nothing (then UTC); US dates with a 12 or 24 hour clock and an
    /// optional offset; <c>yyyy/MM/dd</c>; RFC 1123; Unix seconds, milliseconds, microseconds or nanoseconds.
    /// </summary>
    public static bool TryParse(ReadOnlySpan<byte> text, out long ticks) => IsoTime.TryParse(text, out ticks) || LooseTime.TryParse(text, out ticks);
}
