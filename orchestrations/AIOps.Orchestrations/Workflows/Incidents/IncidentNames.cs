using AIOps.Orchestrations.Observability;
using AIOps.Orchestrations.Workflows.Port;

namespace AIOps.Orchestrations.Workflows.Incidents;

/// <summary>Names and payloads of the incident workflow.</summary>
public static class IncidentNames
{
    /// <summary>The workflow: one instance per incident and opening.</summary>
    public static readonly WorkflowRef<IncidentInput, IncidentResult> Workflow = new("Incident");

    /// <summary>Collects evidence, ranks causes, writes the summary.</summary>
    public static readonly ActivityRef<DiagnoseRequest, DiagnoseResult> Diagnose = new("Diagnose");

    /// <summary>Lets a model write the summary of the newest diagnosis.</summary>
    public static readonly ActivityRef<SummarizeRequest, Nothing> Summarize = new("Summarize");

    /// <summary>Makes a plan, asks the policy, and an approval where it says so.</summary>
    public static readonly ActivityRef<MakePlanRequest, PlanOutcome> Plan = new("Plan");

    /// <summary>Says which alerts of the incident still go on.</summary>
    public static readonly ActivityRef<StillFiringRequest, StillFiringResult> StillFiring = new("StillFiring");

    /// <summary>Moves the incident to a state, with audit row, timeline entry and notification.</summary>
    public static readonly ActivityRef<MoveRequest, Nothing> Move = new("MoveIncident");

    /// <summary>Something about the incident changed.</summary>
    public static readonly EventRef<IncidentSignal> Signal = new("IncidentSignal");

    /// <summary>Writes the lasting form of a plan as a change of code; a proposal, never applied.</summary>
    public static readonly ActivityRef<ProposeFixesRequest, Nothing> ProposeFixes = new("ProposeFixes");

    /// <summary>
    /// New instances begin on this one; what is in flight finishes as it began. 1.1 asks a model for a summary; 1.2 proposes changes of code, treats what joins an
    /// incident that a person has already got, and pages at once when an action did not help and cannot be undone.
    /// </summary>
    public const string Version = "1.2";

    /// <summary>Instance id of an incident's workflow.</summary>
    public static string InstanceId(string incidentId, int opening) => opening <= 1 ? $"incident-{incidentId}" : $"incident-{incidentId}-{opening}";
}

/// <summary>Input of the incident workflow.</summary>
/// <param name="IncidentId">The incident.</param>
/// <param name="Settle">How long alerts are collected before the first diagnosis.</param>
/// <param name="MaxAttempts">Plans tried before a person is paged, at least 1.</param>
/// <param name="ApprovalPoll">How often a waiting approval is read again from storage.</param>
/// <param name="ClearGrace">How long the other alerts may take to end after an action helped.</param>
public sealed record IncidentInput(string IncidentId, TimeSpan Settle, int MaxAttempts, TimeSpan ApprovalPoll, TimeSpan ClearGrace)
{
    /// <summary>1, and one more at every reopening.</summary>
    public int Opening { get; init; } = 1;
}

/// <summary>How the incident ended.</summary>
/// <param name="Resolution">One line.</param>
public sealed record IncidentResult(string Resolution);

/// <summary>What may happen to an incident while its workflow waits.</summary>
public enum IncidentSignalKind
{
    /// <summary>Alerts joined, got worse or ended.</summary>
    Changed,

    /// <summary>All alerts are over for the quiet time.</summary>
    Quiet,

    /// <summary>An operator resolved it.</summary>
    ResolvedByOperator,

    /// <summary>An operator merged it into another incident.</summary>
    Merged,
}

/// <summary>A wake-up with its kind.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="Actor">Who did it, for operator actions.</param>
public sealed record IncidentSignal(IncidentSignalKind Kind, string? Actor = null)
{
    /// <summary>True when an alert joined: something goes on that nobody has looked at.</summary>
    public bool Joined { get; init; }
}

