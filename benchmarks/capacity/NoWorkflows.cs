using AIOps.Orchestrations.Workflows.Port;

namespace AIOps.Benchmarks.Capacity;

/// <summary>Lets go what would be told: this benchmark is about the series.</summary>
internal sealed class NoWorkflows : IWorkflowClient
{
    public Task StartAsync<TIn, TOut>(WorkflowRef<TIn, TOut> workflow, string instanceId, TIn input, CancellationToken cancellation = default) => Task.CompletedTask;

    public Task RaiseEventAsync<T>(string instanceId, EventRef<T> name, T payload, string? eventId = null, CancellationToken cancellation = default) => Task.CompletedTask;

    public Task<WorkflowInstance?> GetAsync(string instanceId, CancellationToken cancellation = default) => Task.FromResult<WorkflowInstance?>(null);

    public Task<IReadOnlyList<WorkflowInstance>> ListAsync(WorkflowState? state = null, int take = 100, CancellationToken cancellation = default) =>
        Task.FromResult<IReadOnlyList<WorkflowInstance>>([]);

    public Task SuspendAsync(string instanceId, string reason, CancellationToken cancellation = default) => Task.CompletedTask;

    public Task ResumeAsync(string instanceId, string reason, CancellationToken cancellation = default) => Task.CompletedTask;

    public Task TerminateAsync(string instanceId, string reason, CancellationToken cancellation = default) => Task.CompletedTask;

    public Task PurgeAsync(string instanceId, CancellationToken cancellation = default) => Task.CompletedTask;

    public Task<int> PurgeEndedAsync(DateTimeOffset createdBefore, CancellationToken cancellation = default) => Task.FromResult(0);
}
