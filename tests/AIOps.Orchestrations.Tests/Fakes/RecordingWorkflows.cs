using AIOps.Orchestrations.Workflows.Port;

namespace AIOps.Orchestrations.Tests.Fakes;

/// <summary>Notes what is started and raised; runs nothing.</summary>
internal sealed class RecordingWorkflows : IWorkflowClient
{
    public List<(string Instance, string Event, object? Payload, string? Id)> Events { get; } = [];

    public List<(string Instance, string Workflow)> Started { get; } = [];

    public Task StartAsync<TIn, TOut>(WorkflowRef<TIn, TOut> workflow, string instanceId, TIn input, CancellationToken cancellation = default)
    {
        Started.Add((instanceId, workflow.Name));
        return Task.CompletedTask;
    }

    public Task RaiseEventAsync<T>(string instanceId, EventRef<T> name, T payload, string? eventId = null, CancellationToken cancellation = default)
    {
        // Handlers may tell of several series side by side.
        lock (Events) Events.Add((instanceId, name.Name, payload, eventId));
        return Task.CompletedTask;
    }

    public Task<WorkflowInstance?> GetAsync(string instanceId, CancellationToken cancellation = default) => Task.FromResult<WorkflowInstance?>(null);

    public Task<IReadOnlyList<WorkflowInstance>> ListAsync(WorkflowState? state = null, int take = 100, CancellationToken cancellation = default) =>
        Task.FromResult<IReadOnlyList<WorkflowInstance>>([]);

    public Task SuspendAsync(string instanceId, string reason, CancellationToken cancellation = default) => Task.CompletedTask;

    public Task ResumeAsync(string instanceId, string reason, CancellationToken cancellation = default) => Task.CompletedTask;

    public Task TerminateAsync(string instanceId, string reason, CancellationToken cancellation = default) => Task.CompletedTask;

    public Task PurgeAsync(string instanceId, CancellationToken cancellation = default) => Task.CompletedTask;

    public Task<int> PurgeEndedAsync(DateTimeOffset createdBefore, CancellationToken cancellation = default) => Task.FromResult(0);
}