/// <summary>Asks for a diagnosis.</summary>
/// <param name="IncidentId">The incident.</param>
/// <param name="OnlyActive">Look at what still goes on, not at what an earlier action has cured.</param>
/// <param name="Now">The workflow's time.</param>
public sealed record DiagnoseRequest(string IncidentId, bool OnlyActive, DateTimeOffset Now) : IOfIncident;

/// <summary>Asks for a written summary of the newest diagnosis.</summary>
/// <param name="IncidentId">The incident.</param>
/// <param name="Now">The workflow's time.</param>
public sealed record SummarizeRequest(string IncidentId, DateTimeOffset Now) : IOfIncident;

/// <summary>Asks what still goes on.</summary>
/// <param name="IncidentId">The incident.</param>
public sealed record StillFiringRequest(string IncidentId) : IOfIncident;

/// <summary>What still goes on.</summary>
/// <param name="Count">Alerts that have not ended.</param>
/// <param name="Text">Their titles, shortened; empty when all are over.</param>
public sealed record StillFiringResult(int Count, string Text);

/// <summary>What the workflow needs of a diagnosis; the rest is in storage.</summary>
/// <param name="TopCause">Title of the first cause; null when unknown.</param>
public sealed record DiagnoseResult(string? TopCause);

/// <summary>Asks for a plan.</summary>
public sealed record MakePlanRequest(string IncidentId, int Attempt, DateTimeOffset Now) : IOfIncident
{
    /// <summary>1, and one more at every reopening: plans of different openings are different plans, each with an approval of its own.</summary>
    public int Opening { get; init; } = 1;

    /// <summary>Which try it is at the problem in hand; 0 in requests from before an incident could have more than one: then all attempts are at one problem.</summary>
    public int AttemptAtProblem { get; init; }

    /// <summary>Attempts of this opening that helped, each against an earlier problem: what they did may be done again.</summary>
    public IReadOnlyList<int> Helped { get; init; } = [];
}

/// <summary>Asks for the lasting form of the newest plan.</summary>
/// <param name="IncidentId">The incident.</param>
/// <param name="PlanId">The plan.</param>
/// <param name="Now">The workflow's time.</param>
public sealed record ProposeFixesRequest(string IncidentId, string PlanId, DateTimeOffset Now) : IOfIncident;

/// <summary>What to do with a plan.</summary>
public enum PlanVerdict
{
    /// <summary>There is nothing safe and useful to do.</summary>
    NoPlan,

    /// <summary>The policy forbids it.</summary>
    Forbidden,

    /// <summary>May run alone.</summary>
    Auto,

    /// <summary>Waits for people.</summary>
    NeedsApproval,
}

/// <summary>The plan's fate.</summary>
/// <param name="Verdict">What to do with it.</param>
/// <param name="PlanId">The plan; null without one.</param>
/// <param name="ApprovalId">The approval; null unless one is needed.</param>
/// <param name="RequestedAt">When the approval was asked for.</param>
/// <param name="ExpiresAt">When silence becomes a no.</param>
/// <param name="Reason">Why, in one sentence.</param>
public sealed record PlanOutcome(
    PlanVerdict Verdict, string? PlanId, string? ApprovalId, DateTimeOffset RequestedAt, DateTimeOffset ExpiresAt, string Reason)
{
    /// <summary>When people are told again while they have not decided; null in histories from before there was more than one reminder.</summary>
    public IReadOnlyList<Approvals.ApprovalNudge>? Nudges { get; init; }
}

/// <summary>Moves an incident.</summary>
/// <param name="IncidentId">The incident.</param>
/// <param name="To">The state.</param>
/// <param name="Reason">One line for the timeline, the audit and people.</param>
/// <param name="Actor">Who caused it.</param>
/// <param name="Now">The workflow's time.</param>
public sealed record MoveRequest(string IncidentId, Correlate.IncidentStatus To, string Reason, string Actor, DateTimeOffset Now) : IOfIncident
{
    /// <summary>The attempt that it follows from; a page for another attempt is another message. 0 in requests from before an incident could be paged twice.</summary>
    public int Attempt { get; init; }
}
