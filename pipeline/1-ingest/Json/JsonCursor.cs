using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace AIOps.Ingest.Json;

/// <summary>
/// A forward scanner over UTF-8 JSON that never throws. Stricter than it looks: commas, colons and brackets must be right; looser on purpose: strings may hold raw
/// control characters, and an object may use single quotes (a Function app on Linux sends that), because cutting such records out would lose real telemetry.
/// </summary>
internal ref struct JsonCursor(ReadOnlySpan<byte> data, int position = 0)
{
    /// <summary>Deepest nesting that is followed, in levels; the same limit as <c>Utf8JsonReader</c> has by default.</summary>
    public const int MaxDepth = 64;

    public readonly ReadOnlySpan<byte> Data = data;
    public int Position = position;

    /// <summary>Why the last read failed; null when it did not.</summary>
    public string? Error;

    public readonly bool AtEnd => Position >= Data.Length;

    /// <summary>The byte at the position, or 0 at the end.</summary>
    public readonly byte Current => (uint)Position < (uint)Data.Length ? Data[Position] : (byte)0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void SkipBlanks()
    {
        if ((uint)Position < (uint)Data.Length && Data[Position] <= 0x20) SkipBlankRun();
    }

    /// <summary>Reads a string whose opening quote is at the position.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryReadString(out JsonToken token)
    {
        var start = Position + 1;
        var length = EndOfPlainText(start);
        if (length >= 0 && Data[start + length] == (byte)'"')
        {
            Position = start + length + 1;
            token = new(start, length, JsonKind.String);
            return true;
        }

        return TryReadEscapedString(start, length, out token);
    }

    /// <summary>Reads any value; objects and arrays are stepped over as a whole.</summary>
    public bool TryReadValue(out JsonToken token)
    {
        var first = Current;
        if (first == (byte)'"') return TryReadString(out token);
        if (first is (byte)'-' or (>= (byte)'0' and <= (byte)'9')) return ReadNumber(out token);
        if (first is (byte)'{' or (byte)'[') return TrySkipContainer(out token);
        return TryReadLiteral(first, out token);
    }

    /// <summary>Steps over the object or array at the position.</summary>
    public bool TrySkipContainer(out JsonToken token)
    {
        var start = Position;
        var kind = Data[start] == (byte)'{' ? JsonKind.Object : JsonKind.Array;
        var end = PseudoJson.IsStart(Data[start..]) ? PseudoJson.EndOf(Data, start, out Error) : Container.EndOf(Data, start, out Error);
        token = end < 0 ? default : new(start, end - start, kind);
        if (end >= 0) Position = end;
        return end >= 0;
    }

    // A call costs more than these few comparisons: most texts are shorter than two vectors.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly int EndOfPlainText(int start)
    {
        var at = start;
        while (Vector256.IsHardwareAccelerated && at <= Data.Length - Vector256<byte>.Count)
        {
            var text = Vector256.LoadUnsafe(ref MemoryMarshal.GetReference(Data), (nuint)at);
            var ends = (Vector256.Equals(text, Vector256.Create((byte)'"')) | Vector256.Equals(text, Vector256.Create((byte)'\\'))).ExtractMostSignificantBits();
            if (ends != 0) return at - start + BitOperations.TrailingZeroCount(ends);
            at += Vector256<byte>.Count;
        }

        var rest = Data[at..].IndexOfAny((byte)'"', (byte)'\\');
        return rest < 0 ? rest : at - start + rest;
    }

    private void SkipBlankRun()
    {
        while ((uint)Position < (uint)Data.Length && Data[Position] is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t') Position++;
    }

    private bool TryReadEscapedString(int start, int length, out JsonToken token)
    {
        var at = start + length;
        while (length >= 0 && Data[at] == (byte)'\\')
        {
            if (at + 2 > Data.Length) break;
            length = Data[(at + 2)..].IndexOfAny((byte)'"', (byte)'\\');
            at += 2 + length;
        }

        if (length < 0 || at >= Data.Length || Data[at] != (byte)'"')
        {
            token = default;
            Error = "a string has no closing quote";
            return false;
        }

        Position = at + 1;
        token = new(start, at - start, JsonKind.String, Escaped: true);
        return true;
    }

    private bool ReadNumber(out JsonToken token)
    {
        var at = Position + 1;
        while ((uint)at < (uint)Data.Length && Data[at] is (>= (byte)'0' and <= (byte)'9') or (byte)'.' or (byte)'e' or (byte)'E' or (byte)'-' or (byte)'+') at++;
        token = new(Position, at - Position, JsonKind.Number);
        Position = at;
        return true;
    }

    private bool TryReadLiteral(byte first, out JsonToken token)
    {
        var rest = Data[Math.Min(Position, Data.Length)..];
        var (text, kind) = first switch
        {
            (byte)'t' => ("true", JsonKind.True),
            (byte)'f' => ("false", JsonKind.False),
            _ => ("null", JsonKind.Null),
        };
        if (rest.Length < text.Length || !System.Text.Ascii.Equals(rest[..text.Length], text))
        {
            token = default;
            Error = AtEnd ? "the text ends where a value should be" : "a value is not a string, number, true, false, null, object or array";
            return false;
        }

        token = new(Position, text.Length, kind);
        Position += text.Length;
        return true;
    }
}
