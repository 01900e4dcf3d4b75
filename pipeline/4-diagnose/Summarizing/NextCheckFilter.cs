using AIOps.Diagnose.Grounding;
using AIOps.Diagnose.Writing;

namespace AIOps.Diagnose.Summarizing;

/// <summary>Lines that say what to look at next carry no facts, so there is little to check: they must name something known, and neither instruct nor count.</summary>
internal static class NextCheckFilter
{
    private const int Most = 5;
    private const int MaximumLength = 160;

    public static IReadOnlyList<string> Kept(IEnumerable<string> lines, GroundingContext context) =>
        [.. lines.Where(line => line is { Length: > 0 } && GroundingCheck.IsHarmlessHint(line, context)).Select(line => QuotedText.Plain(line, MaximumLength)).Distinct().Take(Most)];
}
