using System.Globalization;
using System.Text;
using AIOps.Ingest.Json;

namespace AIOps.Ingest.Time;

/// <summary>The slow way for US dates, RFC 1123 and Unix times.</summary>
internal static class LooseTime
{
    private static readonly string[] Formats =
    [
        "M/d/yyyy h:m:s tt", "M/d/yyyy H:m:s", "M/d/yyyy h:m:s.FFFFFFF tt", "M/d/yyyy H:m:s.FFFFFFF", "M/d/yyyy h:m tt", "M/d/yyyy H:m",
        "M/d/yyyy h:m:s tt zzz", "M/d/yyyy H:m:s zzz", "yyyy-MM-dd", "yyyy-MM-ddTHH:mmK", "yyyy-MM-dd HH:mmK",
        "ddd, dd MMM yyyy HH:mm:ss 'GMT'", "ddd, d MMM yyyy HH:mm:ss 'GMT'", "ddd, dd MMM yyyy HH:mm:ss zzz", "yyyyMMdd'T'HHmmssK",
    ];

    // Unix times are told apart by size: seconds reach 1e11 in the year 5138, milliseconds 1e14, microseconds 1e17.
    private const double MaxSeconds = 1e11;
    private const double MaxMilliseconds = 1e14;
    private const double MaxMicroseconds = 1e17;

    public static bool TryParse(ReadOnlySpan<byte> text, out long ticks)
    {
        ticks = 0;
        if (text.Length is 0 or > 64) return false;
        if (Numbers.TryParse(text, out var number)) return TryUnix(text, number, out ticks);
        var chars = Encoding.UTF8.GetString(text).Trim();
        if (!DateTimeOffset.TryParseExact(
                chars, Formats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AllowInnerWhite, out var time)) return false;
        ticks = time.UtcTicks;
        return true;
    }

    private static bool TryUnix(ReadOnlySpan<byte> text, double number, out long ticks)
    {
        ticks = 0;
        // Below 1e8 (March 1973) a number is more likely something else than a time.
        if (number is < 1e8 or > 4e18) return false;
        if (number >= MaxMilliseconds)
        {
            // A double cannot hold nanoseconds exactly.
            if (!long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var whole)) return false;
            ticks = DateTime.UnixEpoch.Ticks + (number >= MaxMicroseconds ? whole / 100 : whole * 10);
            return true;
        }

        ticks = DateTime.UnixEpoch.Ticks + (long)(number * (number >= MaxSeconds ? TimeSpan.TicksPerMillisecond : TimeSpan.TicksPerSecond));
        return true;
    }
}
