namespace AIOps.Benchmarks.Causes.Simulation;

/// <summary>A service of a modelled system: a queue with a limited processor, memory and, for stores, a disk.</summary>
internal sealed class ModelService
{
    public ModelService(int index, bool isStore, Random random)
    {
        (Index, IsStore) = (index, isStore);
        Name = (isStore ? "store-" : "service-") + index;
        Work = (isStore ? 0.0005 : 0.001) * Math.Pow(20, random.NextDouble());
        Utilisation = 0.05 + (0.45 * random.NextDouble());
        Memory = 60 * Math.Pow(15, random.NextDouble());
        MemoryPerBusy = Memory * 0.3 * random.NextDouble();
        DiskShare = isStore ? 0.3 + (0.5 * random.NextDouble()) : random.NextDouble() < 0.3 ? 0.1 : 0;
        Bytes = 300 * Math.Pow(30, random.NextDouble());
        Wire = 0.0003 + (0.0015 * random.NextDouble());
        // Half of the stores are black boxes: no latency, no requests, no logs of their own.
        IsTraced = !isStore || random.NextDouble() < 0.5;
        Templates = [.. Enumerable.Range(0, IsTraced ? random.Next(1, 5) : 0).Select(_ => random.NextDouble() < 0.4 ? 0.01 + (0.05 * random.NextDouble()) : 1.0)];
    }

    public int Index { get; }

    public string Name { get; }

    public bool IsStore { get; }

    public bool IsTraced { get; }

    /// <summary>Processor seconds per request.</summary>
    public double Work { get; }

    /// <summary>Share of its processor that is busy at the usual load.</summary>
    public double Utilisation { get; }

    public double Memory { get; }

    public double MemoryPerBusy { get; }

    /// <summary>Processors that it may use.</summary>
    public double Cores => 0.1 * Math.Pow(2, Index % 6);

    /// <summary>Share of the work that waits for a disk.</summary>
    public double DiskShare { get; }

    public double Bytes { get; }

    public double Wire { get; }

    /// <summary>Lines per request of each log template.</summary>
    public double[] Templates { get; }

    public List<(int Callee, double Calls)> Calls { get; } = [];
}
