namespace AIOps.Benchmarks.Causes.Simulation;

/// <summary>The kinds of fault that public sets of injected faults have.</summary>
internal enum Trouble
{
    CpuHog,
    MemoryLeak,
    DiskStress,
    NetworkDelay,
    PacketLoss,
    Exceptions,
    WrongReturns,
}

/// <summary>A fault as it is at one moment.</summary>
/// <param name="Kind">What is wrong.</param>
/// <param name="Root">Index of the service.</param>
/// <param name="Size">How bad, about .2 to 1.</param>
/// <param name="Since">Seconds since it began.</param>
/// <param name="Progress">Share of its time that is over, 0 to 1.</param>
/// <param name="Shape">One of a few ways in which faults of the kind show.</param>
internal sealed record Injection(Trouble Kind, int Root, double Size, double Since, double Progress = 0, int Shape = 0)
{
    /// <summary>The size of the kind at the service, 0 when it has another fault or none.</summary>
    public static double At(Injection? injection, Trouble kind, int service) => injection is not null && injection.Kind == kind && injection.Root == service ? injection.Size : 0;
}
