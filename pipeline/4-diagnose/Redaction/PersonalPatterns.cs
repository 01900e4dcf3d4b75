using System.Text.RegularExpressions;

namespace AIOps.Diagnose.Redaction;

/// <summary>Addresses of people and machines.</summary>
internal static partial class PersonalPatterns
{
    [GeneratedRegex(@"(?<![\w.+-])[\w.+%-]+@[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    public static partial Regex Email();

    // Four numbers after "v" or "version" are a release, not a machine.
    [GeneratedRegex(@"(?<![\w.])(?<!\bv)(?<!\bversion[ =:])(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)(?![\w]|\.\d)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    public static partial Regex Ipv4();

    // Candidates only: a parser decides. Times of day have no double colon and fewer than eight groups.
    [GeneratedRegex(@"(?<![\w:.])(?:(?:[0-9a-f]{1,4}:){7}[0-9a-f]{1,4}|(?=[0-9a-f:]*::)(?=[0-9a-f:]*[0-9a-f])[0-9a-f]{0,4}(?::[0-9a-f]{0,4}){2,7})(?![\w:])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    public static partial Regex Ipv6();
}
