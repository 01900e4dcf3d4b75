using AIOps.Correlate;
using AIOps.Diagnose;
using AIOps.Ingest;
using AIOps.Orchestrations.Audit;
using AIOps.Orchestrations.Incidents;
using AIOps.Remediate;

namespace AIOps.Orchestrations.Questions.Answering;

/// <summary>Facts as citations: the id that the text uses, and the page that shows the fact.</summary>
internal static class Cites
{
    public static Citation Incident(IncidentSummary line) => new(line.Id, "incident", Page(line.Id), Quoted.Line(line.Title));

    public static Citation Incident(IncidentRecord record) => new(record.Incident.Id, "incident", Page(record.Incident.Id), Quoted.Line(record.Incident.Title));

    public static Citation Evidence(string incidentId, Evidence fact) => new(
        fact.Id, fact.Kind == EvidenceKind.Log ? "log" : fact.Kind == EvidenceKind.Change ? "change" : "evidence", fact.Link ?? Page(incidentId), Quoted.Line(fact.Text));

    public static Citation Audit(AuditRow row) => new(
        $"A{row.Sequence}", "audit", $"/audit?incident={Uri.EscapeDataString(row.IncidentId)}", Quoted.Line($"{row.Action} by {row.Actor}: {row.Detail}"));

    public static Citation Timeline(string incidentId, int number, TimelineEntry entry) => new(
        $"T{number}", "timeline", $"{Page(incidentId)}#timeline", Quoted.Line($"{Quoted.Time(entry.At)} {entry.Title}"));

    public static Citation Approval(Approval approval) => new(
        approval.Id, "approval", $"/approvals/{Uri.EscapeDataString(approval.Id)}", Quoted.Line($"{approval.Plan.Action.ActionId} on {ArmId.ShortNameOf(approval.Plan.Action.TargetId)}"));

    public static Citation Series(Alert alert) => new(
        "S-" + alert.SeriesKey![..Math.Min(6, alert.SeriesKey!.Length)], "series", $"/explorer?key={Uri.EscapeDataString(alert.SeriesKey!)}", Quoted.Line($"{alert.Signal} of {ArmId.ShortNameOf(alert.ResourceId)}"));

    /// <summary>Changes have long ids; the number in the answer is what people can say.</summary>
    public static Citation Change(string incidentId, int number, ChangeEvent change) => new(
        $"C{number}", "change", Page(incidentId), Quoted.Line($"{Quoted.Time(change.Time)} {change.Title}"));

    public static string Page(string incidentId) => $"/incidents/{Uri.EscapeDataString(incidentId)}";
}
