using AIOps.Correlate;
using AIOps.Diagnose;
using AIOps.Diagnose.Redaction;
using AIOps.Diagnose.Summarizing;
using AIOps.Orchestrations.Ports;

namespace AIOps.Orchestrations.Summaries;

/// <summary>Writes an incident's summary with a model where one is configured and the budget allows; in every other case the template summary stands.</summary>
public sealed class ModelSummarizer(ILanguageModel? model, ModelSummaryOptions options, TokenBudget budget)
{
    /// <summary>The diagnosis with the summary that is to be shown, and how it came about.</summary>
    public async Task<SummaryResult> SummarizeAsync(
        string incidentId, Diagnosis diagnosis, ServiceGraph topology, IReadOnlyCollection<string> actionIds, CancellationToken cancellation)
    {
        if (model is null) return new(diagnosis, null, "no model is configured", null);
        if (!budget.Allows(incidentId)) return new(diagnosis, null, "the token budget is used up", null);
        var prompt = SummaryPrompt.Of(diagnosis, topology, actionIds, new Redactor());
        var reply = await model.AskAsync(prompt, options.MaximumOutputTokens, cancellation);
        budget.Spend(incidentId, reply.Tokens);
        if (reply.Answer is null) return new(diagnosis, null, $"the model gave no answer: {reply.Outcome}", prompt.Hash);
        var judged = SummaryJudge.Judge(reply.Answer, diagnosis, topology, actionIds, model.Name);
        return new(diagnosis with { Summary = judged.Summary }, judged, judged.FellBack ? "the root claim did not survive the check" : "", prompt.Hash);
    }
}

/// <summary>A diagnosis with its summary.</summary>
/// <param name="Diagnosis">The diagnosis; its summary is the one to show.</param>
/// <param name="Judged">Every claim of the model with its verdict; null when no model answered.</param>
/// <param name="Fallback">Why the template summary is shown; empty when the model's is.</param>
/// <param name="PromptHash">Hash of the instructions; null when no model was asked.</param>
public sealed record SummaryResult(Diagnosis Diagnosis, JudgedAnswer? Judged, string Fallback, string? PromptHash);
