using AIOps.Diagnose;
using AIOps.Diagnose.Grounding;
using AIOps.Orchestrations.Incidents;

namespace AIOps.Orchestrations.Summaries;

/// <summary>Turns the result of asking a model into what is stored with the incident.</summary>
internal static class SummaryRecords
{
    public static ModelSummary Of(SummaryResult result, Diagnosis before, string model) => new()
    {
        Model = model,
        DiagnosisAt = before.At,
        Shown = result.Judged is { FellBack: false },
        Fallback = result.Fallback,
        Template = before.Summary.Text,
        PromptVersion = result.Prompt?.Version,
        PromptHash = result.Prompt?.Hash,
        Tokens = result.Tokens,
        Claims = [.. (result.Judged?.Claims ?? []).Select(Claim)],
        ProposedActionId = result.Judged?.ProposedActionId,
        NextChecks = result.Judged?.NextChecks ?? [],
    };

    private static ModelClaim Claim(CheckedClaim one) =>
        new(one.Claim.Text, Word(one.Claim.Kind), one.Claim.EvidenceIds, Word(one.Verdict), one.Verdict == ClaimVerdict.Kept ? "" : one.Reason);

    private static string Word<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();
}
