using System.Text.RegularExpressions;

namespace AIOps.Diagnose.Retrieval;

/// <summary>Splits text into words in lower case: names keep their digits, camel case and hyphens part words, and a plural s is dropped.</summary>
internal static partial class Words
{
    public static IEnumerable<string> Of(string text) => Word().Matches(text).Select(match => match.Value.ToLowerInvariant()).Where(word => word.Length > 1)
        .Select(word => word.Length > 3 && word[^1] == 's' && word[^2] != 's' ? word[..^1] : word);

    [GeneratedRegex(@"[A-Z]+(?![a-z])\d*|[A-Z]?[a-z]+\d*|\d+[a-z]*")]
    private static partial Regex Word();
}
