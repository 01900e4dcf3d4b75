namespace AIOps.Diagnose.Tests.Simulation;

/// <summary>One row of a simulated system: load flows down, latency and failures flow up.</summary>
internal sealed class ServiceRow(SimulatedSystem system, double seconds, IReadOnlyDictionary<string, Conditions> conditions)
{
    private readonly Dictionary<string, double> latency = [];
    private readonly Dictionary<string, double> failed = [];
    private readonly Dictionary<string, double> perSecond = [];
    private readonly Dictionary<(string Caller, string Callee), double> gaps = [];
    private readonly Dictionary<(string Node, string Metric, string Statistic), double> cells = [];

    public double LatencyOf(SimulatedService service)
    {
        if (latency.TryGetValue(service.Name, out var known)) return known;
        var own = SimulatedSystem.At(conditions, service);
        var total = service.SelfTime * own.SelfTime * system.Noise();
        var early = own.WrongReturns + own.Exceptions;
        foreach (var (callee, calls) in service.Calls) total += calls * (1 - early) * (LatencyOf(callee) + GapOf(service, callee));
        return latency[service.Name] = total;
    }

    /// <summary>Share of a service's requests that fail: its own exceptions, and a part of its callees' failures and wrong values.</summary>
    public double FailedOf(SimulatedService service)
    {
        if (failed.TryGetValue(service.Name, out var known)) return known;
        var own = SimulatedSystem.At(conditions, service);
        var good = (1 - service.Failures) * (1 - own.Exceptions);
        foreach (var (callee, calls) in service.Calls)
            good *= 1 - (0.7 * Math.Min(1, calls) * Math.Min(1, FailedOf(callee) + (0.4 * SimulatedSystem.At(conditions, callee).WrongReturns) + LostCalls(service, callee)));
        return failed[service.Name] = 1 - good;
    }

    public void Load(SimulatedService service, double requests, int depth)
    {
        perSecond[service.Name] = perSecond.GetValueOrDefault(service.Name) + requests;
        var own = SimulatedSystem.At(conditions, service);
        foreach (var (callee, calls) in service.Calls) Load(callee, requests * calls * (1 - own.WrongReturns - own.Exceptions), depth + 1);
    }

    public Dictionary<(string Node, string Metric, string Statistic), double> Emit()
    {
        foreach (var service in system.Services) Emit(service);
        foreach (var ((caller, callee), gap) in gaps)
        {
            var median = gap * (conditions.Values.Any(one => one.Loss > 0) ? 0.6 : 0.9) * system.Noise();
            cells[(callee, $"gap:from:{caller}", "Average")] = cells[(caller, $"gap:to:{callee}", "Average")] = gap;
            cells[(callee, $"gap:from:{caller}", "p50")] = cells[(caller, $"gap:to:{callee}", "p50")] = median;
        }

        return cells;
    }

    private void Emit(SimulatedService service)
    {
        var own = SimulatedSystem.At(conditions, service);
        var rate = perSecond.GetValueOrDefault(service.Name);
        var count = system.Poisson(rate * seconds);
        Set("requests", "Sum", count);
        Set("cpu", "Average", Math.Min(100, (service.IdleCpu + (service.CpuPerRequest * rate * own.CpuFactor) + (own.CpuFactor > 1 ? service.IdleCpu * own.CpuFactor : 0) + own.CpuPoints) * system.Noise()));
        Set("memory", "Average", service.Memory * own.MemoryFactor * system.Noise(0.2));
        Set("networkReceive", "Sum", rate * seconds * service.BytesPerCall * system.Noise() * (1 - own.Loss));
        Set("networkTransmit", "Sum", rate * seconds * service.BytesPerCall * 1.5 * system.Noise() * (1 - own.Loss));
        Set("spans", "Sum", system.Poisson(rate * seconds * (1 + service.Calls.Sum(call => call.CallsPerRequest * (1 - own.WrongReturns - own.Exceptions)))));
        var seen = LatencyOf(service);
        if (count > 0)
        {
            foreach (var (statistic, factor) in new[] { ("Average", 1.0), ("p50", 0.8), ("p90", 1.7), ("p95", 2.2), ("p99", 3.5) })
                Set("latency", statistic, seen * factor * system.Noise(statistic == "Average" ? 0.3 : 1));
            Set("availability", "Average", 100 * (1 - Math.Min(1, system.Poisson(count * FailedOf(service)) / count)));
        }

        // Scraped quantiles jump about on services that see few requests.
        var idle = rate * seconds < 20 ? 8 : 2;
        Set("serverLatency", "p90", seen * 1.7 * system.Noise(idle));
        Set("clientLatency", "p90", (seen + service.Wire) * 1.7 * system.Noise(idle));
        Logs(service, own, rate * seconds);
        void Set(string metric, string statistic, double value) => cells[(service.Name, metric, statistic)] = value;
    }

    private void Logs(SimulatedService service, Conditions own, double requests)
    {
        for (var i = 0; i < service.LinesPerRequest.Length; i++)
        {
            var skipped = i >= service.LinesPerRequest.Length / 2 ? own.WrongReturns + own.Exceptions : 0;
            Put($"log:{service.Name}-{i}", system.Poisson(requests * service.LinesPerRequest[i] * (1 - skipped)), service.Name);
        }

        var inherited = Math.Max(0, FailedOf(service) - own.Exceptions);
        var thrown = system.Poisson(requests * own.Exceptions);
        var handled = system.Poisson(requests * inherited * 0.8);
        Put("errors", thrown + handled, service.Name);
        if (thrown > 0) Put($"log:{service.Name}-exception", thrown, service.Name);
        if (handled > 0) Put($"log:{service.Name}-callee-failed", handled, service.Name);
        void Put(string metric, double value, string node) => cells[(node, metric, "Sum")] = value;
    }

    private double GapOf(SimulatedService caller, SimulatedService callee)
    {
        if (gaps.TryGetValue((caller.Name, callee.Name), out var known)) return known;
        var a = SimulatedSystem.At(conditions, caller);
        var b = SimulatedSystem.At(conditions, callee);
        // A lost packet is sent again after about a fifth of a second.
        var resent = (a.Loss + b.Loss) * 0.2 * 2 * system.Noise(3);
        return gaps[(caller.Name, callee.Name)] = (callee.Wire * system.Noise()) + ((a.Delay + b.Delay) * 2 * system.Noise(0.5)) + resent;
    }

    private double LostCalls(SimulatedService caller, SimulatedService callee) =>
        0.1 * (SimulatedSystem.At(conditions, caller).Loss + SimulatedSystem.At(conditions, callee).Loss);
}
