using System.Text.Json;
using AIOps.Orchestrations.Durable.Context;
using AIOps.Orchestrations.Workflows.Port;
using Microsoft.DurableTask.Client;

namespace AIOps.Orchestrations.Durable.Client;

/// <summary>Turns what Durable Task knows of an instance into what the workflow page shows.</summary>
internal static class InstanceReader
{
    public static WorkflowInstance Read(OrchestrationMetadata metadata)
    {
        RunStatus? status = ReadStatus(metadata.SerializedCustomStatus);
        WorkflowState state = StateOf(metadata.RuntimeStatus);
        bool waits = state is WorkflowState.Running or WorkflowState.Suspended;
        return new WorkflowInstance(
            InstanceIds.FromDurable(metadata.InstanceId), metadata.Name, status?.Version ?? "", state, status?.Text ?? "", metadata.CreatedAt,
            metadata.LastUpdatedAt, state == WorkflowState.Completed ? metadata.SerializedOutput ?? "null" : null, ErrorOf(state, metadata))
        {
            WaitsFor = waits ? status?.WaitsFor ?? [] : [],
        };
    }

    public static OrchestrationRuntimeStatus[] StatusesOf(WorkflowState state) => state switch
    {
        WorkflowState.Pending => [OrchestrationRuntimeStatus.Pending],
        WorkflowState.Running => [OrchestrationRuntimeStatus.Running],
        WorkflowState.Suspended => [OrchestrationRuntimeStatus.Suspended],
        WorkflowState.Completed => [OrchestrationRuntimeStatus.Completed],
        WorkflowState.Failed => [OrchestrationRuntimeStatus.Failed],
        WorkflowState.Terminated => [OrchestrationRuntimeStatus.Terminated],
        _ => [],
    };

    public static WorkflowState StateOf(OrchestrationRuntimeStatus status) => status switch
    {
        OrchestrationRuntimeStatus.Pending => WorkflowState.Pending,
        OrchestrationRuntimeStatus.Suspended => WorkflowState.Suspended,
        OrchestrationRuntimeStatus.Completed => WorkflowState.Completed,
        OrchestrationRuntimeStatus.Failed => WorkflowState.Failed,
        OrchestrationRuntimeStatus.Terminated => WorkflowState.Terminated,
        _ => WorkflowState.Running,
    };

    private static string? ErrorOf(WorkflowState state, OrchestrationMetadata metadata) => state switch
    {
        WorkflowState.Failed => metadata.FailureDetails?.ErrorMessage ?? metadata.SerializedOutput ?? "failed",
        WorkflowState.Terminated => metadata.SerializedOutput,
        _ => null,
    };

    private static RunStatus? ReadStatus(string? json)
    {
        try
        {
            return json is null ? null : JsonSerializer.Deserialize<RunStatus>(json);
        }
        catch (JsonException)
        {
            // Somebody else's orchestration in the same task hub.
            return null;
        }
    }
}
