namespace AIOps.Correlate.Grouping;

/// <summary>Sorensen-Dice coefficient over three-character shingles of lower-case text without digits, the usual measure for alert texts.</summary>
internal static class TextSimilarity
{
    private const int MaxLength = 200;

    /// <summary>0 (nothing in common) to 1 (same shingles).</summary>
    public static double Dice(string left, string right)
    {
        var a = Shingles(left);
        var b = Shingles(right);
        if (a.Count == 0 || b.Count == 0) return 0;
        var shared = a.Count(b.Contains);
        return 2.0 * shared / (a.Count + b.Count);
    }

    /// <summary>True when the text names something as a whole word of at least four characters.</summary>
    public static bool Names(string text, string name)
    {
        if (name.Length < 4) return false;
        for (var at = text.IndexOf(name, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(name, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            if ((at == 0 || !IsWord(text[at - 1])) && (at + name.Length == text.Length || !IsWord(text[at + name.Length]))) return true;
        }

        return false;
    }

    private static bool IsWord(char c) => char.IsLetterOrDigit(c) || c is '-' or '_';

    private static HashSet<(char, char, char)> Shingles(string text)
    {
        // Numbers differ between two alerts of one cause and agree by chance, so they are left out.
        Span<char> kept = stackalloc char[MaxLength];
        var length = 0;
        foreach (var c in text)
        {
            if (length == MaxLength) break;
            if (char.IsLetter(c)) kept[length++] = char.ToLowerInvariant(c);
            else if (length > 0 && kept[length - 1] != ' ') kept[length++] = ' ';
        }

        var shingles = new HashSet<(char, char, char)>();
        for (var i = 0; i + 2 < length; i++) shingles.Add((kept[i], kept[i + 1], kept[i + 2]));
        return shingles;
    }
}
