using System.Globalization;
using System.Text.RegularExpressions;

namespace AIOps.Diagnose.Grounding;

/// <summary>A number as printed, with its unit taken out: seconds for times, bytes for sizes, percent for shares.</summary>
/// <param name="Value">The number as printed.</param>
/// <param name="Digit">Size of its last printed digit.</param>
/// <param name="Factor">What one printed unit is in base units.</param>
/// <param name="Dimension"><c>time</c>, <c>size</c>, <c>percent</c> or empty.</param>
internal readonly record struct Quantity(double Value, double Digit, double Factor, string Dimension);

/// <summary>Finds the numbers and times of a sentence.</summary>
internal static partial class QuantityReader
{
    private static readonly Dictionary<string, (double Factor, string Dimension)> Units = new(StringComparer.OrdinalIgnoreCase)
    {
        ["%"] = (1, "percent"), ["percent"] = (1, "percent"), ["ms"] = (0.001, "time"), ["milliseconds"] = (0.001, "time"), ["s"] = (1, "time"), ["seconds"] = (1, "time"),
        ["sec"] = (1, "time"), ["min"] = (60, "time"), ["minutes"] = (60, "time"), ["minute"] = (60, "time"), ["h"] = (3600, "time"), ["hours"] = (3600, "time"),
        ["B"] = (1, "size"), ["KiB"] = (1024, "size"), ["MiB"] = (1 << 20, "size"), ["GiB"] = (1 << 30, "size"), ["KB"] = (1e3, "size"), ["MB"] = (1e6, "size"), ["GB"] = (1e9, "size"),
    };

    public static IReadOnlyList<Quantity> Numbers(string text) => [.. Number().Matches(Instant().Replace(text, " ")).Select(Read)];

    /// <summary>Times of day, with or without a date, and how exactly each is printed.</summary>
    public static IReadOnlyList<(DateTimeOffset? Full, TimeSpan OfDay, TimeSpan Exact)> Times(string text) => [.. Instant().Matches(text).Select(match =>
    {
        var seconds = match.Groups["s"].Success;
        var ofDay = new TimeSpan(Part(match, "h"), Part(match, "m"), seconds ? Part(match, "s") : 0);
        var exact = seconds ? TimeSpan.FromSeconds(1) : TimeSpan.FromMinutes(1);
        var dated = DateTimeOffset.TryParseExact(match.Groups["d"].Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var day);
        return (dated ? day + ofDay : (DateTimeOffset?)null, ofDay, exact);
    })];

    private static int Part(Match match, string group) => int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    private static Quantity Read(Match match)
    {
        var text = match.Groups["n"].Value.Replace(",", "", StringComparison.Ordinal);
        var point = text.IndexOf('.', StringComparison.Ordinal);
        var digit = Math.Pow(10, point < 0 ? 0 : -(text.Length - point - 1));
        var (factor, dimension) = Units.GetValueOrDefault(match.Groups["u"].Value, (1, ""));
        return new(double.Parse(text, CultureInfo.InvariantCulture), digit, factor, dimension);
    }

    [GeneratedRegex(@"(?<![\w./-])(?<n>-?\d+(?:,\d{3})*(?:\.\d+)?)(?:\s?(?<u>%|percent|milliseconds|ms|seconds|sec|minutes|minute|min|hours|h|s|KiB|MiB|GiB|KB|MB|GB|B)(?![\w]))?(?![\w-])", RegexOptions.IgnoreCase)]
    private static partial Regex Number();

    [GeneratedRegex(@"(?:(?<d>\d{4}-\d{2}-\d{2})[T ])?(?<![\d:])(?<h>\d{1,2}):(?<m>\d{2})(?::(?<s>\d{2}))?(?:\s?UTC|Z)?(?![\d:])")]
    private static partial Regex Instant();
}
