using System.Collections.Concurrent;
using AIOps.Orchestrations.Workflows.Port;

namespace AIOps.Contracts.Streams;

/// <summary>Where anomalies go instead of a workflow: each delivery by its event id, as the workflow engine would tell repeats apart.</summary>
public sealed class NotedAnomalies : IWorkflowClient
{
    /// <summary>Event ids with how often each came.</summary>
    public ConcurrentDictionary<string, int> Deliveries { get; } = new(StringComparer.Ordinal);

    public Task StartAsync<TIn, TOut>(WorkflowRef<TIn, TOut> workflow, string instanceId, TIn input, CancellationToken cancellation = default) => Task.CompletedTask;

    public Task RaiseEventAsync<T>(string instanceId, EventRef<T> name, T payload, string? eventId = null, CancellationToken cancellation = default)
    {
        Deliveries.AddOrUpdate(eventId!, 1, static (_, count) => count + 1);
        return Task.CompletedTask;
    }

    public Task<WorkflowInstance?> GetAsync(string instanceId, CancellationToken cancellation = default) => Task.FromResult<WorkflowInstance?>(null);

    public Task<IReadOnlyList<WorkflowInstance>> ListAsync(WorkflowState? state = null, int take = 100, CancellationToken cancellation = default) =>
        Task.FromResult<IReadOnlyList<WorkflowInstance>>([]);

    public Task SuspendAsync(string instanceId, string reason, CancellationToken cancellation = default) => Task.CompletedTask;

    public Task ResumeAsync(string instanceId, string reason, CancellationToken cancellation = default) => Task.CompletedTask;

    public Task TerminateAsync(string instanceId, string reason, CancellationToken cancellation = default) => Task.CompletedTask;

    public Task PurgeAsync(string instanceId, CancellationToken cancellation = default) => Task.CompletedTask;

    public Task<int> PurgeEndedAsync(DateTimeOffset createdBefore, CancellationToken cancellation = default) => Task.FromResult<int>(default);
}
