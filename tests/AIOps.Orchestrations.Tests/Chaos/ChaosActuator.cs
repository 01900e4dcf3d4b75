using System.Collections.Concurrent;
using AIOps.Orchestrations.Ports;
using AIOps.Remediate;

namespace AIOps.Orchestrations.Tests.Chaos;

/// <summary>
/// The other side of every action, the same for all lives of the host: it is busy, loses calls and answers, takes its time and fails, by seed. What arrived stays arrived.
/// </summary>
internal sealed class ChaosActuator(int seed) : IActuator
{
    private readonly Random _random = new(seed);
    private readonly ConcurrentDictionary<string, int> _looks = new();

    /// <summary>Intent id of every call that arrived, once per arrival, with its target.</summary>
    public ConcurrentQueue<(string IntentId, string Target)> Arrived { get; } = new();

    /// <summary>Targets whose action is done and was no failure.</summary>
    public ConcurrentQueue<string> Done { get; } = new();

    public bool CanDo(PlannedAction action) => true;

    public Task<IReadOnlyList<PlanChange>> DryRunAsync(PlannedAction action, CancellationToken cancellation) =>
        Roll(0.05) ? throw new HttpRequestException("chaos: the target cannot be read") : Task.FromResult<IReadOnlyList<PlanChange>>([new("power state", "running", "restarted")]);

    public Task<ActionProgress> StartAsync(PlannedAction action, string intentId, CancellationToken cancellation)
    {
        if (Roll(0.15)) return Task.FromResult(new ActionProgress(ActionState.Busy, null, TimeSpan.FromSeconds(20), "Another operation runs."));
        if (Roll(0.1)) throw new HttpRequestException("chaos: the call never arrived");
        Arrived.Enqueue((intentId, action.TargetId));
        return Roll(0.15) ? throw new HttpRequestException("chaos: the answer got lost") : Task.FromResult(Running(action, intentId));
    }

    public Task<ActionProgress?> FindAsync(PlannedAction action, string intentId, DateTimeOffset since, CancellationToken cancellation) =>
        Roll(0.1) ? throw new HttpRequestException("chaos: the log cannot be read")
        : Task.FromResult(Arrived.Any(call => call.IntentId == intentId) ? Running(action, intentId) : null);

    public Task<ActionProgress> PollAsync(string operation, CancellationToken cancellation)
    {
        if (Roll(0.1)) throw new HttpRequestException("chaos: the operation cannot be read");
        var (intentId, target) = (operation.Split('|')[0], operation.Split('|')[1]);
        if (_looks.AddOrUpdate(intentId, 1, static (_, looks) => looks + 1) <= StableNumber(intentId) % 4)
        {
            return Task.FromResult(new ActionProgress(ActionState.Running, operation, TimeSpan.FromSeconds(15), "In progress."));
        }

        // How it ends is a matter of the action, not of who asks.
        if (StableNumber(intentId) % 10 == 0)
        {
            return Task.FromResult(new ActionProgress(ActionState.Failed, null, TimeSpan.Zero, "AllocationFailed"));
        }

        Done.Enqueue(target);
        return Task.FromResult(new ActionProgress(ActionState.Succeeded, null, TimeSpan.Zero, "Done."));
    }

    private static ActionProgress Running(PlannedAction action, string intentId) => new(ActionState.Running, $"{intentId}|{action.TargetId}", TimeSpan.FromSeconds(15), "Accepted.");

    private static int StableNumber(string intentId) => Convert.ToInt32(intentId[..6], 16);

    private bool Roll(double chance)
    {
        lock (_random) return _random.NextDouble() < chance;
    }
}
