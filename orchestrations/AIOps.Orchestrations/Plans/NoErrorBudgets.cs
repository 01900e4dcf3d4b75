using AIOps.Orchestrations.Ports;

namespace AIOps.Orchestrations.Plans;

/// <summary>Where nobody keeps objectives, no budget is known.</summary>
internal sealed class NoErrorBudgets : IErrorBudgets
{
    public Task<double?> RemainingPercentAsync(IReadOnlyCollection<string> resourceIds, CancellationToken cancellation) => Task.FromResult<double?>(null);
}
