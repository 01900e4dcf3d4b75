namespace AIOps.Detect.Logs.Mining;

/// <summary>From how many different words at one place that place is taken for a value.</summary>
internal static class VariationPolicy
{
    /// <summary>Most words that are ever needed.</summary>
    public const int Most = 12;

    /// <summary>Requests that differ in their method only are one kind when most methods occur.</summary>
    private const int MethodsNeeded = 4;

    /// <summary>Words needed at a place, given one of them.</summary>
    /// <param name="words">The signature.</param>
    /// <param name="place">The place.</param>
    public static int Needed(SignatureWords words, int place)
    {
        var others = words.Named - 1;
        var form = FormOf(words[place]);
        if (form == WordForm.Method) return MethodsNeeded;
        if (others < 1) return int.MaxValue;
        var needed = form switch
        {
            WordForm.Joined => 3,
            WordForm.Capitals => 10,
            _ => 5,
        };
        // What a line begins with says what happened; and one word left says little.
        if (place == 0) needed *= 2;
        if (others < 2) needed += 2;
        return Math.Min(needed, Most);
    }

    /// <summary>Two are enough where one is known to be a value, or where only a number tells them apart (<c>eth0</c>, <c>eth1</c>).</summary>
    public static bool IsSure(SignatureWords words, int place, SignatureWords other) =>
        words.Named >= (words.IsVariable(place) ? 2 : 3)
        && (place > 0 && (words.IsVariable(place) || other.IsVariable(place))
            || (!words.IsVariable(place) && !other.IsVariable(place) && SameButNumber(words[place], other[place])));

    /// <summary>Pairs needed when two places vary together.</summary>
    public static int NeededTogether(SignatureWords words, int one, int two) =>
        words.Named - 2 < 2 || one == 0 || FormOf(words[one]) == WordForm.Capitals || FormOf(words[two]) == WordForm.Capitals
            ? int.MaxValue
            : Math.Max(Needed(words, one), Needed(words, two));

    private static bool SameButNumber(ReadOnlySpan<byte> one, ReadOnlySpan<byte> two)
    {
        var stem = one.TrimEnd("0123456789"u8);
        return stem.Length < one.Length && stem.Length < two.Length && two.TrimEnd("0123456789"u8).SequenceEqual(stem);
    }

    private static WordForm FormOf(ReadOnlySpan<byte> word)
    {
        bool lower = false, inner = false, upper = false;
        for (var i = 0; i < word.Length; i++)
        {
            var b = word[i];
            if (b is >= (byte)'a' and <= (byte)'z') lower = true;
            else if (b is >= (byte)'A' and <= (byte)'Z')
            {
                upper = true;
                if (i > 0 && lower) inner = true;
            }
            else if (b is (byte)'_' or (byte)'-' or (byte)'.' or (byte)'/') inner = true;
        }

        if (upper && !lower) return KnownWords.IsMethod(word) ? WordForm.Method : WordForm.Capitals;
        return inner ? WordForm.Joined : WordForm.Plain;
    }

    private enum WordForm
    {
        Plain,
        Joined,
        Capitals,
        Method,
    }
}
