namespace AIOps.Diagnose.Tests.Simulation;

/// <summary>A service of a simulated system with its usual behaviour.</summary>
internal sealed class SimulatedService(string name, Random random)
{
    public string Name { get; } = name;

    public List<(SimulatedService Callee, double CallsPerRequest)> Calls { get; } = [];

    /// <summary>Own seconds per request.</summary>
    public double SelfTime { get; } = 0.001 * Math.Pow(30, random.NextDouble());

    public double IdleCpu { get; } = 0.5 + (5 * random.NextDouble());

    public double CpuPerRequest { get; } = 0.05 + (0.3 * random.NextDouble());

    public double Memory { get; } = 40 * Math.Pow(20, random.NextDouble());

    public double BytesPerCall { get; } = 500 + (5000 * random.NextDouble());

    /// <summary>Lines per request of each log template; the later half is written after the calls to others.</summary>
    public double[] LinesPerRequest { get; } = [.. Enumerable.Range(0, random.Next(2, 6)).Select(_ => random.NextDouble() < 0.3 ? 0.02 : 1.0)];

    /// <summary>Seconds that a call to this service usually spends on the wire.</summary>
    public double Wire { get; } = 0.0005 + (0.002 * random.NextDouble());

    /// <summary>Usual share of failed requests.</summary>
    public double Failures { get; } = random.NextDouble() < 0.3 ? 0.002 * random.NextDouble() : 0;
}
