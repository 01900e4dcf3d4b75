using AIOps.Orchestrations.Local.Signals;
using AIOps.Orchestrations.Ports;

namespace AIOps.Local.Host;

/// <summary>Back-pressure from the depth of the bus: when detection is far behind, senders wait.</summary>
internal sealed class BusPressure(LocalSignalBus bus) : IBackPressure
{
    /// <inheritdoc/>
    public TimeSpan? RetryAfter => bus.IsFull ? TimeSpan.FromSeconds(1) : null;
}
