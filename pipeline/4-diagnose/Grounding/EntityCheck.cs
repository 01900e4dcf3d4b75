using System.Text.RegularExpressions;

namespace AIOps.Diagnose.Grounding;

/// <summary>Rule (b): what a claim is about, and everything that its text names, is known and in a cited fact.</summary>
internal sealed partial class EntityCheck(GroundingContext context, IReadOnlyList<Evidence> cited)
{
    public string Failure(Claim claim)
    {
        if (context.IdOf(claim.Entity) is not { } entity) return $"(b) {claim.Entity} is not known";
        if (!IsCited(entity)) return $"(b) {claim.Entity} is in none of the cited facts";
        if (NamedIn(claim.Text).FirstOrDefault(id => !IsCited(id)) is { } other) return $"(b) {other} is in none of the cited facts";
        var rest = TextMask.Of(claim.Text, cited, context.Names.Keys);
        // Also when a cited fact quotes it: what telemetry calls a resource is not one.
        var stranger = NameLike().Matches(rest).Select(match => match.Value).FirstOrDefault();
        return stranger is null ? "" : $"(b) {stranger} is not known";
    }

    /// <summary>Known resources that a text names, longest names first so that a part of a name is not taken for another resource.</summary>
    public IReadOnlyList<string> NamedIn(string text)
    {
        var found = new List<string>();
        foreach (var (name, id) in context.Names.OrderByDescending(one => one.Key.Length))
        {
            if (!Contains(text, name)) continue;
            found.Add(id);
            text = text.Replace(name, " ", StringComparison.OrdinalIgnoreCase);
        }

        return [.. found.Distinct()];
    }

    /// <summary>True when a text from which all known names were taken still holds something that looks like a resource's name.</summary>
    public static bool HasStranger(string rest) => NameLike().IsMatch(rest);

    private bool IsCited(string id) => cited.Any(fact => fact.ResourceId == id || context.Names.Any(name => name.Value == id && Contains(fact.Text, name.Key)));

    private static bool Contains(string text, string name)
    {
        for (var at = text.IndexOf(name, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(name, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            var end = at + name.Length;
            var starts = at == 0 || !IsNamePart(text[at - 1]);
            var ends = end == text.Length || !IsNamePart(text[end]) || (text[end] == '/' && (end + 1 == text.Length || !char.IsAsciiLetterOrDigit(text[end + 1])));
            if (starts && ends) return true;
        }

        return false;
    }

    private static bool IsNamePart(char c) => char.IsAsciiLetterOrDigit(c) || c is '-' or '/' or '_';

    // The way resources are named: words in lower case joined by hyphens, at least one of them with a digit or three words in all.
    [GeneratedRegex(@"\b(?=[a-z0-9-]*(?:\d|-[a-z0-9]+-))[a-z][a-z0-9]*(?:-[a-z0-9]+)+(?:/\d+)?\b")]
    private static partial Regex NameLike();
}
