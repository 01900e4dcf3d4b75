namespace AIOps.Detect.Metrics.Resources;

/// <summary>How a resource stands over all of its series.</summary>
/// <param name="Joint">Root of the sum of squared deviations beyond the bands, in half heights; 0 when every series is inside.</param>
/// <param name="Contributions">Deviating series, largest share first.</param>
public sealed record ResourceStanding(double Joint, IReadOnlyList<SeriesDeviation> Contributions);
