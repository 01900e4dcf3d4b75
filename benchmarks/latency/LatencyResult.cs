namespace AIOps.Benchmarks.Latency;

/// <summary>What was measured.</summary>
/// <param name="Rate">Records per second that were accepted.</param>
/// <param name="Seconds">Length of the measurement.</param>
/// <param name="Probes">Machines that failed.</param>
/// <param name="P50Ms">Median, in milliseconds from the 202 of the failing sample to the first answer of the API with the incident.</param>
/// <param name="P95Ms">95th percentile.</param>
/// <param name="P99Ms">99th percentile.</param>
/// <param name="Lost">Machines without an incident a minute after the end.</param>
internal sealed record LatencyResult(double Rate, double Seconds, int Probes, double P50Ms, double P95Ms, double P99Ms, int Lost);
