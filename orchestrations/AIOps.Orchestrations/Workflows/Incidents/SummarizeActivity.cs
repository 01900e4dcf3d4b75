using AIOps.Orchestrations.Audit;
using AIOps.Orchestrations.Incidents;
using AIOps.Orchestrations.Ports;
using AIOps.Orchestrations.Summaries;
using AIOps.Orchestrations.Workflows.Port;
using AIOps.Remediate.Catalogue;

namespace AIOps.Orchestrations.Workflows.Incidents;

/// <summary>Lets the configured model write the summary of the newest diagnosis, and keeps what became of every sentence. Nothing waits for it.</summary>
internal sealed class SummarizeActivity(
    IncidentRepository incidents, IncidentStory story, IResourceGraph topology, ModelSummarizer summarizer, ActionCatalogue actions) : IActivity<SummarizeRequest, Nothing>
{
    /// <inheritdoc/>
    public async Task<Nothing> RunAsync(SummarizeRequest input, ActivityContext context)
    {
        var record = (await incidents.GetAsync(input.IncidentId, context.Cancellation))?.Value;
        if (!summarizer.HasModel || record?.Diagnosis is not { } diagnosis || record.ModelSummary?.DiagnosisAt == diagnosis.At)
        {
            return Nothing.Value;
        }

        var graph = await topology.GetAsync(context.Cancellation);
        var result = await summarizer.SummarizeAsync(input.IncidentId, diagnosis, graph, [.. actions.All.Select(action => action.Id)], context.Cancellation);
        var kept = SummaryRecords.Of(result, diagnosis, summarizer.ModelName);

        // A newer diagnosis may have come meanwhile: its text is not replaced by one about the older.
        await incidents.UpdateAsync(
            input.IncidentId,
            current => current.Diagnosis?.At != diagnosis.At ? null : current with { ModelSummary = kept, Diagnosis = current.Diagnosis with { Summary = result.Diagnosis.Summary } },
            context.Cancellation);
        var dropped = kept.Claims.Count(claim => claim.Verdict == "dropped");
        var title = kept.Shown ? $"Summary written by {kept.Model}" : $"The template summary stays: {kept.Fallback}";
        var detail = kept.PromptHash is null ? kept.Fallback : $"{kept.Claims.Count} claims, {dropped} dropped, {kept.Tokens} tokens, prompt {kept.PromptVersion} {kept.PromptHash[..12]}. {kept.Fallback}".TrimEnd();
        await story.TellAsync(
            input.IncidentId,
            new TimelineEntry(input.Now, "summary", title, detail, "aiops", result.Diagnosis.Summary.EvidenceIds),
            new AuditEntry($"summary:{context.CallId}", input.Now, input.IncidentId, "incident.summarized", kept.Model, $"{title}. {detail}")
            {
                EvidenceIds = result.Diagnosis.Summary.EvidenceIds,
            },
            context.Cancellation);
        return Nothing.Value;
    }
}
