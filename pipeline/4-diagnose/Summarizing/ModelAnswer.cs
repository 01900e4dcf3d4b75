using AIOps.Diagnose.Grounding;

namespace AIOps.Diagnose.Summarizing;

/// <summary>What a language model returns for an incident: data to be checked, never trusted.</summary>
/// <param name="Hypotheses">Possible causes in its words.</param>
/// <param name="Claims">Sentences with the facts that they rest on.</param>
/// <param name="ProposedActionId">Id in the action catalogue, or null.</param>
/// <param name="NextChecks">What to look at next.</param>
public sealed record ModelAnswer(
    IReadOnlyList<ModelHypothesis> Hypotheses, IReadOnlyList<Claim> Claims, string? ProposedActionId, IReadOnlyList<string> NextChecks);

/// <summary>A possible cause.</summary>
/// <param name="Entity">Resource id or short name.</param>
/// <param name="Text">One sentence.</param>
/// <param name="EvidenceIds">Facts that it rests on.</param>
public sealed record ModelHypothesis(string Entity, string Text, IReadOnlyList<string> EvidenceIds);

/// <summary>An answer after the check.</summary>
/// <param name="Summary">The model's surviving sentences, or the template summary when the root claim failed or nothing survived.</param>
/// <param name="Claims">Every claim with its verdict: the page shows which were dropped and why.</param>
/// <param name="ProposedActionId">The action, when it is in the catalogue; null otherwise.</param>
/// <param name="FellBack">True when the template summary is shown.</param>
public sealed record JudgedAnswer(Summary Summary, IReadOnlyList<CheckedClaim> Claims, string? ProposedActionId, bool FellBack)
{
    /// <summary>What to look at next: only lines that name a known resource or fact and carry no instruction and no number.</summary>
    public IReadOnlyList<string> NextChecks { get; init; } = [];
}
