using System.Text.RegularExpressions;

namespace AIOps.Diagnose.Grounding;

/// <summary>Takes citations, resource names and signal names out of a sentence, so that the digits inside them do not count as numbers.</summary>
internal static partial class TextMask
{
    public static string Of(string text, IEnumerable<Evidence> cited, IEnumerable<string>? names = null)
    {
        var masked = Citation().Replace(text, " ");
        foreach (var word in cited.Select(fact => fact.Signal).OfType<string>().Concat(names ?? []).Where(word => word.Length > 2).OrderByDescending(word => word.Length))
            masked = masked.Replace(word, " ", StringComparison.OrdinalIgnoreCase);
        return masked;
    }

    [GeneratedRegex(@"\[?\bE\d+\b\]?")]
    private static partial Regex Citation();
}
