using AIOps.Diagnose.Metrics;

namespace AIOps.Diagnose.Ranking;

/// <summary>
/// A service that gives wrong answers has no errors: its callers have. When a caller fails and nothing below it fails, a callee that now does less per request (fewer lines,
/// spans or calls) is likelier to be the cause than the caller, as likely as its change is certain, however small it is.
/// </summary>
internal static class WrongAnswers
{
    private const double MinimumZ = 4;

    /// <summary>What is left for the caller, which may have changed what it asks for.</summary>
    private const double Trust = 0.9;

    /// <summary>The novelty findings, those below a failing caller raised to what they explain.</summary>
    public static IEnumerable<Finding> Raise(IReadOnlyList<Finding> novelty, IReadOnlyList<Finding> excess, DependencyIndex graph)
    {
        var failing = excess.Where(finding => finding.Role is MetricRole.Errors or MetricRole.Availability)
            .GroupBy(finding => finding.Node, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.Max(finding => finding.Strength), StringComparer.Ordinal);
        foreach (var finding in novelty)
        {
            // Only what got less: more lines are complaints, and whoever fails itself is judged by that.
            if (finding.Shift.After >= finding.Shift.Normal || failing.ContainsKey(finding.Node))
            {
                yield return finding;
                continue;
            }

            var above = graph.CallersOf(finding.Node).Select(caller => failing.GetValueOrDefault(caller)).DefaultIfEmpty(0).Max();
            yield return finding with { Strength = Math.Max(finding.Strength, Trust * above * Certainty(finding.Shift.Z)) };
        }
    }

    // Two witnesses began at the same time, so less is needed than where one speaks alone.
    private static double Certainty(double z) => z < MinimumZ ? 0 : 1 - Math.Exp(-(z - MinimumZ + 1) / 2);
}
