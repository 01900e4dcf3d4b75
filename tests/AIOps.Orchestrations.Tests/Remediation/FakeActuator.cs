using AIOps.Orchestrations.Ports;
using AIOps.Remediate;

namespace AIOps.Orchestrations.Tests.Remediation;

/// <summary>An actuator whose other side keeps what arrived, and that can die before or after the call goes out.</summary>
internal sealed class FakeActuator : IActuator
{
    public List<string> Arrived { get; } = [];

    public Action? BeforeSend { get; set; }

    public Action? AfterSend { get; set; }

    public ActionProgress Answer { get; set; } = new(ActionState.Running, "op-1", TimeSpan.FromSeconds(1), "Accepted.");

    /// <summary>What a dry run sees.</summary>
    public IReadOnlyList<PlanChange> Changes { get; set; } = [new("power state", "running", "restarted")];

    /// <summary>When set, the dry run refuses with it.</summary>
    public string? Refusal { get; set; }

    public bool CanDo(PlannedAction action) => true;

    public Task<IReadOnlyList<PlanChange>> DryRunAsync(PlannedAction action, CancellationToken cancellation) =>
        Refusal is null ? Task.FromResult(Changes) : throw new ActionPreconditionException(Refusal);

    public Task<ActionProgress> StartAsync(PlannedAction action, string intentId, CancellationToken cancellation)
    {
        BeforeSend?.Invoke();
        if (Answer.State != ActionState.Busy)
        {
            Arrived.Add(intentId);
        }

        AfterSend?.Invoke();
        return Task.FromResult(Answer);
    }

    public Task<ActionProgress?> FindAsync(PlannedAction action, string intentId, DateTimeOffset since, CancellationToken cancellation) =>
        Task.FromResult(Arrived.Contains(intentId) ? new ActionProgress(ActionState.Running, "found", TimeSpan.FromSeconds(1), "Found in the log.") : null);

    public Task<ActionProgress> PollAsync(string operation, CancellationToken cancellation) =>
        Task.FromResult(new ActionProgress(ActionState.Succeeded, null, TimeSpan.Zero, "Done."));
}
