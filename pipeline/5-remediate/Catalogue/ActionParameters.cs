using System.Globalization;

namespace AIOps.Remediate.Catalogue;

/// <summary>Names, forms and limits of the parameters of actions. Values are invariant text.</summary>
public static class ActionParameters
{
    /// <summary>Instance ids of a scale set, digits joined by <c>,</c>, ascending.</summary>
    public const string InstanceIds = "instanceIds";

    /// <summary>Wanted number of instances, 0 to 1000 (the largest scale set that Azure allows).</summary>
    public const string Capacity = "capacity";

    /// <summary>Wanted size of a disk in GiB, 1 to 65536 (the largest managed disk).</summary>
    public const string SizeGb = "sizeGb";

    /// <summary>Longest value of any parameter, in characters: plans are shown to people.</summary>
    public const int MaxLength = 512;

    /// <summary>Joins instance ids in their canonical form.</summary>
    public static string JoinIds(IEnumerable<string> ids) =>
        string.Join(',', ids.Distinct(StringComparer.Ordinal).OrderBy(id => id.Length).ThenBy(id => id, StringComparer.Ordinal));

    /// <summary>The instance ids of a canonical text.</summary>
    public static IReadOnlyList<string> SplitIds(string text) => text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>What is wrong with a value, or null.</summary>
    internal static string? Check(string name, string value) => name switch
    {
        _ when value.Length > MaxLength || value.Any(char.IsControl) => $"'{name}' must be one line of at most {MaxLength} characters.",
        InstanceIds => CheckIds(value),
        Capacity => CheckNumber(name, value, 0, 1000),
        SizeGb => CheckNumber(name, value, 1, 65536),
        _ => null,
    };

    private static string? CheckIds(string value)
    {
        var ids = SplitIds(value);
        return ids.Count > 0 && ids.All(id => id.All(char.IsAsciiDigit))
            ? null
            : $"'{InstanceIds}' is '{value}'; it must be instance numbers joined by commas, at least one (none would mean all).";
    }

    private static string? CheckNumber(string name, string value, int least, int most) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? null
            : $"'{name}' is '{value}'; it must be a whole number from {least} to {most}.";
}
