using AIOps.Orchestrations.Ports;

namespace AIOps.Orchestrations.Stats.Parts;

/// <summary>What waits in the queues of this host.</summary>
internal sealed class QueueFigures(IEnumerable<IBacklog> queues) : IStatsPart
{
    public string Name => "queues";

    public Task<object?> ReadAsync(CancellationToken cancellation) => Task.FromResult<object?>(queues.Select(static one => new { name = one.Name, waiting = one.Waiting }).ToList());
}
