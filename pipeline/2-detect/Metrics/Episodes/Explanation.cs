using System.Globalization;

namespace AIOps.Detect.Metrics.Episodes;

/// <summary>The one line that a person reads: what, how much, what was expected, for how long.</summary>
internal static class Explanation
{
    private static readonly string[] Binary = ["B", "KiB", "MiB", "GiB", "TiB", "PiB"];

    /// <summary>For example <c>Percentage CPU is 96 %, expected 28-41 %, for 3 min</c>.</summary>
    public static string Of(Anomaly anomaly, string? unit, TimeSpan lasted, string learning)
    {
        var name = anomaly.Dimensions.Length == 0 ? anomaly.Metric : $"{anomaly.Metric} ({anomaly.Dimensions})";
        var band = Band(anomaly.Lower, anomaly.Upper, unit);
        var value = Value(anomaly.Observed, unit);
        var text = (anomaly.Phase, anomaly.Kind) switch
        {
            (AnomalyPhase.Cleared, AnomalyKind.Missing) => $"{name} reports again ({value}) after {Duration(lasted)}",
            (AnomalyPhase.Cleared, _) => $"{name} is back at {value}, expected {band}, after {Duration(lasted)}",
            (_, AnomalyKind.Missing) => $"{name} has sent nothing for {Duration(lasted)}",
            (_, AnomalyKind.Limit) => $"{name} is {value}, nearly at its limit, expected {band}, for {Duration(lasted)}",
            (_, AnomalyKind.LevelShift) => $"{name} stays at {value}, expected {band}, for {Duration(lasted)}",
            (_, AnomalyKind.Drift) => $"{name} has drifted to {value}, expected {band}, for {Duration(lasted)}",
            (_, AnomalyKind.Pattern) => $"{name} is {value} within {band}, but moves as never before",
            _ => $"{name} is {value}, expected {band}, for {Duration(lasted)}",
        };
        return text + learning;
    }

    /// <summary>A duration of one unit: seconds, minutes, hours or days.</summary>
    public static string Duration(TimeSpan time) => time switch
    {
        { TotalMinutes: < 1 } => FormattableString.Invariant($"{time.TotalSeconds:0} s"),
        { TotalHours: < 2 } => FormattableString.Invariant($"{time.TotalMinutes:0} min"),
        { TotalDays: < 2 } => FormattableString.Invariant($"{time.TotalHours:0.#} h"),
        _ => FormattableString.Invariant($"{time.TotalDays:0.#} days"),
    };

    /// <summary>A value in its unit.</summary>
    public static string Value(double value, string? unit)
    {
        var (number, suffix) = Scaled(value, Math.Abs(value), unit);
        return number + suffix;
    }

    private static string Band(double lower, double upper, string? unit)
    {
        var largest = Math.Max(Math.Abs(lower), Math.Abs(upper));
        var (low, _) = Scaled(lower, largest, unit);
        var (high, suffix) = Scaled(upper, largest, unit);
        return lower < 0 ? $"{low} to {high}{suffix}" : $"{low}-{high}{suffix}";
    }

    // Both ends of a band are divided by the same power, so that "0.5-2 GiB" does not become "512 MiB-2 GiB".
    private static (string Number, string Suffix) Scaled(double value, double largest, string? unit)
    {
        switch (unit?.ToLowerInvariant())
        {
            case "percent":
                return (Plain(value), " %");
            case "bytes" or "bytespersecond":
                var power = largest < 1024 ? 0 : Math.Min(Binary.Length - 1, (int)Math.Log(largest, 1024));
                return (Plain(value / Math.Pow(1024, power)), $" {Binary[power]}{(unit.Length > 5 ? "/s" : "")}");
            case "milliseconds":
                return largest >= 10_000 ? (Plain(value / 1000), " s") : (Plain(value), " ms");
            case "seconds":
                return largest < 1 ? (Plain(value * 1000), " ms") : (Plain(value), " s");
            case "countpersecond":
                return (Plain(value), "/s");
            default:
                return (Plain(value), "");
        }
    }

    private static string Plain(double value) => Math.Abs(value) switch
    {
        0 => "0",
        >= 1e9 => value.ToString("0.##e+0", CultureInfo.InvariantCulture),
        >= 100 => value.ToString("0", CultureInfo.InvariantCulture),
        >= 10 => value.ToString("0.#", CultureInfo.InvariantCulture),
        >= 0.1 => value.ToString("0.##", CultureInfo.InvariantCulture),
        _ => value.ToString("0.###", CultureInfo.InvariantCulture),
    };
}
