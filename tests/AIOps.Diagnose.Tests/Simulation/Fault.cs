namespace AIOps.Diagnose.Tests.Simulation;

/// <summary>What goes wrong in a simulated system.</summary>
internal enum Fault
{
    None,
    Cpu,
    Memory,
    Disk,
    Delay,
    Loss,
    Exception,
    WrongReturn,
}
