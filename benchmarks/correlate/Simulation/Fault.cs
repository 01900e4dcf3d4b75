namespace AIOps.Benchmarks.Correlate.Simulation;

/// <summary>What is wrong at the root.</summary>
internal enum FaultKind
{
    Latency,
    Errors,
    Saturation,
    Crash,
    NodeLoss,
    BadDeployment,
    DependencyOutage,
    Configuration,
}

/// <summary>A fault, the truth of the benchmark.</summary>
/// <param name="Id">Index of the fault.</param>
/// <param name="Kind">What is wrong.</param>
/// <param name="Root">Index of the resource that is the cause.</param>
/// <param name="Start">Seconds.</param>
/// <param name="End">Seconds.</param>
/// <param name="Severity">Impact at the root in units of the tools' thresholds.</param>
internal sealed record Fault(int Id, FaultKind Kind, int Root, double Start, double End, double Severity);

/// <summary>How a fault shows at one resource.</summary>
/// <param name="Fault">The fault.</param>
/// <param name="Resource">Index of the resource.</param>
/// <param name="Impact">In units of the tools' thresholds.</param>
/// <param name="Start">Seconds.</param>
/// <param name="End">Seconds.</param>
/// <param name="IsRoot">True at the root, where the cause itself shows beside its effects.</param>
internal sealed record Symptom(Fault Fault, int Resource, double Impact, double Start, double End, bool IsRoot);
