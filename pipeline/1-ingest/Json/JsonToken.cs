namespace AIOps.Ingest.Json;

/// <summary>Kind of a value in a body.</summary>
internal enum JsonKind : byte
{
    None,
    String,
    Number,
    True,
    False,
    Null,
    Object,
    Array,
}

/// <summary>A value as it lies in its source: for strings without the quotes, for objects and arrays with their brackets.</summary>
/// <param name="Start">First byte.</param>
/// <param name="Length">Number of bytes.</param>
/// <param name="Kind">Kind of the value.</param>
/// <param name="Escaped">True for a string that holds a backslash.</param>
internal readonly record struct JsonToken(int Start, int Length, JsonKind Kind, bool Escaped = false)
{
    public int End => Start + Length;

    public ReadOnlySpan<byte> Of(ReadOnlySpan<byte> source) => source.Slice(Start, Length);
}
