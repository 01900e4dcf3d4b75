using AIOps.Correlate;

namespace AIOps.Orchestrations.Incidents;

/// <summary>The line of an incident in a list.</summary>
public sealed record IncidentSummary
{
    /// <summary>Id; sorts newest first.</summary>
    public required string Id { get; init; }

    /// <summary>One line for people.</summary>
    public required string Title { get; init; }

    /// <summary>Where it stands.</summary>
    public required IncidentStatus Status { get; init; }

    /// <summary>0 (critical) to 4 (verbose).</summary>
    public required int Severity { get; init; }

    /// <summary>Event time of the first alert.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When it was opened.</summary>
    public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>When anything last changed.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>When somebody acknowledged it.</summary>
    public DateTimeOffset? AcknowledgedAt { get; init; }

    /// <summary>When it was resolved.</summary>
    public DateTimeOffset? ResolvedAt { get; init; }

    /// <summary>How it ended.</summary>
    public string? Resolution { get; init; }

    /// <summary>Number of alerts.</summary>
    public required int AlertCount { get; init; }

    /// <summary>Anomaly phases and repeats folded into the alerts.</summary>
    public required int Occurrences { get; init; }

    /// <summary>Resources named by the alerts.</summary>
    public required IReadOnlyList<string> Resources { get; init; }

    /// <summary>The most likely cause; null when unknown.</summary>
    public TopCause? TopCause { get; init; }

    /// <summary>The approval that waits or was decided; null when none.</summary>
    public string? ApprovalId { get; init; }

    /// <summary>The incident that took its alerts; null unless it was merged away.</summary>
    public string? MergedInto { get; init; }

    /// <summary>The line of a record.</summary>
    public static IncidentSummary Of(IncidentRecord record)
    {
        var incident = record.Incident;
        var cause = record.Diagnosis?.Causes.Count > 0 ? record.Diagnosis.Causes[0] : null;
        return new IncidentSummary
        {
            Id = incident.Id,
            Title = incident.Title,
            Status = incident.Status,
            Severity = incident.Severity,
            StartedAt = incident.StartedAt,
            OpenedAt = incident.OpenedAt,
            UpdatedAt = incident.UpdatedAt,
            AcknowledgedAt = record.AcknowledgedAt,
            ResolvedAt = incident.ResolvedAt,
            Resolution = incident.Resolution,
            AlertCount = incident.Alerts.Count + record.MoreAlerts,
            Occurrences = incident.Alerts.Sum(member => member.Alert.Occurrences),
            Resources = [.. incident.Alerts.Select(member => member.Alert.ResourceId).Distinct().Take(20)],
            TopCause = cause is null ? null : new TopCause(cause.ResourceId, cause.Title, cause.Confidence),
            ApprovalId = record.ApprovalId,
            MergedInto = record.MergedInto,
        };
    }
}

/// <summary>The most likely cause in a list.</summary>
/// <param name="ResourceId">The resource.</param>
/// <param name="Title">One line.</param>
/// <param name="Confidence">0 to 1.</param>
public sealed record TopCause(string ResourceId, string Title, double Confidence);
