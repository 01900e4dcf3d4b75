using AIOps.Orchestrations.Local.Signals;
using AIOps.Orchestrations.Ports;

namespace AIOps.Local.Host;

/// <summary>Back-pressure from the depth of the bus: when detection is far behind, senders wait.</summary>
internal sealed class BusPressure(LocalSignalBus bus) : IBackPressure
{
    /// <summary>Messages that may wait: some seconds of work, and a few hundred MB on disk at the very most.</summary>
    private const long MostWaiting = 5_000;

    /// <inheritdoc/>
    public TimeSpan? RetryAfter => bus.Depth > MostWaiting ? TimeSpan.FromSeconds(1) : null;
}
