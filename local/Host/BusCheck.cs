using AIOps.Api.Health;
using AIOps.Orchestrations.Local.Signals;

namespace AIOps.Local.Host;

/// <summary>The signal bus takes messages: it is not full.</summary>
internal sealed class BusCheck(LocalSignalBus bus) : IDependencyCheck
{
    /// <inheritdoc/>
    public string Name => "signals";

    /// <inheritdoc/>
    public Task<string> CheckAsync(CancellationToken cancellation) => bus.IsFull
        ? throw new InvalidOperationException($"{bus.Depth} messages wait for detection; senders are told to come again later.")
        : Task.FromResult($"{bus.Depth} messages wait");
}
