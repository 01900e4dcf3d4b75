namespace AIOps.Diagnose.Grounding;

/// <summary>What a claim of a written summary says.</summary>
public enum ClaimKind
{
    /// <summary>Something was seen.</summary>
    Fact,

    /// <summary>The entity is the root of the incident.</summary>
    Root,

    /// <summary>The entity caused what is said of the other entities in the text.</summary>
    Caused,

    /// <summary>Marked by its writer as a guess.</summary>
    Hypothesis,

    /// <summary>Something should be done; names an action of the catalogue.</summary>
    Action,
}

/// <summary>One claim as a model returns it: data to be checked, never trusted.</summary>
/// <param name="Text">One sentence.</param>
/// <param name="Kind">What it says.</param>
/// <param name="Entity">Resource id or short name of what it is about.</param>
/// <param name="EvidenceIds">Facts that it rests on.</param>
/// <param name="Numbers">Numbers that it uses.</param>
/// <param name="ActionId">Id in the action catalogue, for an action.</param>
public sealed record Claim(
    string Text, ClaimKind Kind, string Entity, IReadOnlyList<string> EvidenceIds, IReadOnlyList<double> Numbers, string? ActionId = null);

/// <summary>What the check says of a claim.</summary>
public enum ClaimVerdict
{
    /// <summary>Consistent with the evidence that it cites.</summary>
    Kept,

    /// <summary>Consistent, but the cause named is not among the ranker's first three: to be shown as a guess.</summary>
    Hypothesis,

    /// <summary>Not consistent: not to be shown.</summary>
    Dropped,
}

/// <summary>A claim with the check's answer.</summary>
/// <param name="Claim">The claim.</param>
/// <param name="Verdict">The answer.</param>
/// <param name="Reason">Letter and text of the rule that failed; empty when none did.</param>
public sealed record CheckedClaim(Claim Claim, ClaimVerdict Verdict, string Reason);
