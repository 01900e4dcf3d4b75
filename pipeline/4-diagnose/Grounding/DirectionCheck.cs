using System.Text.RegularExpressions;

namespace AIOps.Diagnose.Grounding;

/// <summary>Rule (d): words for up and down agree with the sign of a cited movement, of the claim's own entity where it has one.</summary>
internal static partial class DirectionCheck
{
    public static string Failure(Claim claim, GroundingContext context, IReadOnlyList<Evidence> cited)
    {
        var up = Up().IsMatch(claim.Text);
        var down = Down().IsMatch(claim.Text);
        if (!up && !down) return "";
        var moved = cited.Where(fact => fact.Values.ContainsKey("before") && fact.Values.ContainsKey("after")).ToList();
        var own = moved.Where(fact => fact.ResourceId == context.IdOf(claim.Entity)).ToList();
        var deltas = (own.Count > 0 ? own : moved).Select(fact => fact.Values["after"] - fact.Values["before"]).ToList();
        if (up && !deltas.Any(delta => delta > 0)) return "(d) nothing cited went up";
        return down && !deltas.Any(delta => delta < 0) ? "(d) nothing cited went down" : "";
    }

    [GeneratedRegex(@"\b(rose|risen|rises|rising|increas\w*|grew|grows|growing|climb\w*|jump\w*|higher|spiked?|went up|goes up|doubled|tripled)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Up();

    [GeneratedRegex(@"\b(fell|falls|falling|fallen|dropp\w*|drops|decreas\w*|declin\w*|lower|shrank|shrinks|sank|went down|goes down|halved)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Down();
}
