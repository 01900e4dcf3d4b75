using System.Buffers;

namespace AIOps.Ingest.Json;

/// <summary>Finds the end of an object or array without looking at its members: only strings and brackets count, brackets must match.</summary>
internal static class Container
{
    private static readonly SearchValues<byte> Marks = SearchValues.Create("\"{}[]"u8);

    /// <summary>Returns the offset behind the closing bracket, or -1 with the reason.</summary>
    public static int EndOf(ReadOnlySpan<byte> data, int start, out string? error)
    {
        // One bit per level: 1 = object. 64 levels fit a ulong.
        ulong kinds = 0;
        var depth = 0;
        var at = start;
        while (true)
        {
            var step = data[at..].IndexOfAny(Marks);
            if (step < 0) break;
            at += step;
            switch (data[at])
            {
                case (byte)'"':
                    at = EndOfString(data, at);
                    if (at < 0) return Fail("a string has no closing quote", out error);
                    continue;
                case (byte)'{' or (byte)'[':
                    if (++depth > JsonCursor.MaxDepth) return Fail("it is nested deeper than 64 levels", out error);
                    kinds = (kinds << 1) | (data[at] == (byte)'{' ? 1u : 0u);
                    break;
                default:
                    if ((kinds & 1) != (data[at] == (byte)'}' ? 1u : 0u)) return Fail("a closing bracket does not match its opening one", out error);
                    kinds >>= 1;
                    if (--depth == 0)
                    {
                        error = null;
                        return at + 1;
                    }

                    break;
            }

            at++;
        }

        return Fail("a closing bracket is missing", out error);
    }

    /// <summary>Returns the offset behind the closing quote of the string that opens at <paramref name="at"/>, or -1.</summary>
    public static int EndOfString(ReadOnlySpan<byte> data, int at)
    {
        at++;
        while (at < data.Length)
        {
            var step = data[at..].IndexOfAny((byte)'"', (byte)'\\');
            if (step < 0) return -1;
            at += step;
            if (data[at] == (byte)'"') return at + 1;
            at += 2;
        }

        return -1;
    }

    private static int Fail(string reason, out string? error)
    {
        error = reason;
        return -1;
    }
}
