using AIOps.Diagnose;

namespace AIOps.Orchestrations.Investigation;

/// <summary>Says what is new or different in the logs of resources since an onset. Optional: without one, a diagnosis has no log findings.</summary>
public interface ILogFindingSource
{
    /// <summary>Differences, templates redacted; empty when there are none.</summary>
    /// <param name="resources">Azure resource ids, lower case, nearest to the alerts first.</param>
    /// <param name="onset">Start of the incident.</param>
    /// <param name="now">Until when.</param>
    /// <param name="cancellation">Cancels the call.</param>
    Task<IReadOnlyList<LogFinding>> FindAsync(IReadOnlyList<string> resources, DateTimeOffset onset, DateTimeOffset now, CancellationToken cancellation);
}

/// <summary>Says which forecasts of resources reach a limit. Optional: without one, only alerts speak of limits.</summary>
public interface IForecastFindingSource
{
    /// <summary>Forecasts that reach a limit inside their horizon; empty when there are none.</summary>
    /// <param name="resources">Azure resource ids, lower case, nearest to the alerts first.</param>
    /// <param name="now">The time of the forecast.</param>
    /// <param name="cancellation">Cancels the call.</param>
    Task<IReadOnlyList<ForecastFinding>> FindAsync(IReadOnlyList<string> resources, DateTimeOffset now, CancellationToken cancellation);
}
