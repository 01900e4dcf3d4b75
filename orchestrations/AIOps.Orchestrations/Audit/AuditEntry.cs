namespace AIOps.Orchestrations.Audit;

/// <summary>What is to be written to the audit chain.</summary>
/// <param name="Key">Unique per fact: writing the same key twice writes one row, so a repeated step is harmless.</param>
/// <param name="At">When.</param>
/// <param name="IncidentId">The incident; empty for what belongs to none.</param>
/// <param name="Action">What was done.</param>
/// <param name="Actor">Who did it.</param>
/// <param name="Detail">What exactly, one line.</param>
public sealed record AuditEntry(string Key, DateTimeOffset At, string IncidentId, string Action, string Actor, string Detail)
{
    /// <summary>How the identity was established.</summary>
    public string IdentitySource { get; init; } = "system";

    /// <summary>State before.</summary>
    public string? Before { get; init; }

    /// <summary>State after.</summary>
    public string? After { get; init; }

    /// <summary>Hash of the plan that it is about.</summary>
    public string? PlanHash { get; init; }

    /// <summary>Policy version that it was decided under.</summary>
    public string? PolicyVersion { get; init; }

    /// <summary>Trace (32 hex digits) that leads to the telemetry behind it; null when there is none.</summary>
    public string? TraceId { get; init; }

    /// <summary>Facts that it rests on.</summary>
    public IReadOnlyList<string> EvidenceIds { get; init; } = [];
}
