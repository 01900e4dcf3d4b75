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

    /// <summary>An anomaly phase, or an incident closed elsewhere.</summary>
    public static readonly EventRef<CorrelationSignal> Signal = new("CorrelationSignal");

    /// <summary>Instance id of a scope.</summary>
    public static string InstanceId(string scope) => $"correlate-{scope}";

    /// <summary>The scope of a resource: its subscription, or <c>default</c>.</summary>
    public static string ScopeOf(string resourceId)
    {
        var parts = resourceId.Split('/', StringSplitOptions.RemoveEmptyEntries);
        return parts.Length >= 2 && parts[0].Equals("subscriptions", StringComparison.OrdinalIgnoreCase) ? parts[1].ToLowerInvariant() : "default";
    }
}

/// <summary>Input of a run.</summary>
/// <param name="Scope">The scope.</param>
/// <param name="WakeAt">When time alone has something to change (a quiet incident); null when nothing is pending.</param>
public sealed record CorrelationInput(string Scope, DateTimeOffset? WakeAt = null);

/// <summary>One thing that the scope has to take in; exactly one member is set.</summary>
/// <param name="Anomaly">An anomaly phase.</param>
/// <param name="ClosedIncidentId">An incident that was closed by its workflow or by an operator.</param>
public sealed record CorrelationSignal(Anomaly? Anomaly = null, string? ClosedIncidentId = null);

/// <summary>A batch for the activity.</summary>
/// <param name="Scope">The scope.</param>
/// <param name="Signals">Signals in order; empty = only let time pass.</param>
/// <param name="Now">The workflow's time: the same when the activity is repeated, so that its result is too.</param>
public sealed record CorrelateRequest(string Scope, IReadOnlyList<CorrelationSignal> Signals, DateTimeOffset Now);

/// <summary>What the activity leaves to the workflow.</summary>
/// <param name="WakeAt">When to call again although nothing came; null = never.</param>
public sealed record CorrelateResult(DateTimeOffset? WakeAt);
