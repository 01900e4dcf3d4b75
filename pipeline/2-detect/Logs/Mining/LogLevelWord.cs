namespace AIOps.Detect.Logs.Mining;

/// <summary>The word of a level at the start of text: <c>INFO</c>, <c>[error]</c>, <c>warn:</c>, <c>W</c>.</summary>
internal static class LogLevelWord
{
    /// <summary>Its length with brackets and colon; 0 when there is none.</summary>
    public static int LengthOf(ReadOnlySpan<byte> text)
    {
        var at = 0;
        var close = (byte)0;
        if (text is [(byte)'[', ..]) close = (byte)']';
        else if (text is [(byte)'<', ..]) close = (byte)'>';
        if (close != 0) at++;
        var start = at;
        while (at < text.Length && (ByteClass.Of[text[at]] & ByteClass.Letter) != 0) at++;
        var word = text[start..at];
        if (!IsLevel(word, close != 0)) return 0;
        while (close != 0 && at < text.Length && text[at] == ' ') at++;
        if (close != 0 && (at >= text.Length || text[at++] != close)) return 0;
        if (at < text.Length && text[at] == ':') at++;
        return at >= text.Length || text[at] <= ' ' || text[at] == '|' ? at : 0;
    }

    private static bool IsLevel(ReadOnlySpan<byte> word, bool bracketed)
    {
        if (word.Length == 1) return word[0] is (byte)'I' or (byte)'W' or (byte)'E' or (byte)'D' or (byte)'V' or (byte)'F';
        if (word.Length is 0 or > 11) return false;
        Span<byte> lower = stackalloc byte[11];
        for (var i = 0; i < word.Length; i++) lower[i] = (byte)(word[i] | 0x20);
        ReadOnlySpan<byte> name = lower[..word.Length];
        return name.Length switch
        {
            3 => name.SequenceEqual("log"u8) || name.SequenceEqual("inf"u8) || name.SequenceEqual("wrn"u8) || name.SequenceEqual("err"u8) || name.SequenceEqual("dbg"u8) || name.SequenceEqual("ftl"u8),
            4 => name.SequenceEqual("info"u8) || name.SequenceEqual("warn"u8) || name.SequenceEqual("fail"u8) || name.SequenceEqual("crit"u8) || name.SequenceEqual("trce"u8)
                || name.SequenceEqual("dbug"u8) || (bracketed && name.SequenceEqual("emerg"u8[..4])),
            5 => name.SequenceEqual("error"u8) || name.SequenceEqual("debug"u8) || name.SequenceEqual("trace"u8) || name.SequenceEqual("fatal"u8) || name.SequenceEqual("panic"u8)
                || name.SequenceEqual("alert"u8) || name.SequenceEqual("emerg"u8),
            6 => name.SequenceEqual("notice"u8) || name.SequenceEqual("severe"u8),
            7 => name.SequenceEqual("warning"u8) || name.SequenceEqual("verbose"u8),
            8 => name.SequenceEqual("critical"u8),
            11 => name.SequenceEqual("information"u8),
            _ => false,
        };
    }
}
