using AIOps.Correlate;
using AIOps.Orchestrations.Incidents;

namespace AIOps.Orchestrations.Questions.Answering;

/// <summary>What is going on: of one incident, or of all that are open.</summary>
internal sealed class StatusAnswer(IncidentRepository incidents) : IAnswerer
{
    private const int Shown = 5;

    public QuestionKind Kind => QuestionKind.Status;

    public bool NeedsIncident => false;

    public async Task AnswerAsync(QuestionScope scope, AnswerWriter writer, CancellationToken cancellation)
    {
        if (scope.Incident is { } record)
        {
            await OfOneAsync(record, writer, cancellation);
            return;
        }

        var open = await incidents.ListAsync(line => line.Status != IncidentStatus.Resolved, null, 1000, cancellation);
        if (open.Count == 0)
        {
            writer.Say("No incident is open.");
            return;
        }

        writer.Say($"{open.Count} open {(open.Count == 1 ? "incident" : "incidents")}:");
        foreach (var line in open.OrderBy(line => line.Severity).ThenBy(line => line.Id, StringComparer.Ordinal).Take(Shown))
        {
            writer.Item($"severity {line.Severity}, {Word(line.Status)}, since {Quoted.Time(line.StartedAt)}: {Quoted.Title(line.Title)} {writer.Cite(Cites.Incident(line))}");
        }

        if (open.Count > Shown)
        {
            writer.Say($"… and {open.Count - Shown} more under /incidents.");
        }
    }

    private async Task OfOneAsync(IncidentRecord record, AnswerWriter writer, CancellationToken cancellation)
    {
        var incident = record.Incident;
        writer.Say($"{Quoted.Title(incident.Title)} {writer.Cite(Cites.Incident(record))}: severity {incident.Severity}, {Word(incident.Status)}, since {Quoted.Time(incident.StartedAt)}, {incident.Alerts.Count} {(incident.Alerts.Count == 1 ? "alert" : "alerts")}.");
        if (record.Diagnosis is { } diagnosis)
        {
            foreach (var fact in diagnosis.Evidence.Where(fact => diagnosis.Summary.EvidenceIds.Contains(fact.Id)))
            {
                writer.Cite(Cites.Evidence(incident.Id, fact));
            }

            writer.Say(CitedSummary(diagnosis.Summary.Text));
        }
        else
        {
            writer.Say("It has not been diagnosed yet.");
        }

        var story = await incidents.TimelineAsync(incident.Id, cancellation);
        if (story.Count > 0)
        {
            writer.Say($"Latest: {Quoted.Time(story[^1].At)}, {Quoted.Line(story[^1].Title)} {writer.Cite(Cites.Timeline(incident.Id, story.Count, story[^1]))}.");
        }
    }

    /// <summary>The summary is grounded already and its marks are citations, so its brackets stay; lines and length are kept in bounds.</summary>
    private static string CitedSummary(string text) => text.Length > 1200 ? text[..1200] + "…" : text;

    private static string Word(IncidentStatus status) => status == IncidentStatus.AwaitingApproval ? "awaiting approval" : status.ToString().ToLowerInvariant();
}
