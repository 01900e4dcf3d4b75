using AIOps.Diagnose;
using AIOps.Diagnose.References;
using AIOps.Orchestrations.Audit;
using AIOps.Orchestrations.Investigation;
using AIOps.Orchestrations.Incidents;
using AIOps.Orchestrations.Knowledge;
using AIOps.Orchestrations.Workflows.Port;

namespace AIOps.Orchestrations.Workflows.Incidents;

/// <summary>Collects what is known around an incident, lets the diagnostician rank the causes, and stores the result with the incident.</summary>
internal sealed class DiagnoseActivity(
    IncidentRepository incidents, IncidentStory story, EvidenceCollector collector, IDiagnostician diagnostician, KnowledgeSearch knowledge) : IActivity<DiagnoseRequest, DiagnoseResult>
{
    /// <inheritdoc/>
    public async Task<DiagnoseResult> RunAsync(DiagnoseRequest input, ActivityContext context)
    {
        var read = await incidents.GetAsync(input.IncidentId, context.Cancellation)
            ?? throw new InvalidOperationException($"Incident {input.IncidentId} does not exist.");
        var incident = input.OnlyActive ? IncidentFocus.OnActive(read.Value.Incident) : read.Value.Incident;
        var facts = await collector.CollectAsync(incident, input.Now, context.Cancellation);
        var diagnosis = diagnostician.Diagnose(facts);
        var references = await knowledge.ReferencesAsync(read.Value with { Incident = incident, Diagnosis = diagnosis }, context.Cancellation);
        diagnosis = ReferenceWriter.Add(diagnosis, references);
        var top = diagnosis.Causes.Count > 0 ? diagnosis.Causes[0] : null;
        await incidents.UpdateAsync(
            input.IncidentId,
            record => record with { Diagnosis = diagnosis, Incident = record.Incident with { UpdatedAt = input.Now, Title = TitleOf(record, top) } },
            context.Cancellation);
        var title = top is null ? "No cause stands out" : $"Most likely cause: {top.Title} ({top.Confidence:P0})";
        await story.TellAsync(
            input.IncidentId,
            new TimelineEntry(input.Now, "diagnosis", title, diagnosis.Summary.Text, "aiops", diagnosis.Summary.EvidenceIds),
            new AuditEntry($"diagnosis:{context.CallId}", input.Now, input.IncidentId, "incident.diagnosed", "aiops", title)
            {
                EvidenceIds = diagnosis.Summary.EvidenceIds,
            },
            context.Cancellation);
        return new DiagnoseResult(top?.Title);
    }

    /// <summary>Once a cause is named, the list shows it first: the loudest symptom is seldom the cause.</summary>
    private static string TitleOf(IncidentRecord record, Cause? top)
    {
        if (top is null)
        {
            return record.Incident.Title;
        }

        var others = record.Incident.Alerts.Select(member => member.Alert.ResourceId).Distinct().Count(id => id != top.ResourceId);
        return others == 0 ? top.Title : $"{top.Title}; {others} more {(others == 1 ? "resource is" : "resources are")} affected";
    }
}
