namespace AIOps.Detect;

/// <summary>What one series adds to the joint deviation of its resource.</summary>
/// <param name="SeriesKey">The series.</param>
/// <param name="Metric">Its metric.</param>
/// <param name="Dimensions">Its canonical dimensions: they name the instance; empty when there are none.</param>
/// <param name="Deviation">Distance from the expected value in half heights of the band, signed: within -1 to 1 is usual.</param>
/// <param name="Share">Part of the joint deviation that is gone when this series is left out, 0 to 1.</param>
public sealed record Contribution(string SeriesKey, string Metric, string Dimensions, double Deviation, double Share);
