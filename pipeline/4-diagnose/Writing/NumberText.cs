using System.Globalization;

namespace AIOps.Diagnose.Writing;

/// <summary>Numbers and times as they are printed in evidence and summaries: three digits, and units that people read.</summary>
internal static class NumberText
{
    public static string Of(double value, string? unit = null)
    {
        if (string.Equals(unit, "Bytes", StringComparison.OrdinalIgnoreCase) && Math.Abs(value) >= 1024 * 1024) return Bytes(value);
        var text = Plain(value);
        return unit switch
        {
            null or "" => text,
            "Percent" => text + " %",
            "Seconds" => text + " s",
            "Milliseconds" or "MilliSeconds" => text + " ms",
            "Bytes" => text + " B",
            "Count" => text,
            _ => $"{text} {unit}",
        };
    }

    public static string Percent(double share) => (100 * share).ToString("0", CultureInfo.InvariantCulture) + " %";

    public static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture) + " UTC";

    public static string Day(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string Duration(TimeSpan span) => span switch
    {
        { TotalMinutes: < 2 } => $"{Plain(Math.Round(span.TotalSeconds))} s",
        { TotalHours: < 3 } => $"{Plain(Math.Round(span.TotalMinutes))} min",
        _ => $"{span.TotalHours.ToString("0.#", CultureInfo.InvariantCulture)} h",
    };

    /// <summary>Three significant digits, without exponent in the range that metrics have.</summary>
    public static string Plain(double value)
    {
        if (value == 0 || !double.IsFinite(value)) return value.ToString("0", CultureInfo.InvariantCulture);
        var magnitude = (int)Math.Floor(Math.Log10(Math.Abs(value)));
        if (magnitude is > 14 or < -8) return value.ToString("0.##e0", CultureInfo.InvariantCulture);
        var decimals = Math.Max(0, 2 - magnitude);
        return value.ToString("0." + new string('#', decimals), CultureInfo.InvariantCulture);
    }

    private static string Bytes(double value) =>
        Math.Abs(value) >= 1L << 30 ? Plain(value / (1L << 30)) + " GiB" : Plain(value / (1L << 20)) + " MiB";
}
