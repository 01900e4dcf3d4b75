namespace AIOps.Detect.Slo;

/// <summary>Events of one minute.</summary>
/// <param name="Good">Those that count, 0 to <paramref name="Total"/>.</param>
/// <param name="Total">All.</param>
public readonly record struct SloMinute(double Good, double Total);
