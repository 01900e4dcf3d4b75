using AIOps.Orchestrations.Workflows.Port;

namespace AIOps.Orchestrations.Workflows.Retention;

/// <summary>Names and payloads of the retention workflow.</summary>
public static class RetentionNames
{
    /// <summary>The workflow: one instance, for ever.</summary>
    public static readonly WorkflowRef<RetentionInput, Nothing> Workflow = new("Retention");

    /// <summary>Deletes what one kind of row has kept long enough.</summary>
    public static readonly ActivityRef<SweepRequest, SweepResult> Sweep = new("Sweep");

    /// <summary>Id of the one instance; hosts start it at every start, which does nothing when it is there.</summary>
    public const string InstanceId = "retention";
}

/// <summary>Input of a run.</summary>
public sealed record RetentionInput;

/// <summary>What is deleted when its time is over. The audit is not among it.</summary>
public enum RetentionKind
{
    /// <summary>Dead letters with their bytes.</summary>
    DeadLetters,

    /// <summary>Resolved incidents with all that belongs to them but the audit.</summary>
    Incidents,

    /// <summary>Ended workflow instances with their histories.</summary>
    Workflows,
}

/// <summary>Asks for one page of deletions.</summary>
/// <param name="Kind">What to delete.</param>
/// <param name="Now">The workflow's time.</param>
public sealed record SweepRequest(RetentionKind Kind, DateTimeOffset Now);

/// <summary>What a page deleted.</summary>
/// <param name="Deleted">How many.</param>
/// <param name="More">True when there may be more.</param>
public sealed record SweepResult(int Deleted, bool More);
