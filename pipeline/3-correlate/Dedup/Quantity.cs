namespace AIOps.Correlate.Dedup;

/// <summary>Numbers with their unit as people write them.</summary>
internal static class Quantity
{
    private static readonly string[] ByteUnits = ["B", "KiB", "MiB", "GiB", "TiB", "PiB"];

    public static string Text(double value, string? unit)
    {
        if (!double.IsFinite(value)) return "unknown";
        var (number, suffix) = Scale(value, Math.Abs(value), unit);
        return Round(number) + suffix;
    }

    public static string Range(double lower, double upper, string? unit)
    {
        var largest = Math.Max(Math.Abs(lower), Math.Abs(upper));
        var (low, suffix) = Scale(lower, largest, unit);
        var (high, _) = Scale(upper, largest, unit);
        return Round(low) + "-" + Round(high) + suffix;
    }

    private static (double Number, string Suffix) Scale(double value, double largest, string? unit)
    {
        switch (unit?.ToLowerInvariant())
        {
            case "percent": return (value, " %");
            case "milliseconds": return (value, " ms");
            case "seconds": return (value, " s");
            case "countpersecond": return (value, "/s");
            case "bytes" or "bytespersecond":
                var power = largest < 1 ? 0 : Math.Min((int)Math.Log(largest, 1024), ByteUnits.Length - 1);
                return (value / Math.Pow(1024, power), " " + ByteUnits[power] + (unit.EndsWith("Second", StringComparison.OrdinalIgnoreCase) ? "/s" : ""));
            default: return (value, "");
        }
    }

    private static string Round(double value) => Math.Abs(value) switch
    {
        >= 100 or 0 => value.ToString("#,0"),
        >= 10 => value.ToString("0"),
        >= 1 => value.ToString("0.#"),
        _ => value.ToString("0.###"),
    };
}
