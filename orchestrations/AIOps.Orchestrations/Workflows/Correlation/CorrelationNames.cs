using AIOps.Correlate;
using AIOps.Detect;
using AIOps.Orchestrations.Workflows.Port;

namespace AIOps.Orchestrations.Workflows.Correlation;

/// <summary>Names and payloads of the correlation workflow.</summary>
public static class CorrelationNames
{
    /// <summary>The workflow.</summary>
    public static readonly WorkflowRef<CorrelationInput, Nothing> Workflow = new("Correlation");

    /// <summary>Groups a batch and applies what follows.</summary>
    public static readonly ActivityRef<CorrelateRequest, CorrelateResult> Correlate = new("Correlate");

    /// <summary>An anomaly phase, an incident closed elsewhere, or what an operator asks for.</summary>
    public static readonly EventRef<CorrelationSignal> Signal = new("CorrelationSignal");

    /// <summary>Instance id of a scope.</summary>
    public static string InstanceId(string scope) => $"correlate-{scope}";

    /// <summary>The scope of a resource: its subscription, or <see cref="CorrelationScope.Unscoped"/>.</summary>
    public static string ScopeOf(string resourceId) => CorrelationScope.Of(resourceId);
}

/// <summary>Input of a run.</summary>
/// <param name="Scope">The scope.</param>
/// <param name="WakeAt">When time alone has something to change (a quiet incident); null when nothing is pending.</param>
public sealed record CorrelationInput(string Scope, DateTimeOffset? WakeAt = null);

/// <summary>One thing that the scope has to take in; one member is set, or none: then the scope only looks again (planned work has changed).</summary>
/// <param name="Anomaly">An anomaly phase.</param>
/// <param name="ClosedIncidentId">An incident that was closed by its workflow or by an operator.</param>
/// <param name="Regroup">A split or a merge that an operator asks for.</param>
public sealed record CorrelationSignal(Anomaly? Anomaly = null, string? ClosedIncidentId = null, RegroupRequest? Regroup = null);

/// <summary>An operator's correction of a grouping; either <paramref name="AlertIds"/> (split) or <paramref name="MergeFromId"/> is set.</summary>
/// <param name="IncidentId">The incident that is split, or that takes the other's alerts.</param>
/// <param name="AlertIds">What moves into an incident of its own; null for a merge.</param>
/// <param name="NewIncidentId">Id of the new incident; null for a merge.</param>
/// <param name="MergeFromId">The incident that is merged into <paramref name="IncidentId"/>; null for a split.</param>
/// <param name="Reason">Why, in the operator's words.</param>
/// <param name="ActorId">Stable id of the person.</param>
/// <param name="ActorName">Name for people.</param>
/// <param name="IdentitySource">How the identity was established.</param>
/// <param name="At">When it was asked for.</param>
public sealed record RegroupRequest(
    string IncidentId, IReadOnlyList<string>? AlertIds, string? NewIncidentId, string? MergeFromId, string Reason, string ActorId, string ActorName,
    string IdentitySource, DateTimeOffset At);

/// <summary>A batch for the activity.</summary>
/// <param name="Scope">The scope.</param>
/// <param name="Signals">Signals in order; empty = only let time pass.</param>
/// <param name="Now">The workflow's time: the same when the activity is repeated, so that its result is too.</param>
public sealed record CorrelateRequest(string Scope, IReadOnlyList<CorrelationSignal> Signals, DateTimeOffset Now);

/// <summary>What the activity leaves to the workflow.</summary>
/// <param name="WakeAt">When to call again although nothing came; null = never.</param>
public sealed record CorrelateResult(DateTimeOffset? WakeAt);
