namespace AIOps.Detect.Logs.Mining;

/// <summary>What each byte of a line is; the bits of a token's bytes are OR-ed, so that one look says whether it needs a closer one.</summary>
internal static class ByteClass
{
    public const byte Digit = 1, Letter = 2, Dot = 4, Joint = 8, Mark = 16, Slash = 32, Punctuation = 64;

    /// <summary>Part of a word: letters, digits, bytes beyond ASCII, and what joins them.</summary>
    public const byte InWord = Digit | Letter | Dot | Joint | Slash;

    /// <summary>A token with one of these may hold a variable; a token without is constant text.</summary>
    public const byte Suspect = Digit | Slash | Mark;

    public static ReadOnlySpan<byte> Of => Table;

    private static readonly byte[] Table = Build();

    private static byte[] Build()
    {
        var table = new byte[256];
        for (var b = 0x21; b < 256; b++) table[b] = b >= 0x80 ? Letter : Punctuation;
        for (var b = (int)'a'; b <= 'z'; b++) table[b] = table[b - 32] = Letter;
        for (var b = (int)'0'; b <= '9'; b++) table[b] = Digit;
        table['.'] = Dot;
        table['_'] = table['-'] = table[':'] = table['~'] = table['$'] = Joint;
        table['@'] = Joint | Mark;
        table['/'] = table['\\'] = Slash;
        table['='] = table['"'] = Punctuation | Mark;
        return table;
    }
}
