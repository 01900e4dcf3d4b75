namespace AIOps.Diagnose.Tests.Simulation;

/// <summary>What a service suffers in one row: factors on its usual behaviour.</summary>
internal sealed class Conditions
{
    public double SelfTime { get; set; } = 1;

    public double CpuFactor { get; set; } = 1;

    public double CpuPoints { get; set; }

    public double MemoryFactor { get; set; } = 1;

    /// <summary>Seconds that every call from and to the service takes longer.</summary>
    public double Delay { get; set; }

    /// <summary>Share of packets lost on every call from and to the service.</summary>
    public double Loss { get; set; }

    /// <summary>Share of requests that end with an exception.</summary>
    public double Exceptions { get; set; }

    /// <summary>Share of requests that return early with a wrong value.</summary>
    public double WrongReturns { get; set; }

    public static Conditions Of(Fault fault, double severity) => fault switch
    {
        Fault.Cpu => new() { SelfTime = 1 + (2 * severity), CpuFactor = 1 + (2 * severity), CpuPoints = 25 * severity },
        Fault.Memory => new() { SelfTime = 1 + (0.2 * severity), MemoryFactor = 1.2 + severity, CpuPoints = 6 * severity },
        Fault.Disk => new() { SelfTime = 1 + severity, MemoryFactor = 1.05 + (0.15 * severity), CpuFactor = 1 + (0.5 * severity), CpuPoints = 3 * severity },
        Fault.Delay => new() { Delay = 0.05 + (0.2 * severity) },
        Fault.Loss => new() { Loss = 0.03 + (0.05 * severity) },
        Fault.Exception => new() { Exceptions = Math.Min(0.9, 0.1 + (0.3 * severity)) },
        Fault.WrongReturn => new() { WrongReturns = Math.Min(0.95, 0.2 + (0.4 * severity)) },
        _ => new(),
    };
}
