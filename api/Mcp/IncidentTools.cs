using System.ComponentModel;
using AIOps.Correlate;
using AIOps.Orchestrations.Incidents;
using AIOps.Orchestrations.Questions;
using ModelContextProtocol;
using ModelContextProtocol.Server;

namespace AIOps.Api.Mcp;

/// <summary>What an assistant may read of incidents. Nothing here writes, and text that came with telemetry is made harmless before it leaves.</summary>
[McpServerToolType]
internal sealed class IncidentTools(IncidentRepository incidents)
{
    private const int MostIncidents = 50, MostEntries = 200;

    [McpServerTool(Name = "list_incidents", Title = "List incidents", ReadOnly = true, Idempotent = true, Destructive = false, OpenWorld = false)]
    [Description("Lists incidents, newest first, with severity, state and the most likely cause.")]
    public async Task<string> ListIncidentsAsync(
        [Description("open, awaiting-approval, remediating, verifying, escalated, resolved, or active for all that are not resolved. Default: all.")] string? status = null,
        [Description("Keep incidents of this severity or worse: 0 (critical) to 4 (verbose).")] int? severity = null,
        [Description("How many at most, 1 to 50. Default 20.")] int take = 20,
        CancellationToken cancellation = default)
    {
        var wanted = StatusOf(status);
        var found = await incidents.ListAsync(
            line => (status is null || (wanted is null ? line.Status != IncidentStatus.Resolved : line.Status == wanted)) && (severity is null || line.Severity <= severity),
            null,
            Math.Clamp(take, 1, MostIncidents),
            cancellation);
        return Shown.Json(new { incidents = found.Select(Line) });
    }

    [McpServerTool(Name = "get_incident", Title = "Read an incident", ReadOnly = true, Idempotent = true, Destructive = false, OpenWorld = false)]
    [Description("Reads one incident: alerts with why they are together, ranked causes, plan, policy decision, approval and verification.")]
    public async Task<string> GetIncidentAsync([Description("Id of the incident, begins with inc-.")] string incidentId, CancellationToken cancellation = default)
    {
        var record = await ReadAsync(incidentId, cancellation);
        return Shown.Json(new
        {
            incident = Line(IncidentSummary.Of(record)),
            summary = Shown.Text(record.Diagnosis?.Summary.Text),
            alerts = record.Incident.Alerts.Take(MostIncidents).Select(member => new
            {
                title = Shown.Text(member.Alert.Title), member.Alert.ResourceId, member.Alert.Severity, member.Alert.StartsAt, member.Alert.EndsAt, why = Shown.Text(member.Why.Link), rule = member.Why.Rule,
            }),
            causes = record.Diagnosis?.Causes.Take(5).Select(cause => new
            {
                cause.Rank, title = Shown.Text(cause.Title), cause.ResourceId, cause.Kind, cause.Confidence, evidenceIds = cause.Contributions.SelectMany(part => part.EvidenceIds).Distinct(),
            }),
            plan = record.Plan is not { } plan ? null : new { plan.Id, action = plan.Action.ActionId, target = plan.Action.TargetId, plan.Risk, reason = Shown.Text(plan.Reason), plan.Hash },
            policy = record.Policy?.Outcome,
            record.ApprovalId,
            verification = record.Verification is not { } verified ? null : new { verified.State, text = Shown.Text(verified.Text) },
        });
    }

    [McpServerTool(Name = "get_timeline", Title = "Read an incident's timeline", ReadOnly = true, Idempotent = true, Destructive = false, OpenWorld = false)]
    [Description("The story of an incident, oldest first: alerts, diagnosis, plan, approvals, actions, verification, what operators did.")]
    public async Task<string> GetTimelineAsync([Description("Id of the incident, begins with inc-.")] string incidentId, CancellationToken cancellation = default)
    {
        await ReadAsync(incidentId, cancellation);
        var entries = await incidents.TimelineAsync(incidentId, cancellation);
        return Shown.Json(new
        {
            entries = entries.TakeLast(MostEntries).Select(entry => new { entry.At, entry.Kind, title = Shown.Text(entry.Title), text = Shown.Text(entry.Text), actor = Shown.Text(entry.Actor), entry.EvidenceIds }),
        });
    }

    [McpServerTool(Name = "get_evidence", Title = "Read an incident's evidence", ReadOnly = true, Idempotent = true, Destructive = false, OpenWorld = false)]
    [Description("The facts that the diagnosis cites, by id, with their numbers.")]
    public async Task<string> GetEvidenceAsync([Description("Id of the incident, begins with inc-.")] string incidentId, CancellationToken cancellation = default)
    {
        var record = await ReadAsync(incidentId, cancellation);
        return Shown.Json(new
        {
            evidence = record.Diagnosis?.Evidence.Take(MostEntries).Select(fact => new { fact.Id, fact.Kind, fact.ResourceId, text = Shown.Text(fact.Text), fact.SeriesKey, fact.From, fact.To, fact.Values }) ?? [],
        });
    }

    private async Task<IncidentRecord> ReadAsync(string id, CancellationToken cancellation) =>
        (id is { Length: > 0 and <= 200 } ? await incidents.GetAsync(id, cancellation) : null)?.Value
        ?? throw new McpException($"There is no incident with the id '{HostileText.Plain(id, 60)}'. list_incidents gives the ids.");

    private static IncidentStatus? StatusOf(string? status)
    {
        if (status is null or "active")
        {
            return null;
        }

        return Enum.TryParse<IncidentStatus>(status.Replace("-", "", StringComparison.Ordinal), true, out var parsed) && !int.TryParse(status, out _)
            ? parsed
            : throw new McpException($"'{HostileText.Plain(status, 40)}' is not a status; use open, awaiting-approval, remediating, verifying, escalated, resolved or active.");
    }

    private static object Line(IncidentSummary line) => new
    {
        line.Id, title = Shown.Text(line.Title), line.Status, line.Severity, line.StartedAt, line.UpdatedAt, line.ResolvedAt, resolution = Shown.Text(line.Resolution), line.AlertCount, line.Resources,
        topCause = line.TopCause is not { } cause ? null : new { title = Shown.Text(cause.Title), cause.ResourceId, cause.Confidence }, line.ApprovalId,
    };
}
