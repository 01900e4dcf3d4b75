using System.Text.Json;
using AIOps.Orchestrations.Durable.Context;
using AIOps.Orchestrations.Workflows.Port;
using AIOps.Storage.Json;
using DurableTask.Core.Exceptions;
using Grpc.Core;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace AIOps.Orchestrations.Durable.Client;

/// <summary>The client port over Durable Task.</summary>
internal sealed class DurableWorkflowClient(DurableClientSource source, WorkflowRegistry registry) : IWorkflowClient
{
    /// <summary>Every status: an id that is taken is never started again (the host overwrites ended instances unless asked not to).</summary>
    private static readonly OrchestrationRuntimeStatus[] Taken =
        [.. StartOrchestrationOptionsExtensions.ValidDedupeStatuses];

    public async Task StartAsync<TIn, TOut>(WorkflowRef<TIn, TOut> workflow, string instanceId, TIn input, CancellationToken cancellation = default)
    {
        WorkflowRegistration newest = registry.FindNewest(workflow.Name)
            ?? throw new InvalidOperationException($"Workflow '{workflow.Name}' is not registered.");
        string id = InstanceIds.ToDurable(instanceId);
        if (await source.Client.GetInstanceAsync(id, cancellation) is not null) return;
        try
        {
            RunInput start = new(JsonSerializer.SerializeToElement(input, AiopsJson.Options), Run: Guid.NewGuid().ToString("N"));
            StartOrchestrationOptions options = new StartOrchestrationOptions(id) { Version = newest.Version }.WithDedupeStatuses(Taken);
            await source.Client.ScheduleNewOrchestrationInstanceAsync(workflow.Name, start, options, cancellation);
        }
        catch (OrchestrationAlreadyExistsException)
        {
            // Another caller was first.
        }
    }

    public async Task RaiseEventAsync<T>(string instanceId, EventRef<T> name, T payload, string? eventId = null, CancellationToken cancellation = default)
    {
        // To one whose start waits in the queue: the host takes the start up a second time when it comes before its row, and drops an event that has overtaken it.
        await Settled.UntilAsync(() => StateAsync(instanceId, cancellation), static state => state is not WorkflowState.Pending, cancellation);
        EventMessage message = new(name.Name, JsonSerializer.SerializeToElement(payload, AiopsJson.Options), eventId);
        try
        {
            await source.Client.RaiseEventAsync(InstanceIds.ToDurable(instanceId), EventMessage.Carrier, message, cancellation);
        }
        catch (RpcException nobody) when (nobody.StatusCode is StatusCode.NotFound or StatusCode.FailedPrecondition)
        {
            // Unknown or ended: dropped, as the port promises.
        }
    }

    public async Task<WorkflowInstance?> GetAsync(string instanceId, CancellationToken cancellation = default) =>
        await source.Client.GetInstanceAsync(InstanceIds.ToDurable(instanceId), getInputsAndOutputs: true, cancellation) is { } metadata
            ? InstanceReader.Read(metadata)
            : null;

    private async Task<WorkflowState?> StateAsync(string instanceId, CancellationToken cancellation) =>
        await source.Client.GetInstanceAsync(InstanceIds.ToDurable(instanceId), getInputsAndOutputs: false, cancellation) is { } metadata
            ? InstanceReader.StateOf(metadata.RuntimeStatus)
            : null;

    /// <summary>Durable Task lists in no order, so all that match are read and the newest kept; the retention sweep keeps their number bounded.</summary>
    public async Task<IReadOnlyList<WorkflowInstance>> ListAsync(WorkflowState? state = null, int take = 100, CancellationToken cancellation = default)
    {
        if (state == WorkflowState.Parked) return [];
        OrchestrationQuery query = new() { Statuses = state is { } one ? InstanceReader.StatusesOf(one) : null, FetchInputsAndOutputs = true };
        PriorityQueue<OrchestrationMetadata, DateTimeOffset> newest = new();
        await foreach (OrchestrationMetadata metadata in source.Client.GetAllInstancesAsync(query).WithCancellation(cancellation))
        {
            newest.Enqueue(metadata, metadata.CreatedAt);
            if (newest.Count > take) newest.Dequeue();
        }
        return [.. newest.UnorderedItems.OrderByDescending(item => item.Priority).Select(item => InstanceReader.Read(item.Element))];
    }

    public Task SuspendAsync(string instanceId, string reason, CancellationToken cancellation = default) => QueuedCommand.SendAsync(
        () => source.Client.SuspendInstanceAsync(InstanceIds.ToDurable(instanceId), reason, cancellation),
        () => StateAsync(instanceId, cancellation),
        static state => state is not (WorkflowState.Pending or WorkflowState.Running),
        cancellation);

    public Task ResumeAsync(string instanceId, string reason, CancellationToken cancellation = default) => QueuedCommand.SendAsync(
        () => source.Client.ResumeInstanceAsync(InstanceIds.ToDurable(instanceId), reason, cancellation),
        () => StateAsync(instanceId, cancellation),
        static state => state is not WorkflowState.Suspended,
        cancellation);

    public Task TerminateAsync(string instanceId, string reason, CancellationToken cancellation = default) => QueuedCommand.SendAsync(
        () => source.Client.TerminateInstanceAsync(InstanceIds.ToDurable(instanceId), reason, cancellation),
        () => StateAsync(instanceId, cancellation),
        static state => state is WorkflowState.Completed or WorkflowState.Failed or WorkflowState.Terminated,
        cancellation);

    public async Task PurgeAsync(string instanceId, CancellationToken cancellation = default)
    {
        if (await GetAsync(instanceId, cancellation) is { State: WorkflowState.Pending or WorkflowState.Running or WorkflowState.Suspended } open)
            throw new InvalidOperationException($"Workflow instance '{instanceId}' is {open.State}: only an ended one is purged.");
        await source.Client.PurgeInstanceAsync(InstanceIds.ToDurable(instanceId), cancellation: cancellation);
    }

    public async Task<int> PurgeEndedAsync(DateTimeOffset createdBefore, CancellationToken cancellation = default)
    {
        // Found first and deleted one by one: not every back end filters by time or deletes by a filter.
        OrchestrationQuery query = new()
        {
            Statuses = [OrchestrationRuntimeStatus.Completed, OrchestrationRuntimeStatus.Failed, OrchestrationRuntimeStatus.Terminated], CreatedTo = createdBefore,
        };
        List<string> ended = [];
        await foreach (OrchestrationMetadata metadata in source.Client.GetAllInstancesAsync(query).WithCancellation(cancellation))
        {
            if (metadata.CreatedAt < createdBefore) ended.Add(metadata.InstanceId);
        }

        foreach (string instance in ended) await source.Client.PurgeInstanceAsync(instance, cancellation: cancellation);
        return ended.Count;
    }
}
