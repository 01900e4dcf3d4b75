using System.Buffers;

namespace AIOps.Detect.Logs.Mining;

/// <summary>What one piece of a word is by its own form: letters with digits, nothing that joins.</summary>
internal static class WordRules
{
    private const int LongestStem = 4;
    private const int LongestNumber = 2;

    private static readonly SearchValues<byte> Capitals = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZ_"u8);

    /// <summary>
    /// True for a piece that stands for a value. Short names with a number behind (<c>eth0</c>, <c>tty2</c>, <c>IPV6</c>) are names; anything else with a digit is a value.
    /// </summary>
    public static bool IsVariable(ReadOnlySpan<byte> piece)
    {
        var digits = 0;
        var letters = 0;
        var upper = true;
        var tail = true;
        foreach (var b in piece)
        {
            if (b is >= (byte)'0' and <= (byte)'9')
            {
                digits++;
            }
            else
            {
                if (digits > 0) tail = false;
                letters++;
                if (b is < (byte)'A' or > (byte)'Z') upper = false;
                // Joined names with a number are made by machines.
                if (b is (byte)'_' or (byte)'-' or (byte)':' or (byte)'~' or (byte)'$') tail = false;
            }
        }

        if (digits == 0) return KnownWords.IsValue(piece);
        var name = tail && letters >= 2 && digits <= LongestNumber && (letters <= LongestStem || upper);
        return !name;
    }

    /// <summary>A dotted name that is the same in every line: the type of an error, or a constant that ends in CAPITALS.</summary>
    public static bool IsNamedConstant(ReadOnlySpan<byte> word)
    {
        if (IsErrorType(word)) return true;
        var last = word[(word.LastIndexOf((byte)'.') + 1)..];
        return last.Length > 2 && !last.ContainsAnyExcept(Capitals);
    }

    /// <summary>By their ending, names of error types.</summary>
    public static bool IsErrorType(ReadOnlySpan<byte> word) => word.EndsWith("Exception"u8) || word.EndsWith("Error"u8);

    /// <summary>"3.870s", "-0.5ms".</summary>
    public static bool StartsWithNumber(ReadOnlySpan<byte> word) => word[word[0] == '-' && word.Length > 1 ? 1 : 0] is >= (byte)'0' and <= (byte)'9';

    public static bool IsWebPort(ReadOnlySpan<byte> digits) => digits.SequenceEqual("80"u8) || digits.SequenceEqual("443"u8);

    /// <summary>Only what times, hardware addresses and IP addresses are made of, digits among it.</summary>
    public static bool IsNumeric(ReadOnlySpan<byte> word)
    {
        var digits = 0;
        var joined = false;
        foreach (var b in word)
        {
            if (b is >= (byte)'0' and <= (byte)'9') digits++;
            else if (b is (byte)'.' or (byte)':' or (byte)'-' or (byte)'_') joined = true;
            else if ((b | 0x20) is < 'a' or > 'f') return false;
        }

        // "fd0" is a name of few letters that happen to be hexadecimal.
        return digits > 0 && (joined || digits > LongestNumber || word[0] <= '9');
    }

    public static bool IsDigits(ReadOnlySpan<byte> word) => !word.IsEmpty && word.IndexOfAnyExceptInRange((byte)'0', (byte)'9') < 0;
}
