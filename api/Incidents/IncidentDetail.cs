using AIOps.Correlate;
using AIOps.Diagnose;
using AIOps.Orchestrations.Incidents;
using AIOps.Orchestrations.Observability;
using AIOps.Orchestrations.Workflows.Port;
using AIOps.Remediate;
using AIOps.Remediate.Fixes;

namespace AIOps.Api.Incidents;

/// <summary>An incident as its page shows it.</summary>
internal sealed record IncidentDetail
{
    public required string Id { get; init; }

    public required string Title { get; init; }

    public required IncidentStatus Status { get; init; }

    public required int Severity { get; init; }

    public required string Scope { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public required DateTimeOffset OpenedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    public required DateTimeOffset? ResolvedAt { get; init; }

    public required string? Resolution { get; init; }

    public required int AlertCount { get; init; }

    public required IReadOnlyList<string> Resources { get; init; }

    public required TopCause? TopCause { get; init; }

    public required string? ApprovalId { get; init; }

    public required string? AcknowledgedBy { get; init; }

    public required IReadOnlyList<IncidentAlert> Alerts { get; init; }

    public required IReadOnlyList<Cause> Causes { get; init; }

    public required bool UnknownCause { get; init; }

    public required Summary? Summary { get; init; }

    public required ModelSummary? ModelSummary { get; init; }

    public required RemediationPlan? Plan { get; init; }

    public required PolicyDecision? Policy { get; init; }

    public required Approval? Approval { get; init; }

    public required Verification? Verification { get; init; }

    /// <summary>Changes of code that would make the plans last; nobody applies them here.</summary>
    public required IReadOnlyList<GeneratedFix> Fixes { get; init; }

    public required WorkflowLine? Workflow { get; init; }

    public required string? MergedInto { get; init; }

    public required string? SplitFrom { get; init; }

    public required IReadOnlyList<IncidentFeedback> Feedback { get; init; }

    /// <summary>Trace (32 hex digits) from the telemetry body to the end; null when the body came without one.</summary>
    public required string? TraceId { get; init; }

    public static IncidentDetail Of(IncidentRecord record, Approval? approval, WorkflowInstance? workflow)
    {
        var line = IncidentSummary.Of(record);
        return new IncidentDetail
        {
            Id = line.Id,
            Title = line.Title,
            Status = line.Status,
            Severity = line.Severity,
            Scope = record.Incident.Scope,
            StartedAt = line.StartedAt,
            OpenedAt = line.OpenedAt,
            UpdatedAt = line.UpdatedAt,
            ResolvedAt = line.ResolvedAt,
            Resolution = line.Resolution,
            AlertCount = line.AlertCount,
            Resources = line.Resources,
            TopCause = line.TopCause,
            ApprovalId = record.ApprovalId,
            AcknowledgedBy = record.AcknowledgedBy,
            Alerts = record.Incident.Alerts,
            Causes = record.Diagnosis?.Causes ?? [],
            UnknownCause = record.Diagnosis is { Causes.Count: 0 },
            Summary = record.Diagnosis?.Summary,
            ModelSummary = record.ModelSummary,
            Plan = record.Plan,
            Policy = record.Policy,
            Approval = approval,
            Verification = record.Verification,
            Fixes = record.Fixes,
            Workflow = workflow is null ? null : new WorkflowLine(workflow.Id, workflow.State, workflow.Status),
            MergedInto = record.MergedInto,
            SplitFrom = record.SplitFrom,
            Feedback = record.Feedback,
            TraceId = Spans.TraceIdOf(record.TraceParent),
        };
    }
}

/// <summary>Where the incident's workflow is.</summary>
internal sealed record WorkflowLine(string Id, WorkflowState State, string Status);
