namespace AIOps.Benchmarks.Capacity;

/// <summary>What many series cost one host on SQLite.</summary>
/// <param name="Series">Series.</param>
/// <param name="ReadySeconds">From opening the file in a new process to every series in memory.</param>
/// <param name="ReadyProcessorSeconds">Processor time of that, both cores together: what a busy machine cannot distort.</param>
/// <param name="ReadyMegabytes">Memory of the whole process (working set) then.</param>
/// <param name="ScoringMegabytes">The same after a further quarter of an hour of samples of every series, when each holds its points.</param>
/// <param name="HeapBytesPerSeries">Managed memory after a collection then, per series.</param>
/// <param name="SamplesPerSecond">Samples scored and stored per second of processor time in that quarter.</param>
internal sealed record CapacityResult(
    int Series, double ReadySeconds, double ReadyProcessorSeconds, double ReadyMegabytes, double ScoringMegabytes, double HeapBytesPerSeries, double SamplesPerSecond);
