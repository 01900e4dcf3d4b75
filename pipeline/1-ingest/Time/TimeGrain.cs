namespace AIOps.Ingest.Time;

/// <summary>Reads an ISO 8601 duration (<c>PT1M</c>) as whole seconds.</summary>
internal static class TimeGrain
{
    /// <summary>Seconds of the duration, 1 to 31 days; 0 when it cannot be read.</summary>
    public static int Seconds(ReadOnlySpan<byte> text)
    {
        if (text.SequenceEqual("PT1M"u8)) return 60;
        if (text.Length < 3 || text[0] != (byte)'P') return 0;
        long total = 0, number = 0;
        var inTime = false;
        foreach (var letter in text[1..])
        {
            if (letter is >= (byte)'0' and <= (byte)'9')
            {
                number = (number * 10) + (letter - '0');
                if (number > 10_000_000) return 0;
                continue;
            }

            if (letter == (byte)'T')
            {
                inTime = true;
                continue;
            }

            var unit = (letter, inTime) switch { ((byte)'D', false) => 86_400, ((byte)'H', true) => 3600, ((byte)'M', true) => 60, ((byte)'S', true) => 1, _ => 0 };
            if (unit == 0) return 0;
            total += number * unit;
            number = 0;
        }

        return total is > 0 and <= 31 * 86_400 ? (int)total : 0;
    }
}
