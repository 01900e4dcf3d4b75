using AIOps.Orchestrations.Workflows.Port;

namespace AIOps.Orchestrations.Workflows.Sources;

/// <summary>Names and payloads of asking people in another system.</summary>
public static class SourceNames
{
    /// <summary>The workflow: one instance per approval and source.</summary>
    public static readonly WorkflowRef<SourceInput, Nothing> Workflow = new("ApprovalSource");

    /// <summary>Puts the request before people there.</summary>
    public static readonly ActivityRef<SourceRequest, SourceHandle> Request = new("RequestAtSource");

    /// <summary>Takes to the desk what people there have decided.</summary>
    public static readonly ActivityRef<SourcePoll, SourceState> Poll = new("PollSource");

    /// <summary>Instance id.</summary>
    public static string InstanceId(string source, string approvalId) => $"source-{source}-{approvalId}";
}

/// <summary>Input of the workflow.</summary>
/// <param name="Source">Name of the source.</param>
/// <param name="ApprovalId">The approval.</param>
/// <param name="PlanHash">Hash of the plan that people there are shown: what they decide counts for it alone.</param>
/// <param name="ExpiresAt">When silence becomes a no.</param>
/// <param name="Poll">Pause between two looks.</param>
public sealed record SourceInput(string Source, string ApprovalId, string PlanHash, DateTimeOffset ExpiresAt, TimeSpan Poll);

/// <summary>Asks to put the request there.</summary>
public sealed record SourceRequest(string Source, string ApprovalId, string PlanHash);

/// <summary>The request there.</summary>
/// <param name="Handle">Its handle; null when there is nothing to ask any more.</param>
public sealed record SourceHandle(string? Handle);

/// <summary>Asks to look there.</summary>
/// <param name="Source">Name of the source.</param>
/// <param name="ApprovalId">The approval.</param>
/// <param name="PlanHash">Hash of the plan that was shown.</param>
/// <param name="Handle">The request there.</param>
/// <param name="Seen">Decisions that were taken to the desk already.</param>
public sealed record SourcePoll(string Source, string ApprovalId, string PlanHash, string Handle, IReadOnlyList<string> Seen);

/// <summary>What a look found.</summary>
/// <param name="IsOver">True when the approval is decided, wherever that was.</param>
/// <param name="Seen">Decisions that were taken to the desk, these included.</param>
public sealed record SourceState(bool IsOver, IReadOnlyList<string> Seen);
