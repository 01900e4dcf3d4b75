using AIOps.Storage;
using AIOps.Storage.Json;

namespace AIOps.Orchestrations.Plans;

/// <summary>The switch that stops every action while the product runs; read from storage before each step, so it holds for all hosts at once.</summary>
public sealed class KillSwitch(IDocumentStore store)
{
    private readonly RecordTable<KillSwitchState> _state = new(store, "settings");

    /// <summary>True when nothing may run.</summary>
    public async Task<bool> IsOnAsync(CancellationToken cancellation = default) =>
        (await _state.GetAsync("switches", "kill", cancellation))?.Value.On ?? false;

    /// <summary>Throws or releases the switch.</summary>
    public Task SetAsync(bool on, string actor, DateTimeOffset at, CancellationToken cancellation = default) =>
        _state.PutAsync("switches", "kill", new KillSwitchState(on, actor, at), cancellation);
}

/// <summary>How the switch stands.</summary>
/// <param name="On">True = nothing runs.</param>
/// <param name="Actor">Who set it.</param>
/// <param name="At">When.</param>
internal sealed record KillSwitchState(bool On, string Actor, DateTimeOffset At);
