namespace AIOps.Benchmarks.Correlate.Simulation;

/// <summary>The parameters of the simulated estate and its trouble. Defaults follow research/causes.md; all can be changed on the command line.</summary>
internal sealed record GeneratorOptions
{
    /// <summary>Services of the estate.</summary>
    public int Services { get; init; } = 100;

    /// <summary>Share of the true edges that the correlator does not see.</summary>
    public double HiddenEdges { get; init; } = 0.2;

    /// <summary>Edges that the correlator sees although they are gone, as a share of the true ones; half of them still look fresh.</summary>
    public double StaleEdges { get; init; } = 0.05;

    /// <summary>Mean time between faults is the inverse.</summary>
    public double FaultsPerHour { get; init; } = 1;

    /// <summary>Faults at the same time, at most.</summary>
    public int MaxConcurrent { get; init; } = 3;

    /// <summary>Share of affected services that pass trouble on and show nothing themselves.</summary>
    public double Masked { get; init; } = 0.2;

    /// <summary>Worst impact of a fault in units of the tools' thresholds; the mildest is 1.5, in between log-uniform.</summary>
    public double WorstSeverity { get; init; } = 12;

    /// <summary>Share of the alerts in the stream that belong to no fault.</summary>
    public double Noise { get; init; } = 0.35;

    /// <summary>Share of notifications that never arrive.</summary>
    public double Lost { get; init; } = 0.05;

    /// <summary>Share of notifications that arrive twice.</summary>
    public double Duplicated { get; init; } = 0.05;

    /// <summary>Share of monitored resources whose clock is wrong by half a minute to five minutes.</summary>
    public double Skewed { get; init; } = 0.02;

    /// <summary>Days before the scored one, for what a running system would have learnt.</summary>
    public int WarmUpDays { get; init; } = 2;

    /// <summary>False for a day on which nothing is wrong.</summary>
    public bool Faults { get; init; } = true;
}
