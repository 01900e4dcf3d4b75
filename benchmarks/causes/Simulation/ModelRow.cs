namespace AIOps.Benchmarks.Causes.Simulation;

/// <summary>One row: what the fault does to processors, disks and wires, and what that does to the answers of everything above.</summary>
internal sealed class ModelRow(ModelSystem system, double[] drift, double seconds, double load, Injection? injection)
{
    private readonly double[] flow = system.Flow(load, injection);
    private readonly double?[] answer = new double?[system.Services.Count];
    private readonly double?[] failing = new double?[system.Services.Count];
    private readonly ModelFault fault = new(system, injection);
    private readonly Dictionary<(string, string, string), double> cells = [];

    public double Answer(int i)
    {
        if (answer[i] is { } known) return known;
        var service = system.Services[i];
        var hog = fault.Of(Trouble.CpuHog, i) + (0.12 * fault.Beside(Trouble.CpuHog, i));
        var leak = fault.Of(Trouble.MemoryLeak, i);
        var disk = fault.Of(Trouble.DiskStress, i) + (0.15 * fault.Beside(Trouble.DiskStress, i));
        // A queue: waiting grows as the processor fills up, whoever fills it.
        var busy = Math.Min(0.96, Utilisation(service) * flow[i] / Math.Max(1e-9, system.Usual[i]) / Math.Max(0.1, 1 - (0.85 * hog)));
        var own = service.Work * (1 - service.DiskShare) / (1 - busy) * (1 + (1.5 * leak * fault.Leaked));
        own += service.Work * service.DiskShare * (1 + (12 * disk));
        own += service.Work * 0.4 * disk;
        if (system.Variant.ShortWork) own *= 1 - (0.6 * fault.Of(Trouble.WrongReturns, i));
        foreach (var (callee, calls) in service.Calls) own += calls * (1 - fault.Early(i)) * (Answer(callee) + Gap(i, callee));
        return (answer[i] = own * Math.Exp(0.03 * system.Normal())).Value;
    }

    public double Failing(int i)
    {
        if (failing[i] is { } known) return known;
        var good = 1 - fault.Thrown(i);
        foreach (var (callee, calls) in system.Services[i].Calls)
            good *= 1 - (0.6 * Math.Min(1, calls) * Math.Min(1, Failing(callee) + fault.Useless(callee) + (0.02 * (Loss(i) + Loss(callee)))));
        return (failing[i] = 1 - good).Value;
    }

    public Dictionary<(string Node, string Metric, string Statistic), double> Emit()
    {
        foreach (var service in system.Services) Emit(service);
        return cells;
    }

    private double Loss(int i) => fault.Of(Trouble.PacketLoss, i);

    private double Delay(int i) => fault.Of(Trouble.NetworkDelay, i);

    private double Gap(int caller, int callee) => (system.Services[callee].Wire * Math.Exp(0.1 * system.Normal()))
        + (0.25 * (Delay(caller) + Delay(callee))) + (0.12 * (Loss(caller) + Loss(callee)) * Math.Exp(0.5 * system.Normal()));

    // Where there are limits they are tight.
    private double Utilisation(ModelService service) => system.Variant.Limits ? 0.3 + service.Utilisation : service.Utilisation;

    private void Emit(ModelService service)
    {
        var i = service.Index;
        var (hog, leak, disk) = (fault.Of(Trouble.CpuHog, i), fault.Of(Trouble.MemoryLeak, i), fault.Of(Trouble.DiskStress, i));
        var share = Utilisation(service) * flow[i] / Math.Max(1e-9, system.Usual[i]);
        var level = Math.Exp(drift[i]);
        var used = (share * level) + (hog * 0.85) + (0.06 * leak * fault.Leaked) + ((system.Variant.NoDisks ? 0.25 : 0.05) * disk) + (0.06 * fault.Beside(Trouble.CpuHog, i));
        Put("cpu", "Average", system.Variant.Limits ? service.Cores * Math.Min(1 - (0.01 * system.Random.NextDouble()), used * Jitter(0.06)) : 100 * Math.Min(1, used * Jitter(0.06)));
        var held = fault.IsDown(i) ? 0.6 * service.Memory * level : (service.Memory * level) + (service.MemoryPerBusy * share) + (service.Memory * 2.5 * leak * fault.Leaked);
        if (system.Variant.NoDisks) held *= 1 + (0.3 * disk);
        Put("memory", "Average", held * Jitter(0.01));
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
            if (system.Variant.Scraped) Scrape(service, seen, requests);
        }

        ModelLines.Write(system, fault, service, requests, Failing(i), Kept(i), cells);
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

    // The p90 of few requests scatters widely.
    private void Scrape(ModelService service, double seen, double requests)
    {
        var noise = 0.1 + (0.8 / Math.Sqrt(requests));
        cells[(service.Name, "serverLatency", "p90")] = seen * 1.9 * Jitter(noise) * (1 + (2 * Loss(service.Index)));
        var calls = service.Calls.Select(call => Answer(call.Callee) + Gap(service.Index, call.Callee)).ToList();
        if (calls.Count > 0) cells[(service.Name, "clientLatency", "p90")] = ((0.5 * calls.Max()) + (0.5 * calls.Average())) * 1.9 * Jitter(noise);
    }

    private double Kept(int i) => 1 - fault.Early(i);

    private double Jitter(double size) => Math.Exp(size * system.Normal());
}
