using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace AIOps.Ingest.Json;

/// <summary>Turns the raw bytes of a JSON string into the text that they stand for.</summary>
internal static class JsonText
{
    /// <summary>Resolves escapes. An escape that JSON does not know is kept as it is. The result is never longer than the source.</summary>
    /// <returns>Number of bytes written.</returns>
    public static int Unescape(ReadOnlySpan<byte> source, Span<byte> target)
    {
        var written = 0;
        while (true)
        {
            var plain = source.IndexOf((byte)'\\');
            if (plain < 0 || plain + 1 >= source.Length)
            {
                source.CopyTo(target[written..]);
                return written + source.Length;
            }

            source[..plain].CopyTo(target[written..]);
            written += plain;
            source = source[plain..];
            var used = UnescapeOne(source, target[written..], out var put);
            written += put;
            source = source[used..];
        }
    }

    /// <summary>The text of a string token.</summary>
    public static string ToString(in JsonToken token, ReadOnlySpan<byte> source)
    {
        var raw = token.Of(source);
        if (!token.Escaped) return Encoding.UTF8.GetString(raw);
        var target = raw.Length <= 512 ? stackalloc byte[512] : new byte[raw.Length];
        return Encoding.UTF8.GetString(target[..Unescape(raw, target)]);
    }

    /// <summary>The text of a string or number token, capped; null for anything else and for an empty text.</summary>
    public static string? OrNull(in JsonToken token, ReadOnlySpan<byte> source, int limit = 1024) =>
        token.Kind is JsonKind.String or JsonKind.Number && token.Length > 0 ? Cap(ToString(token, source), limit) : null;

    private static int UnescapeOne(ReadOnlySpan<byte> source, Span<byte> target, out int written)
    {
        written = 1;
        var plain = source[1] switch
        {
            (byte)'n' => (byte)'\n',
            (byte)'r' => (byte)'\r',
            (byte)'t' => (byte)'\t',
            (byte)'b' => (byte)'\b',
            (byte)'f' => (byte)'\f',
            (byte)'"' or (byte)'\\' or (byte)'/' => source[1],
            _ => (byte)0,
        };
        if (plain != 0)
        {
            target[0] = plain;
            return 2;
        }

        if (source[1] == (byte)'u' && TryHex(source, 2, out var unit)) return UnescapeUnicode(source, unit, target, out written);
        target[0] = (byte)'\\';
        return 1;
    }

    private static int UnescapeUnicode(ReadOnlySpan<byte> source, int unit, Span<byte> target, out int written)
    {
        var used = 6;
        var rune = Rune.ReplacementChar;
        if (!char.IsSurrogate((char)unit)) rune = new(unit);
        else if (source.Length >= 12 && source[6] == (byte)'\\' && source[7] == (byte)'u' && TryHex(source, 8, out var low) && Rune.TryCreate((char)unit, (char)low, out var pair))
        {
            rune = pair;
            used = 12;
        }

        written = rune.EncodeToUtf8(target);
        return used;
    }

    private static bool TryHex(ReadOnlySpan<byte> source, int at, out int value)
    {
        value = 0;
        return source.Length >= at + 4
            && Utf8Parser.TryParse(source.Slice(at, 4), out value, out var used, 'x') && used == 4;
    }

    /// <summary>Cuts a text to a length in UTF-16 units without leaving half a character.</summary>
    public static string Cap(string text, int length) =>
        text.Length <= length ? text : text[..(char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)];

    /// <summary>A number in the invariant culture, for reasons and titles.</summary>
    public static string Of(double value) => value.ToString("0.####", CultureInfo.InvariantCulture);
}
