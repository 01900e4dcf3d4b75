using System.Diagnostics;
using AIOps.Correlate;
using AIOps.Diagnose;
using AIOps.Diagnose.Redaction;
using AIOps.Diagnose.Summarizing;
using AIOps.Orchestrations.Observability;
using AIOps.Orchestrations.Ports;

namespace AIOps.Orchestrations.Summaries;

/// <summary>Writes an incident's summary with a model where one is configured and the budget allows; in every other case the template summary stands.</summary>
public sealed class ModelSummarizer(ModelSummaryOptions options, TokenBudget budget, ILanguageModel? model = null)
{
    /// <summary>What a token of English and JSON takes up, on the small side so that a reservation is never too small.</summary>
    private const int CharactersPerToken = 3;

    /// <summary>Whether there is a model to ask.</summary>
    public bool HasModel => model is not null;

    /// <summary>Name of the model; empty without one.</summary>
    public string ModelName => model?.Name ?? "";

    /// <summary>The diagnosis with the summary that is to be shown, and how it came about.</summary>
    public async Task<SummaryResult> SummarizeAsync(
        string incidentId, Diagnosis diagnosis, ServiceGraph topology, IReadOnlyCollection<string> actionIds, CancellationToken cancellation)
    {
        if (model is null)
        {
            return new SummaryResult(diagnosis, null, "No model is configured.", null, 0);
        }

        var prompt = SummaryPrompt.Of(diagnosis, topology, actionIds, new Redactor());
        var worst = ((prompt.Instructions.Length + prompt.Facts.Length) / CharactersPerToken) + options.MaximumOutputTokens;
        if (!await budget.TryReserveAsync(incidentId, worst, cancellation))
        {
            return new SummaryResult(diagnosis, null, "The token budget is used up.", null, 0);
        }

        var reply = await AskAsync(prompt, incidentId, worst, cancellation);
        if (reply.Answer is null)
        {
            return new SummaryResult(diagnosis, null, $"The model gave no answer that can be used ({reply.Outcome}: {reply.Detail}).", prompt, reply.Tokens);
        }

        var judged = SummaryJudge.Judge(reply.Answer, diagnosis, topology, actionIds, model.Name);
        return new SummaryResult(
            diagnosis with { Summary = judged.Summary }, judged, judged.FellBack ? "The model's root claim did not survive the check against the evidence." : "", prompt, reply.Tokens);
    }

    private void Measure(ModelReply reply, TimeSpan took)
    {
        var name = new KeyValuePair<string, object?>("model", model!.Name);
        ProductMeter.ModelCalls.Add(1, name, new KeyValuePair<string, object?>("outcome", reply.Outcome.ToString()));
        ProductMeter.ModelDuration.Record(took.TotalSeconds, name);
        ProductMeter.ModelTokens.Add(reply.Tokens, name);
        ProductMeter.ModelCost.Add(options.CostOf(reply.Tokens), name);
    }

    private async Task<ModelReply> AskAsync(SummaryPrompt prompt, string incidentId, int reserved, CancellationToken cancellation)
    {
        var started = Stopwatch.GetTimestamp();
        ModelReply? reply = null;
        try
        {
            reply = await model!.AskAsync(prompt, options.MaximumOutputTokens, cancellation);
            Measure(reply, Stopwatch.GetElapsedTime(started));
            return reply;
        }
        finally
        {
            // An answer that never came may have been billed all the same: the reservation then stays.
            if (reply is not null && (reply.Tokens > 0 || reply.Outcome is ModelOutcome.Throttled or ModelOutcome.Unavailable))
            {
                await budget.SettleAsync(incidentId, reserved, reply.Tokens, cancellation);
            }
        }
    }
}

/// <summary>A diagnosis with its summary.</summary>
/// <param name="Diagnosis">The diagnosis; its summary is the one to show.</param>
/// <param name="Judged">Every claim of the model with its verdict; null when no model answered.</param>
/// <param name="Fallback">Why the template summary is shown; empty when the model's is.</param>
/// <param name="Prompt">What the model was asked; null when it was not.</param>
/// <param name="Tokens">Tokens billed.</param>
public sealed record SummaryResult(Diagnosis Diagnosis, JudgedAnswer? Judged, string Fallback, SummaryPrompt? Prompt, int Tokens);
