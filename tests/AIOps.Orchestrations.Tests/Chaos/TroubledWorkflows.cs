using AIOps.Orchestrations.Workflows.Approvals;
using AIOps.Orchestrations.Workflows.Port;

namespace AIOps.Orchestrations.Tests.Chaos;

/// <summary>Between the product and its engine: wake-ups of approvals get lost, every event may come twice, and one may be overtaken by the next.</summary>
internal sealed class TroubledWorkflows(IWorkflowClient engine, int seed) : IWorkflowClient
{
    private readonly Random _random = new(seed);
    private readonly Lock _gate = new();
    private Func<Task>? _held;

    public int Lost { get; private set; }

    public Task StartAsync<TIn, TOut>(WorkflowRef<TIn, TOut> workflow, string instanceId, TIn input, CancellationToken cancellation = default) =>
        engine.StartAsync(workflow, instanceId, input, cancellation);

    public async Task RaiseEventAsync<T>(string instanceId, EventRef<T> name, T payload, string? eventId = null, CancellationToken cancellation = default)
    {
        Task Send() => engine.RaiseEventAsync(instanceId, name, payload, eventId, CancellationToken.None);
        if (name.Name == ApprovalNames.Decided.Name)
        {
            // A wake-up carries nothing: it may get lost, or come after what came later.
            if (Roll(0.4))
            {
                Lost++;
                return;
            }

            if (Roll(0.3))
            {
                Hold(Send);
                return;
            }
        }

        await Send();
        if (Roll(0.2)) await Send();
        if (Release() is { } late) await late();
    }

    public Task<WorkflowInstance?> GetAsync(string instanceId, CancellationToken cancellation = default) => engine.GetAsync(instanceId, cancellation);

    public Task<IReadOnlyList<WorkflowInstance>> ListAsync(WorkflowState? state = null, int take = 100, CancellationToken cancellation = default) =>
        engine.ListAsync(state, take, cancellation);

    public Task SuspendAsync(string instanceId, string reason, CancellationToken cancellation = default) => engine.SuspendAsync(instanceId, reason, cancellation);

    public Task ResumeAsync(string instanceId, string reason, CancellationToken cancellation = default) => engine.ResumeAsync(instanceId, reason, cancellation);

    public Task TerminateAsync(string instanceId, string reason, CancellationToken cancellation = default) => engine.TerminateAsync(instanceId, reason, cancellation);

    public Task PurgeAsync(string instanceId, CancellationToken cancellation = default) => engine.PurgeAsync(instanceId, cancellation);

    public Task<int> PurgeEndedAsync(DateTimeOffset createdBefore, CancellationToken cancellation = default) => engine.PurgeEndedAsync(createdBefore, cancellation);

    private void Hold(Func<Task> send)
    {
        lock (_gate) _held = send;
    }

    private Func<Task>? Release()
    {
        lock (_gate)
        {
            var held = _held;
            _held = null;
            return held;
        }
    }

    private bool Roll(double chance)
    {
        lock (_gate) return _random.NextDouble() < chance;
    }
}
