using AIOps.Orchestrations.Ports;

namespace AIOps.Orchestrations.Tests.Fakes;

/// <summary>Error budgets as a test wants them; ample by default.</summary>
internal sealed class AmpleBudget(double? left = 100) : IErrorBudgets
{
    public Task<double?> RemainingPercentAsync(IReadOnlyCollection<string> resourceIds, CancellationToken cancellation) => Task.FromResult(left);
}
