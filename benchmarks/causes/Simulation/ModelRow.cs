namespace AIOps.Benchmarks.Causes.Simulation;

/// <summary>One row: what the fault does to processors, disks and wires, and what that does to the answers of everything above.</summary>
internal sealed class ModelRow(ModelSystem system, double[] drift, double seconds, double load, Injection? injection)
{
    private readonly double[] flow = system.Flow(load, injection);
    private readonly double?[] answer = new double?[system.Services.Count];
    private readonly double?[] failing = new double?[system.Services.Count];
    private readonly Dictionary<(string, string, string), double> cells = [];

    public double Answer(int i)
    {
        if (answer[i] is { } known) return known;
        var service = system.Services[i];
        var hog = Injection.At(injection, Trouble.CpuHog, i);
        var leak = Injection.At(injection, Trouble.MemoryLeak, i);
        var disk = Injection.At(injection, Trouble.DiskStress, i);
        // A queue: waiting grows as the processor fills up, whoever fills it.
        var busy = Math.Min(0.96, service.Utilisation * flow[i] / Math.Max(1e-9, system.Usual[i]) / Math.Max(0.1, 1 - (0.85 * hog)));
        var own = service.Work * (1 - service.DiskShare) / (1 - busy) * (1 + (1.5 * leak * Leaked));
        own += service.Work * service.DiskShare * (1 + (12 * disk));
        own += service.Work * 0.4 * disk;
        var early = (0.9 * Injection.At(injection, Trouble.Exceptions, i)) + (0.5 * Injection.At(injection, Trouble.WrongReturns, i));
        foreach (var (callee, calls) in service.Calls) own += calls * (1 - early) * (Answer(callee) + Gap(i, callee));
        return (answer[i] = own * Math.Exp(0.03 * system.Normal())).Value;
    }

    public double Failing(int i)
    {
        if (failing[i] is { } known) return known;
        var good = 1 - (0.9 * Injection.At(injection, Trouble.Exceptions, i)) - (0.1 * Injection.At(injection, Trouble.MemoryLeak, i) * (Leaked > 0.9 ? 1 : 0));
        foreach (var (callee, calls) in system.Services[i].Calls)
            good *= 1 - (0.6 * Math.Min(1, calls) * Math.Min(1, Failing(callee) + (0.35 * Injection.At(injection, Trouble.WrongReturns, callee)) + (0.02 * (Loss(i) + Loss(callee)))));
        return (failing[i] = 1 - good).Value;
    }

    public Dictionary<(string Node, string Metric, string Statistic), double> Emit()
    {
        foreach (var service in system.Services) Emit(service);
        return cells;
    }

    private double Leaked => injection is null ? 0 : Math.Min(1, injection.Since / 400);

    private double Loss(int i) => Injection.At(injection, Trouble.PacketLoss, i);

    private double Delay(int i) => Injection.At(injection, Trouble.NetworkDelay, i);

    private double Gap(int caller, int callee) => (system.Services[callee].Wire * Math.Exp(0.1 * system.Normal()))
        + (0.25 * (Delay(caller) + Delay(callee))) + (0.12 * (Loss(caller) + Loss(callee)) * Math.Exp(0.5 * system.Normal()));

    private void Emit(ModelService service)
    {
        var i = service.Index;
        var (hog, leak, disk) = (Injection.At(injection, Trouble.CpuHog, i), Injection.At(injection, Trouble.MemoryLeak, i), Injection.At(injection, Trouble.DiskStress, i));
        var share = service.Utilisation * flow[i] / Math.Max(1e-9, system.Usual[i]);
        var level = Math.Exp(drift[i]);
        Put("cpu", "Average", 100 * Math.Min(1, ((share * level) + (hog * 0.85) + (0.06 * leak * Leaked) + (0.05 * disk)) * Jitter(0.06)));
        Put("memory", "Average", ((service.Memory * level) + (service.MemoryPerBusy * share) + (service.Memory * 2.5 * leak * Leaked)) * Jitter(0.01));
        var bytes = flow[i] * seconds * service.Bytes * level * (1 - (0.5 * Loss(i)));
        Put("networkReceive", "Sum", bytes * Jitter(0.05));
        Put("networkTransmit", "Sum", bytes * 1.7 * Jitter(0.05));
        if (service.DiskShare > 0 || disk > 0) Put("disk", "Average", ((service.DiskShare * flow[i] * service.Bytes * level) + (disk * 4e6)) * Jitter(0.25));
        if (!service.IsTraced) return;
        var requests = system.Count(flow[i] * seconds);
        Put("requests", "Sum", requests);
        Put("spans", "Sum", system.Count(flow[i] * seconds * (1 + service.Calls.Sum(call => call.Calls * Kept(i)))));
        if (requests > 0)
        {
            var seen = Answer(i);
            Put("latency", "Average", seen * Jitter(0.05));
            Put("latency", "p50", seen * 0.75 * Jitter(0.05));
            Put("latency", "p90", seen * 1.9 * Jitter(0.12) * (1 + (2 * Loss(i))));
            Put("availability", "Average", 100 * (1 - Math.Min(1, system.Count(requests * Failing(i)) / requests)));
        }

        Lines(service, requests);
        foreach (var (callee, calls) in service.Calls)
        {
            var peer = system.Services[callee];
            if (!peer.IsTraced || flow[callee] * seconds * calls < 0.5) continue;
            var gap = Gap(i, callee);
            Put($"gap:to:{peer.Name}", "Average", gap);
            Put($"gap:to:{peer.Name}", "p50", gap * 0.8 * Jitter(0.05));
            cells[(peer.Name, $"gap:from:{service.Name}", "Average")] = gap * Jitter(0.02);
        }

        void Put(string metric, string statistic, double value) => cells[(service.Name, metric, statistic)] = value;
    }

    private double Kept(int i) => 1 - (0.9 * Injection.At(injection, Trouble.Exceptions, i)) - (0.5 * Injection.At(injection, Trouble.WrongReturns, i));

    private void Lines(ModelService service, double requests)
    {
        var thrown = 0.9 * Injection.At(injection, Trouble.Exceptions, service.Index);
        for (var template = 0; template < service.Templates.Length; template++)
        {
            var kept = template > 0 ? Kept(service.Index) : 1;
            cells[(service.Name, $"log:{service.Name}-{template}", "Sum")] = system.Count(requests * service.Templates[template] * kept);
        }

        var own = system.Count(requests * thrown);
        var inherited = system.Count(requests * Math.Max(0, Failing(service.Index) - thrown) * 0.7);
        cells[(service.Name, "errors", "Sum")] = own + inherited + system.Count(requests * 0.0005);
        if (own > 0) cells[(service.Name, $"log:{service.Name}-thrown", "Sum")] = own;
        if (inherited > 0) cells[(service.Name, $"log:{service.Name}-call-failed", "Sum")] = inherited;
    }

    private double Jitter(double size) => Math.Exp(size * system.Normal());
}
