using System.Globalization;
using System.Text.Json.Serialization;
using AIOps.Orchestrations.Workflows.Port;

namespace AIOps.Orchestrations.Local.Instances;

/// <summary>The row of an instance: all but its history and its inbox. Every step replaces it under its ETag, so that of two engines one wins.</summary>
internal sealed record InstanceHeader(string Id, string Workflow, string Version, WorkflowState State, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt)
{
    public string Status { get; init; } = "";

    /// <summary>Number of the run: goes up with every continue-as-new.</summary>
    public int Generation { get; init; }

    /// <summary>Steps of this run so far.</summary>
    public int Turns { get; init; }

    public string? Output { get; init; }

    public string? ErrorType { get; init; }

    public string? Error { get; init; }

    public ParentCall? Parent { get; init; }

    public IReadOnlyList<string> WaitsFor { get; init; } = [];

    [JsonIgnore]
    public bool IsFinished => State is WorkflowState.Completed or WorkflowState.Failed or WorkflowState.Terminated;

    /// <summary>Names this run: answers to another run of this instance, or to an instance that had this id before, are not for it.</summary>
    [JsonIgnore]
    public string Run => string.Create(CultureInfo.InvariantCulture, $"{CreatedAt.UtcTicks:x}:{Generation}");

    /// <summary>Key of a call: no other call ever has it.</summary>
    public string CallId(int call) => string.Create(CultureInfo.InvariantCulture, $"{Id}:{Run}:{call}");

    public WorkflowInstance ToInstance() => new(Id, Workflow, Version, State, Status, CreatedAt, UpdatedAt, Output, Error) { WaitsFor = WaitsFor };
}

/// <summary>Who waits for a child.</summary>
/// <param name="Id">Instance id.</param>
/// <param name="Run">Its run, see <see cref="InstanceHeader.Run"/>.</param>
/// <param name="Call">Number of its decision.</param>
internal sealed record ParentCall(string Id, string Run, int Call);
