namespace AIOps.Detect.Logs.Mining;

/// <summary>Small closed sets of words that mean the same in every log.</summary>
internal static class KnownWords
{
    /// <summary>Truth values, "nothing", the two accounts and the host that every system has: values, whatever stands around them.</summary>
    public static bool IsValue(ReadOnlySpan<byte> word) => word.Length switch
    {
        3 => Is(word, "nil"u8) || Is(word, "nan"u8),
        4 => Is(word, "true"u8) || Is(word, "null"u8) || Is(word, "root"u8),
        5 => Is(word, "false"u8) || Is(word, "admin"u8),
        9 => Is(word, "localhost"u8),
        _ => false,
    };

    /// <summary>Letters of the longest value word.</summary>
    public const int LongestValue = 9;

    /// <summary>False for two letters that no value word ends with.</summary>
    public static bool MayEndValue(byte last, byte letter) => (letter | 0x20) switch
    {
        'e' => (last | 0x20) is 'u' or 's',
        'l' => (last | 0x20) is 'l' or 'i',
        't' => (last | 0x20) is 'o' or 's',
        'n' => (last | 0x20) is 'i' or 'a',
        _ => false,
    };

    /// <summary>Units of size and time: they belong to the number before them.</summary>
    public static bool IsUnit(ReadOnlySpan<byte> word) => word.Length switch
    {
        1 => word[0] is (byte)'B' or (byte)'s',
        2 => (word[1] == 'B' && word[0] is (byte)'K' or (byte)'k' or (byte)'M' or (byte)'G' or (byte)'T') || (word[1] == 's' && word[0] is (byte)'m' or (byte)'u' or (byte)'n'),
        3 => (word[1] == 'i' && word[2] == 'B' && word[0] is (byte)'K' or (byte)'M' or (byte)'G' or (byte)'T') || word.SequenceEqual("sec"u8) || word.SequenceEqual("min"u8),
        4 => word.SequenceEqual("byte"u8) || word.SequenceEqual("secs"u8) || word.SequenceEqual("hour"u8) || word.SequenceEqual("days"u8),
        5 => word.SequenceEqual("bytes"u8) || word.SequenceEqual("hours"u8),
        6 => word.SequenceEqual("second"u8) || word.SequenceEqual("minute"u8),
        7 => word.SequenceEqual("seconds"u8) || word.SequenceEqual("minutes"u8),
        11 => word.SequenceEqual("millisecond"u8),
        12 => word.SequenceEqual("milliseconds"u8),
        _ => false,
    };

    /// <summary>Methods of HTTP: few words that take turns at one place.</summary>
    public static bool IsMethod(ReadOnlySpan<byte> word) => word.Length switch
    {
        3 => word.SequenceEqual("GET"u8) || word.SequenceEqual("PUT"u8),
        4 => word.SequenceEqual("POST"u8) || word.SequenceEqual("HEAD"u8),
        5 => word.SequenceEqual("PATCH"u8),
        6 => word.SequenceEqual("DELETE"u8),
        7 => word.SequenceEqual("OPTIONS"u8),
        _ => false,
    };

    /// <summary>Names of months and weekdays, short: part of a date when a number stands next to them.</summary>
    public static bool IsDatePart(ReadOnlySpan<byte> word) =>
        word.Length == 3 && word[0] is >= (byte)'A' and <= (byte)'W' && word[1] >= 'a' && word[2] >= 'a' && Names.IndexOf(word) is >= 0 and var at && at % 3 == 0;

    /// <summary>Zones and halves of the day that may follow a time.</summary>
    public static bool IsZone(ReadOnlySpan<byte> word) => word.Length switch
    {
        2 => word.SequenceEqual("AM"u8) || word.SequenceEqual("PM"u8),
        3 => word[2] == 'T' && word[1] is (byte)'S' or (byte)'D' or (byte)'M' && word[0] is (byte)'P' or (byte)'M' or (byte)'C' or (byte)'E' or (byte)'G' || word.SequenceEqual("UTC"u8),
        4 => word.SequenceEqual("CEST"u8),
        _ => false,
    };

    private static ReadOnlySpan<byte> Names => "JanFebMarAprMayJunJulAugSepOctNovDecMonTueWedThuFriSatSun"u8;

    private static bool Is(ReadOnlySpan<byte> word, ReadOnlySpan<byte> lower)
    {
        for (var i = 0; i < lower.Length; i++)
        {
            if ((word[i] | 0x20) != lower[i]) return false;
        }

        return true;
    }
}
