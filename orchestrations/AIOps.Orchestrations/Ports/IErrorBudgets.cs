namespace AIOps.Orchestrations.Ports;

/// <summary>Says how much of their error budget services have left: a service that has used it up is not experimented on.</summary>
public interface IErrorBudgets
{
    /// <summary>The smallest remaining budget of all objectives that cover any of the resources.</summary>
    /// <param name="resourceIds">Resource ids, lower case: the target of an action and what the incident names.</param>
    /// <param name="cancellation">Cancels the call.</param>
    /// <returns>Percent left, 0 to 100 (below 0 when overspent); 100 when objectives are known and none covers the resources; null when it is not known: then a person decides.</returns>
    Task<double?> RemainingPercentAsync(IReadOnlyCollection<string> resourceIds, CancellationToken cancellation);
}
