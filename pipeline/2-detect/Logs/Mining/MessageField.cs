using System.Buffers;

namespace AIOps.Detect.Logs.Mining;

/// <summary>
/// Structured lines (JSON, logfmt) carry their text in one field; the others are values by definition. Finds that field, so that its text is mined as if it had been written alone.
/// </summary>
internal static class MessageField
{
    private static readonly SearchValues<byte> KeyLetters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz_@"u8);

    /// <summary>The text of the message field, still escaped; the line itself when it is not structured.</summary>
    public static ReadOnlySpan<byte> Of(ReadOnlySpan<byte> line)
    {
        if (line.Length < 8 || (line[0] != '{' && !StartsWithPair(line))) return line;
        var text = line.TrimEnd(" \t\r\n"u8);
        if (text[0] != '{') return Logfmt(text, line);
        return text[^1] == '}' ? Json(text, line) : line;
    }

    // The first member of the outer object that has one of the names; its string is followed to the end.
    private static ReadOnlySpan<byte> Json(ReadOnlySpan<byte> text, ReadOnlySpan<byte> line)
    {
        var depth = 0;
        for (var at = 0; at < text.Length;)
        {
            var b = text[at];
            if (b is (byte)'{' or (byte)'[') depth++;
            else if (b is (byte)'}' or (byte)']') depth--;
            if (b != '"')
            {
                at++;
                continue;
            }

            var end = EndOfString(text, at);
            if (end < 0) return line;
            var name = text[(at + 1)..end];
            at = end + 1;
            while (at < text.Length && text[at] is (byte)' ' or (byte)':') at++;
            var isName = at > end + 1 && text[(end + 1)..at].Contains((byte)':');
            if (!isName || at >= text.Length || text[at] != '"') continue;
            end = EndOfString(text, at);
            if (end < 0) return line;
            if (depth == 1 && IsMessage(name) && end > at + 1) return text[(at + 1)..end];
            at = end + 1;
        }

        return line;
    }

    // key=value key="some text" ... from the start to the end.
    private static ReadOnlySpan<byte> Logfmt(ReadOnlySpan<byte> text, ReadOnlySpan<byte> line)
    {
        for (var at = 0; at < text.Length;)
        {
            while (at < text.Length && text[at] == ' ') at++;
            var equals = text[at..].IndexOf((byte)'=');
            if (equals <= 0 || text.Slice(at, equals).Contains((byte)' ')) return line;
            var name = text.Slice(at, equals);
            at += equals + 1;
            int end;
            if (at < text.Length && text[at] == '"')
            {
                end = EndOfString(text, at);
                if (end < 0) return line;
                at++;
            }
            else
            {
                end = text[at..].IndexOf((byte)' ');
                end = end < 0 ? text.Length : at + end;
            }

            if (IsMessage(name) && end > at) return text[at..end];
            at = end + 1;
        }

        return line;
    }

    private static bool StartsWithPair(ReadOnlySpan<byte> text)
    {
        var equals = text[..Math.Min(text.Length, 32)].IndexOf((byte)'=');
        return equals > 0 && !text[..equals].ContainsAnyExcept(KeyLetters) && text.IndexOf("msg="u8) + text.IndexOf("message="u8) > -2;
    }

    private static int EndOfString(ReadOnlySpan<byte> text, int open)
    {
        for (var at = open + 1; at < text.Length; at++)
        {
            if (text[at] == '\\') at++;
            else if (text[at] == '"') return at;
        }

        return -1;
    }

    private static bool IsMessage(ReadOnlySpan<byte> name) =>
        name.SequenceEqual("msg"u8) || name.SequenceEqual("message"u8) || name.SequenceEqual("Message"u8) || name.SequenceEqual("@mt"u8) || name.SequenceEqual("@m"u8)
        || name.SequenceEqual("MessageTemplate"u8) || name.SequenceEqual("RenderedMessage"u8) || name.SequenceEqual("log"u8) || name.SequenceEqual("text"u8) || name.SequenceEqual("event"u8);
}
