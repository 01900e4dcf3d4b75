using System.Text.RegularExpressions;

namespace AIOps.Diagnose.Grounding;

/// <summary>
/// Checks a model's claims against the facts that they cite. Deterministic; proves consistency with the evidence, not truth. Rules: (a) cites known facts,
/// (b) names only what is known and cited, (c) prints only cited or recomputed numbers and times, (d) directions agree, (e) causes come first and are
/// depended on, (f) the root is among the ranker's first three, (g) actions are in the catalogue; and no claim carries instructions.
/// </summary>
public static partial class GroundingCheck
{
    /// <summary>Event times of different sources disagree by this much.</summary>
    private static readonly TimeSpan OnsetTolerance = TimeSpan.FromMinutes(2);

    /// <summary>Checks every claim on its own, in order.</summary>
    public static IReadOnlyList<CheckedClaim> Check(IEnumerable<Claim> claims, GroundingContext context) => [.. claims.Select(claim => Check(claim, context))];

    /// <summary>True when a root claim was made and did not survive: the template summary is to be shown instead.</summary>
    public static bool RootFailed(IReadOnlyList<CheckedClaim> checkedClaims) =>
        checkedClaims.Any(one => one.Claim.Kind == ClaimKind.Root) && !checkedClaims.Any(one => one.Claim.Kind == ClaimKind.Root && one.Verdict != ClaimVerdict.Dropped);

    /// <summary>True for a line without instructions and numbers that names a known resource or fact and nothing unknown.</summary>
    internal static bool IsHarmlessHint(string line, GroundingContext context)
    {
        if (Instruction().IsMatch(line)) return false;
        var ids = CitationInText().Matches(line).Select(match => match.Value).ToList();
        if (ids.Exists(id => !context.Knows(id))) return false;
        var named = new EntityCheck(context, []).NamedIn(line);
        var rest = TextMask.Of(line, [], context.Names.Keys);
        return (ids.Count > 0 || named.Count > 0) && !EntityCheck.HasStranger(rest) && QuantityReader.Numbers(rest).Count == 0 && QuantityReader.Times(rest).Count == 0;
    }

    private static CheckedClaim Check(Claim claim, GroundingContext context)
    {
        var reason = Failure(claim, context);
        if (reason.Length > 0) return new(claim, ClaimVerdict.Dropped, reason);
        var guess = claim.Kind == ClaimKind.Hypothesis || (claim.Kind is ClaimKind.Root && !context.TopCauses.Contains(context.IdOf(claim.Entity)!));
        return new(claim, guess ? ClaimVerdict.Hypothesis : ClaimVerdict.Kept, guess ? "(f) not among the first three causes" : "");
    }

    private static string Failure(Claim claim, GroundingContext context)
    {
        if (claim.EvidenceIds.Count == 0) return "(a) cites nothing";
        if (claim.EvidenceIds.FirstOrDefault(id => !context.Knows(id)) is { } ghost) return $"(a) cites {ghost}, which does not exist";
        if (CitationInText().Matches(claim.Text).FirstOrDefault(match => !claim.EvidenceIds.Contains(match.Value)) is { } loose) return $"(a) {loose.Value} in the text is not cited";
        if (Instruction().IsMatch(claim.Text)) return "carries an instruction";
        var cited = context.Cited(claim);
        var entities = new EntityCheck(context, cited);
        if (entities.Failure(claim) is { Length: > 0 } unknown) return unknown;
        if (NumberFailure(claim, cited, context) is { Length: > 0 } number) return number;
        if (DirectionCheck.Failure(claim, context, cited) is { Length: > 0 } direction) return direction;
        if ((claim.Kind == ClaimKind.Caused || CausalWord().IsMatch(claim.Text)) && CausalFailure(claim, context, entities) is { Length: > 0 } causal) return causal;
        return claim.Kind == ClaimKind.Action && !context.HasAction(claim.ActionId) ? "(g) the action is not in the catalogue" : "";
    }

    private static string NumberFailure(Claim claim, IReadOnlyList<Evidence> cited, GroundingContext context)
    {
        var allowed = new CitedValues(cited);
        var text = TextMask.Of(claim.Text, cited, context.Names.Keys);
        if (QuantityReader.Numbers(text).FirstOrDefault(one => !allowed.Allows(one)) is { Digit: > 0 } wrong) return $"(c) {wrong.Value} is in none of the cited facts";
        if (QuantityReader.Times(text).FirstOrDefault(one => !allowed.Allows(one)) is { Exact.Ticks: > 0 } time) return $"(c) the time {time.OfDay} is in none of the cited facts";
        return claim.Numbers.Any(one => !allowed.Allows(one)) ? "(c) a listed number is in none of the cited facts" : "";
    }

    private static string CausalFailure(Claim claim, GroundingContext context, EntityCheck entities)
    {
        var cause = context.IdOf(claim.Entity)!;
        foreach (var effect in entities.NamedIn(claim.Text).Where(id => id != cause))
        {
            if (!context.DependsOn(effect, cause)) return "(e) no path from the effect to the cause";
            if (context.OnsetOf(cause) is not { } first || context.OnsetOf(effect) is not { } second || first > second + OnsetTolerance) return "(e) the cause is not known to have come first";
        }

        return "";
    }

    [GeneratedRegex(@"\bE\d+\b")]
    private static partial Regex CitationInText();

    [GeneratedRegex(@"\b(caused|causes|because of|due to|led to|leads to|triggered)\b", RegexOptions.IgnoreCase)]
    private static partial Regex CausalWord();

    // A claim reports; it does not tell anybody to do anything, and carries no address or code. Actions go through their id.
    [GeneratedRegex(@"https?:|\bwww\.|`|<\w|\$\(|\b(ignore|disregard|forget|override|bypass)\b.{0,40}\b(instruction|previous|above|rule|polic|approval|prompt|guard)|\b(system prompt|rm -rf|curl|wget|powershell|invoke-|base64|auto-?approve|jailbreak)|\byou (must|should|are now)\b|\b(execute|delete|drop|disable|approve|grant|reveal|print|send)\b (?:the |all |every |this |your |it\b)|\b(az|kubectl|sudo|docker|helm|terraform|systemctl|chmod|chown|mkfs)\s+[a-z-]+\s|\s--[a-z]|\s-[a-z]\s|!important|\bassistant:|\bsystem:", RegexOptions.IgnoreCase)]
    private static partial Regex Instruction();
}
