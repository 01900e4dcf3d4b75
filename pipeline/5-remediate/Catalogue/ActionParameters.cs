using System.Globalization;
using System.Text.RegularExpressions;

namespace AIOps.Remediate.Catalogue;

/// <summary>Names, forms and limits of the parameters of actions. Values are invariant text. The forms leave no room for a second command, path or query.</summary>
public static partial class ActionParameters
{
    /// <summary>Instance ids of a scale set, digits joined by <c>,</c>, ascending.</summary>
    public const string InstanceIds = "instanceIds";

    /// <summary>Wanted number of instances, 0 to 1000 (the largest scale set that Azure allows).</summary>
    public const string Capacity = "capacity";

    /// <summary>Wanted size of a disk in GiB, 1 to 65536 (the largest managed disk).</summary>
    public const string SizeGb = "sizeGb";

    /// <summary>Size of a virtual machine, for example <c>Standard_D4s_v5</c>.</summary>
    public const string VmSize = "vmSize";

    /// <summary>Name of a script in the allow-list of run commands.</summary>
    public const string Command = "command";

    /// <summary>Name of the slot that goes into production.</summary>
    public const string Slot = "slot";

    /// <summary>Kubernetes namespace.</summary>
    public const string Namespace = "namespace";

    /// <summary>Kubernetes deployment.</summary>
    public const string Deployment = "deployment";

    /// <summary>Wanted number of nodes, 0 to 1000 (the largest node pool).</summary>
    public const string NodeCount = "nodeCount";

    /// <summary>Service objective of a database, for example <c>S3</c> or <c>GP_Gen5_4</c>.</summary>
    public const string ServiceObjective = "serviceObjective";

    /// <summary>Name of a runbook in the allow-list.</summary>
    public const string Runbook = "runbook";

    /// <summary>Name of a configured webhook.</summary>
    public const string Hook = "hook";

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
        Capacity or NodeCount => CheckNumber(name, value, 0, 1000),
        SizeGb => CheckNumber(name, value, 1, 65536),
        Namespace or Deployment => CheckForm(name, value, DnsLabel(), "a Kubernetes name (lower-case letters, digits and dashes, at most 63)"),
        VmSize or ServiceObjective => CheckForm(name, value, Sku(), "letters, digits and underscores, at most 64"),
        Slot or Command or Runbook or Hook => CheckForm(name, value, Name(), "letters, digits, dashes and underscores, at most 63"),
        _ => null,
    };

    private static string? CheckForm(string name, string value, Regex form, string allowed) =>
        form.IsMatch(value) ? null : $"'{name}' is '{value}'; it must be {allowed}.";

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

    [GeneratedRegex(@"\A[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?\z", RegexOptions.CultureInvariant)]
    private static partial Regex DnsLabel();

    [GeneratedRegex(@"\A[A-Za-z0-9_]{1,64}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Sku();

    [GeneratedRegex(@"\A[A-Za-z0-9][A-Za-z0-9_-]{0,62}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Name();
}
