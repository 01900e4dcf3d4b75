using AIOps.Correlate;
using AIOps.Diagnose.Grounding;
using AIOps.Diagnose.Writing;

namespace AIOps.Diagnose.Summarizing;

/// <summary>Turns a model's answer into a summary: every sentence is checked, what fails is dropped, and without a surviving root the template is shown.</summary>
public static class SummaryJudge
{
    private const int MaximumClaims = 20;
    private const int MaximumSentence = 400;

    /// <summary>Judges an answer.</summary>
    /// <param name="answer">What the model returned.</param>
    /// <param name="diagnosis">Facts, causes and the template summary.</param>
    /// <param name="topology">The topology as known.</param>
    /// <param name="actionIds">Ids of the action catalogue.</param>
    /// <param name="model">Name of the model, shown as the source.</param>
    public static JudgedAnswer Judge(ModelAnswer answer, Diagnosis diagnosis, ServiceGraph topology, IReadOnlyCollection<string> actionIds, string model)
    {
        var claims = answer.Claims.Concat(answer.Hypotheses.Select(one => new Claim(one.Text, ClaimKind.Hypothesis, one.Entity, one.EvidenceIds, [])));
        var context = new GroundingContext(diagnosis, topology, actionIds);
        var judged = GroundingCheck.Check(claims.Take(MaximumClaims), context);
        var checks = NextCheckFilter.Kept(answer.NextChecks, context);
        var action = answer.ProposedActionId is { } id && actionIds.Contains(id) ? id : null;
        var kept = judged.Where(one => one.Verdict != ClaimVerdict.Dropped).ToList();
        var rootMissing = diagnosis.Causes.Count > 0 && !kept.Any(one => one.Claim.Kind == ClaimKind.Root);
        if (kept.Count == 0 || rootMissing || GroundingCheck.RootFailed(judged)) return new(diagnosis.Summary, judged, action, true) { NextChecks = checks };
        var text = string.Join(' ', kept.Select(Sentence));
        return new(new(text, model, [.. kept.SelectMany(one => one.Claim.EvidenceIds).Distinct()]), judged, action, false) { NextChecks = checks };
    }

    private static string Sentence(CheckedClaim one)
    {
        var text = QuotedText.Plain(one.Claim.Text, MaximumSentence).TrimEnd('.', ' ');
        var cited = string.Concat(one.Claim.EvidenceIds.Distinct().Select(id => $" [{id}]"));
        return $"{(one.Verdict == ClaimVerdict.Hypothesis ? "Possibly: " : "")}{text}{cited}.";
    }
}
