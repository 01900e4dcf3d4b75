using AIOps.Storage;
using AIOps.Storage.Json;

namespace AIOps.Orchestrations.Plans;

/// <summary>The switch that stops every action while the product runs; read from storage before each step, so it holds for all hosts at once.</summary>
public sealed class KillSwitch(IDocumentStore store)
{
    private readonly RecordTable<KillSwitchState> _state = new(store, "settings");

    /// <summary>True when nothing may run.</summary>
    public async Task<bool> IsOnAsync(CancellationToken cancellation = default) => (await ReadAsync(cancellation)).On;

    /// <summary>How the switch stands; off and unsigned when nobody ever touched it.</summary>
    public async Task<KillSwitchState> ReadAsync(CancellationToken cancellation = default) =>
        (await _state.GetAsync("switches", "kill", cancellation))?.Value ?? new KillSwitchState(false, "", DateTimeOffset.UnixEpoch);

    /// <summary>Throws or releases the switch.</summary>
    public Task SetAsync(bool on, string actor, DateTimeOffset at, string reason = "", CancellationToken cancellation = default) =>
        _state.PutAsync("switches", "kill", new KillSwitchState(on, actor, at) { Reason = reason }, cancellation);
}

/// <summary>How the switch stands.</summary>
/// <param name="On">True = nothing runs.</param>
/// <param name="Actor">Who set it; empty when nobody ever did.</param>
/// <param name="At">When.</param>
public sealed record KillSwitchState(bool On, string Actor, DateTimeOffset At)
{
    /// <summary>Why, in the person's words.</summary>
    public string Reason { get; init; } = "";
}
