using AIOps.Correlate;
using AIOps.Diagnose;
using AIOps.Remediate;
using AIOps.Remediate.Fixes;

namespace AIOps.Orchestrations.Incidents;

/// <summary>An incident with all that has become of it: the row that the API shows.</summary>
public sealed record IncidentRecord
{
    /// <summary>Alerts, state and times.</summary>
    public required Incident Incident { get; init; }

    /// <summary>1, and one more at every reopening: names the workflow instance.</summary>
    public int Opening { get; init; } = 1;

    /// <summary>Who is on it; null when nobody said so.</summary>
    public string? AcknowledgedBy { get; init; }

    /// <summary>When it was acknowledged.</summary>
    public DateTimeOffset? AcknowledgedAt { get; init; }

    /// <summary>Causes, evidence and summary; null before the first diagnosis.</summary>
    public Diagnosis? Diagnosis { get; init; }

    /// <summary>What a language model made of the newest diagnosis; null when none was asked.</summary>
    public ModelSummary? ModelSummary { get; init; }

    /// <summary>The newest plan; null when there is none.</summary>
    public RemediationPlan? Plan { get; init; }

    /// <summary>What the policy said of it.</summary>
    public PolicyDecision? Policy { get; init; }

    /// <summary>The approval that belongs to the plan; null when none was needed.</summary>
    public string? ApprovalId { get; init; }

    /// <summary>What verification says of the newest action.</summary>
    public Verification? Verification { get; init; }

    /// <summary>Changes of code that would make its plans last: proposals, applied by nobody here.</summary>
    public IReadOnlyList<GeneratedFix> Fixes { get; init; } = [];

    /// <summary>The incident that took its alerts; null unless an operator merged it away.</summary>
    public string? MergedInto { get; init; }

    /// <summary>The incident that it was split from; null unless an operator, or the ends of its alerts, split it off.</summary>
    public string? SplitFrom { get; init; }

    /// <summary>Alerts beyond those in <see cref="Incident"/>: a row has a size, so from <see cref="IncidentMembers.Inline"/> on they are rows of their own.</summary>
    public int MoreAlerts { get; init; }

    /// <summary>W3C <c>traceparent</c> of the telemetry that began it; null when that came without one.</summary>
    public string? TraceParent { get; init; }

    /// <summary>What people said of it.</summary>
    public IReadOnlyList<IncidentFeedback> Feedback { get; init; } = [];
}

/// <summary>What verification says.</summary>
/// <param name="State"><c>waiting</c>, <c>passed</c> or <c>failed</c>.</param>
/// <param name="Text">One line with the numbers.</param>
/// <param name="EvidenceId">The fact behind it; null while waiting.</param>
public sealed record Verification(string State, string Text, string? EvidenceId);

/// <summary>A thumb.</summary>
/// <param name="Actor">Who.</param>
/// <param name="About"><c>incident</c>, <c>cause</c>, <c>summary</c> or <c>alert</c>.</param>
/// <param name="Useful">Up or down.</param>
/// <param name="Comment">Why; may be empty.</param>
/// <param name="At">When.</param>
public sealed record IncidentFeedback(string Actor, string About, bool Useful, string Comment, DateTimeOffset At)
{
    /// <summary>The alert that it is about; null unless it is about one.</summary>
    public string? AlertId { get; init; }

    /// <summary>What it changes, in one line; null when it changes nothing by itself.</summary>
    public string? Effect { get; init; }
}
