namespace AIOps.Ingest.Time;

/// <summary>The fast way for <c>2026-11-20T09:03:00.0000000Z</c> and its relatives.</summary>
internal static class IsoTime
{
    private const int Fixed = 19;

    public static bool TryParse(ReadOnlySpan<byte> text, out long ticks)
    {
        ticks = 0;
        if (text.Length < Fixed || text[4] is not ((byte)'-' or (byte)'/') || text[7] != text[4] || text[10] is not ((byte)'T' or (byte)' ' or (byte)'t')
            || text[13] != (byte)':' || text[16] != (byte)':') return false;
        var year = (Two(text, 0) * 100) + Two(text, 2);
        int month = Two(text, 5), day = Two(text, 8), hour = Two(text, 11), minute = Two(text, 14), second = Two(text, 17);
        if ((year | month | day | hour | minute | second) < 0 || year is < 1 or > 9998 || month is < 1 or > 12 || day < 1 || hour > 23 || minute > 59 || second > 60) return false;
        if (day > 28 && day > DateTime.DaysInMonth(year, month)) return false;
        var at = Fixed;
        var fraction = Fraction(text, ref at);
        if (!TryOffset(text[at..], out var offset)) return false;
        ticks = DateTicks(year, month, day) + (hour * TimeSpan.TicksPerHour) + (minute * TimeSpan.TicksPerMinute) + (second * TimeSpan.TicksPerSecond) + fraction - offset;
        return ticks >= 0;
    }

    /// <summary>Reads nothing, <c>Z</c>, or an offset of the forms <c>+hh:mm</c>, <c>+hhmm</c>, <c>+hh</c>, with blanks before it.</summary>
    public static bool TryOffset(ReadOnlySpan<byte> text, out long ticks)
    {
        ticks = 0;
        if (text.Length == 0 || (text.Length == 1 && text[0] is (byte)'Z' or (byte)'z')) return true;
        text = text.Trim((byte)' ');
        if (text.Length < 3 || text[0] is not ((byte)'+' or (byte)'-')) return text is [(byte)'Z'] or [];
        var hours = Two(text, 1);
        var minutes = text.Length switch
        {
            3 => 0,
            5 => Two(text, 3),
            6 when text[3] == (byte)':' => Two(text, 4),
            _ => -1,
        };
        if (hours is < 0 or > 14 || minutes is < 0 or > 59) return false;
        ticks = (hours * TimeSpan.TicksPerHour) + (minutes * TimeSpan.TicksPerMinute);
        if (text[0] == (byte)'-') ticks = -ticks;
        return true;
    }

    private static long DateTicks(int year, int month, int day) => new DateTime(year, month, day, 0, 0, 0, DateTimeKind.Utc).Ticks;

    // Digits behind the seventh are below a tick and are cut off.
    private static long Fraction(ReadOnlySpan<byte> text, ref int at)
    {
        if (at >= text.Length || text[at] is not ((byte)'.' or (byte)',')) return 0;
        long value = 0;
        var digits = 0;
        for (at++; at < text.Length && text[at] is >= (byte)'0' and <= (byte)'9'; at++)
        {
            if (digits++ < 7) value = (value * 10) + (text[at] - '0');
        }

        for (; digits < 7; digits++) value *= 10;
        return value;
    }

    private static int Two(ReadOnlySpan<byte> text, int at)
    {
        int tens = text[at] - '0', ones = text[at + 1] - '0';
        return (uint)tens > 9 || (uint)ones > 9 ? -10_000 : (tens * 10) + ones;
    }
}
