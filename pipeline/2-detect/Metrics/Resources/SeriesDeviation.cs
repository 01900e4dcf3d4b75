using AIOps.Ingest;

namespace AIOps.Detect.Metrics.Resources;

/// <summary>How one series of a resource stands.</summary>
/// <param name="Series">The series (its dimensions name the instance).</param>
/// <param name="Deviation">Distance from the expected value in half heights of the band, signed: within -1 to 1 is usual.</param>
/// <param name="Share">Part of the joint deviation that is gone when this series is left out, 0 to 1.</param>
public readonly record struct SeriesDeviation(SeriesId Series, double Deviation, double Share);
