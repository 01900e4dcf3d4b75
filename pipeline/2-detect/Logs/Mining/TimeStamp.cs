namespace AIOps.Detect.Logs.Mining;

/// <summary>How a time was written.</summary>
internal enum TimeStampKind
{
    /// <summary>Date and time of day.</summary>
    Full,

    /// <summary>Month, day and time, as syslog writes it.</summary>
    Syslog,

    /// <summary>Level and date in one word, as klog writes it.</summary>
    Klog,

    /// <summary>A time of day, or seconds since a start.</summary>
    TimeOnly,
}

/// <summary>A time at the start of text, in the forms that loggers use.</summary>
internal static class TimeStamp
{
    /// <summary>Length of the time with its brackets; 0 when there is none.</summary>
    public static int LengthOf(ReadOnlySpan<byte> text, out TimeStampKind kind)
    {
        kind = TimeStampKind.Full;
        if (text.Length < 8) return 0;
        if (text[0] is not ((byte)'[' or (byte)'(')) return Bare(text, out kind);
        var close = text[..Math.Min(text.Length, 48)].IndexOf(text[0] == '[' ? (byte)']' : (byte)')');
        if (close < 8) return 0;
        var length = Bare(text[1..close], out kind);
        if (length == 0 || text[(1 + length)..close].IndexOfAnyExcept((byte)' ') >= 0) return 0;
        return close + (close + 1 < text.Length && text[close + 1] == ':' ? 2 : 1);
    }

    private static int Bare(ReadOnlySpan<byte> text, out TimeStampKind kind)
    {
        kind = TimeStampKind.Full;
        if (text[0] is (byte)'I' or (byte)'W' or (byte)'E' or (byte)'F' && IsDigits(text, 1, 4) && text.Length > 7 && text[5] == ' ')
        {
            var clock = Clock(text, 6);
            kind = TimeStampKind.Klog;
            return clock;
        }

        if (Date(text, 0) is > 0 and var day)
        {
            var at = day;
            if (at >= text.Length || text[at] is not ((byte)'T' or (byte)' ' or (byte)'-' or (byte)':' or (byte)'_')) return 0;
            while (at < text.Length && text[at] is (byte)'T' or (byte)' ' or (byte)'-' or (byte)':' or (byte)'_') at++;
            return Clock(text, at) is > 0 and var end ? Zone(text, end) : 0;
        }

        return Named(text, ref kind) is > 0 and var named ? named : Plain(text, out kind);
    }

    // yyyy-mm-dd, yyyy/mm/dd, yyyy.mm.dd, yyyymmdd, yy/mm/dd, mm-dd, dd/mm/yyyy
    private static int Date(ReadOnlySpan<byte> text, int at)
    {
        var first = Digits(text, at);
        if (first is 8 or 6 && at + first < text.Length && text[at + first] is (byte)' ' or (byte)'-' or (byte)'T') return at + first;
        if (first is not (4 or 2) || at + first >= text.Length || text[at + first] is not ((byte)'-' or (byte)'/' or (byte)'.')) return 0;
        var sign = text[at + first];
        at += first + 1;
        var second = Digits(text, at);
        if (second is not (1 or 2) || at + second > text.Length) return 0;
        at += second;
        if (at >= text.Length || text[at] != sign) return first == 2 ? at : 0;
        var third = Digits(text, at + 1);
        return third is 1 or 2 or 4 ? at + 1 + third : 0;
    }

    // hh:mm[:ss][.fff], hhmmss behind a date without signs; dots or commas before the fraction.
    private static int Clock(ReadOnlySpan<byte> text, int at)
    {
        var first = Digits(text, at);
        if (first is 6 or 5) return at + first;
        if (first is not (1 or 2)) return 0;
        at += first;
        for (var part = 0; part < 2; part++)
        {
            if (at >= text.Length || text[at] is not ((byte)':' or (byte)'.') || Digits(text, at + 1) is not (1 or 2)) return part == 0 ? 0 : at;
            at += 1 + Digits(text, at + 1);
        }

        if (at < text.Length && text[at] is (byte)'.' or (byte)',' or (byte)':' && Digits(text, at + 1) is >= 1 and <= 9 and var fraction) at += 1 + fraction;
        return at;
    }

    private static int Zone(ReadOnlySpan<byte> text, int at)
    {
        if (at < text.Length && text[at] == 'Z') return at + 1;
        var next = at;
        while (next < text.Length && text[next] == ' ') next++;
        if (next + 4 < text.Length && text[next] is (byte)'+' or (byte)'-' && IsDigits(text, next + 1, 2))
        {
            var end = next + 3;
            if (end < text.Length && text[end] == ':') end++;
            return IsDigits(text, end, 2) ? end + 2 : at;
        }

        var stop = next;
        while (stop < text.Length && (ByteClass.Of[text[stop]] & ByteClass.Letter) != 0) stop++;
        return stop > next && next > at && KnownWords.IsZone(text[next..stop]) ? stop : at;
    }

    // Mon dd [yyyy] hh:mm:ss[ yyyy], a weekday before it; dd Mon yyyy hh:mm:ss; dd/Mon/yyyy:hh:mm:ss
    private static int Named(ReadOnlySpan<byte> text, ref TimeStampKind kind)
    {
        var at = 0;
        if (KnownWords.IsDatePart(text[..3]) && text.Length > 8 && KnownWords.IsDatePart(text[4..7])) at = 4;
        if (KnownWords.IsDatePart(text.Slice(at, 3)))
        {
            var day = Skip(text, at + 3);
            var digits = Digits(text, day);
            if (digits is not (1 or 2)) return 0;
            var next = Skip(text, day + digits);
            if (Digits(text, next) == 4) next = Skip(text, next + 4);
            var clock = Clock(text, next);
            if (clock == 0) return 0;
            if (at == 0) kind = TimeStampKind.Syslog;
            var year = Skip(text, clock);
            return at > 0 && Digits(text, year) == 4 ? year + 4 : Zone(text, clock);
        }

        var lead = Digits(text, 0);
        if (lead is not (1 or 2) || text.Length < lead + 9 || text[lead] is not ((byte)' ' or (byte)'/' or (byte)'-') || !KnownWords.IsDatePart(text.Slice(lead + 1, 3))) return 0;
        var after = lead + 4;
        if (text[after] is not ((byte)' ' or (byte)'/' or (byte)'-') || Digits(text, after + 1) != 4 || after + 6 >= text.Length) return 0;
        return Clock(text, after + 6) is > 0 and var end ? Zone(text, end) : 0;
    }

    private static int Plain(ReadOnlySpan<byte> text, out TimeStampKind kind)
    {
        kind = TimeStampKind.TimeOnly;
        var digits = Digits(text, 0);
        // Seconds or milliseconds since 1970.
        if (digits is 10 or 13) return digits < text.Length && text[digits] == '.' ? digits + 1 + Digits(text, digits + 1) : digits;
        return digits is 1 or 2 ? Clock(text, 0) : 0;
    }

    private static int Skip(ReadOnlySpan<byte> text, int at)
    {
        while (at < text.Length && text[at] is (byte)' ' or (byte)',') at++;
        return at;
    }

    private static int Digits(ReadOnlySpan<byte> text, int at)
    {
        var end = at;
        while (end < text.Length && text[end] is >= (byte)'0' and <= (byte)'9') end++;
        return end - at;
    }

    private static bool IsDigits(ReadOnlySpan<byte> text, int at, int count) => Digits(text, at) >= count;
}
