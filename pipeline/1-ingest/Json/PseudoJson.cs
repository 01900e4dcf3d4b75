namespace AIOps.Ingest.Json;

/// <summary>
/// Objects written with single quotes (<c>{'appName':'shop'}</c>), as a Function app on Linux sends them. A quote closes a text only where a comma, colon or bracket
/// follows, so that an apostrophe inside a message does not end it.
/// </summary>
internal static class PseudoJson
{
    /// <summary>True when the text starts with <c>{'</c>.</summary>
    public static bool IsStart(ReadOnlySpan<byte> text)
    {
        if (text.Length < 2 || text[0] != (byte)'{') return false;
        if (text[1] == (byte)'\'') return true;
        return text[1] <= 0x20 && text[1..].TrimStart(" \t\r\n"u8) is [(byte)'\'', ..];
    }

    /// <summary>Offset behind the closing brace of the object that starts at <paramref name="start"/>, or -1 with the reason.</summary>
    public static int EndOf(ReadOnlySpan<byte> data, int start, out string? error)
    {
        var depth = 0;
        for (var at = start; at < data.Length; at++)
        {
            switch (data[at])
            {
                case (byte)'\'':
                    at = EndOfText(data, at) - 1;
                    if (at < 0)
                    {
                        error = "a single-quoted text has no closing quote";
                        return -1;
                    }

                    break;
                case (byte)'"':
                    at = Container.EndOfString(data, at) - 1;
                    if (at < 0)
                    {
                        error = "a string has no closing quote";
                        return -1;
                    }

                    break;
                case (byte)'{' or (byte)'[':
                    depth++;
                    break;
                case (byte)'}' or (byte)']' when --depth == 0:
                    error = null;
                    return at + 1;
            }
        }

        error = "a single-quoted object has no closing brace";
        return -1;
    }

    /// <summary>Writes the object as JSON. The result is at most twice as long as the source.</summary>
    /// <returns>Number of bytes written, or -1 when a text is not closed.</returns>
    public static int ToJson(ReadOnlySpan<byte> source, Span<byte> target)
    {
        var written = 0;
        for (var at = 0; at < source.Length; at++)
        {
            if (source[at] != (byte)'\'')
            {
                target[written++] = source[at];
                continue;
            }

            var end = EndOfText(source, at);
            if (end < 0) return -1;
            target[written++] = (byte)'"';
            written += CopyText(source[(at + 1)..(end - 1)], target[written..]);
            target[written++] = (byte)'"';
            at = end - 1;
        }

        return written;
    }

    private static int CopyText(ReadOnlySpan<byte> text, Span<byte> target)
    {
        var written = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == (byte)'\\' && i + 1 < text.Length)
            {
                if (text[i + 1] != (byte)'\'') target[written++] = text[i];
                target[written++] = text[++i];
                continue;
            }

            if (text[i] is (byte)'"' or (byte)'\\') target[written++] = (byte)'\\';
            target[written++] = text[i];
        }

        return written;
    }

    private static int EndOfText(ReadOnlySpan<byte> data, int at)
    {
        for (at++; at < data.Length; at++)
        {
            if (data[at] == (byte)'\\') at++;
            else if (data[at] == (byte)'\'' && Closes(data[(at + 1)..])) return at + 1;
        }

        return -1;
    }

    private static bool Closes(ReadOnlySpan<byte> rest)
    {
        foreach (var letter in rest)
        {
            if (letter is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n') continue;
            return letter is (byte)',' or (byte)':' or (byte)'}' or (byte)']';
        }

        return true;
    }
}
