using AIOps.Diagnose.Ranking;

namespace AIOps.Benchmarks.Causes.Simulation;

/// <summary>A random call graph: every service is called by an earlier one, some by several, and stores lie at the end. Load comes in at the first.</summary>
internal sealed class ModelSystem
{
    public ModelSystem(int seed, ModelVariant variant)
    {
        var random = new Random(seed * 15485863);
        Variant = variant;
        Random = random;
        Aside = new Random((seed * 7368787) + 1);
        var services = random.Next(6, 26);
        var stores = random.Next(1, Math.Max(2, services / 3));
        Services = [.. Enumerable.Range(0, services + stores).Select(i => new ModelService(i, i >= services, random))];
        for (var callee = 1; callee < Services.Count; callee++)
        {
            for (var callers = random.NextDouble() < 0.25 ? 2 : 1; callers > 0; callers--)
            {
                // Near ones first, so that the graph is deep rather than flat.
                var caller = Services[Math.Max(0, Math.Min(callee, services) - 1 - (int)(Math.Min(callee, services) * Math.Pow(random.NextDouble(), 1.5)))];
                if (caller.Index != callee && caller.Calls.All(call => call.Callee != callee)) caller.Calls.Add((callee, 0.15 + (1.2 * random.NextDouble())));
            }
        }

        Rate = 2 * Math.Pow(60, random.NextDouble());
        if (variant.RequestsPerRow is { } requests) Rate = requests * (0.5 + Aside.NextDouble()) / (variant.Step ?? 60);
        Usual = Flow(1);
    }

    public ModelVariant Variant { get; }

    public Random Random { get; }

    /// <summary>For what only variants draw, so that their systems and faults are those of the standard.</summary>
    public Random Aside { get; }

    public IReadOnlyList<ModelService> Services { get; }

    /// <summary>Number of hosts; a service is on the one of its index modulo this.</summary>
    public int Hosts => Math.Max(2, Services.Count / 4);

    /// <summary>Usual requests per second that come in.</summary>
    public double Rate { get; }

    /// <summary>Usual requests per second of each service.</summary>
    public double[] Usual { get; }

    /// <summary>The graph as it is known.</summary>
    public IReadOnlyList<DependencyEdge> Edges()
    {
        var edges = Services.SelectMany(service => service.Calls.Select(call => new DependencyEdge(service.Name, Services[call.Callee].Name))).ToList();
        var wrong = (int)(Variant.WrongEdges * edges.Count);
        if (Variant.LostEdges > 0) edges = [.. edges.Where(_ => Aside.NextDouble() >= Variant.LostEdges)];
        for (; wrong > 0; wrong--) edges.Add(new(Services[Aside.Next(Services.Count)].Name, Services[Aside.Next(Services.Count)].Name));
        return edges;
    }

    /// <summary>Requests per second of each service at a multiple of the usual rate, less what ends early.</summary>
    public double[] Flow(double load, Injection? injection = null)
    {
        var fault = new ModelFault(this, injection);
        var flow = new double[Services.Count];
        flow[0] = Rate * load;
        // Callers come before their callees.
        foreach (var service in Services)
        {
            flow[service.Index] *= fault.Through(service.Index);
            foreach (var (callee, calls) in service.Calls) flow[callee] += flow[service.Index] * calls * (1 - fault.Early(service.Index)) * Tries(fault, callee);
        }

        return flow;
    }

    public double Normal() => Math.Sqrt(-2 * Math.Log(1 - Random.NextDouble())) * Math.Cos(2 * Math.PI * Random.NextDouble());

    public double Count(double mean) => Math.Max(0, Math.Round(mean + (Math.Sqrt(Math.Max(0, mean)) * Normal()) + (mean < 5 ? Random.NextDouble() - 0.5 : 0)));

    // Up to three times for what fails.
    private double Tries(ModelFault fault, int callee)
    {
        var thrown = Variant.LoudCallers ? fault.Thrown(callee) : 0;
        return 1 + thrown + (thrown * thrown);
    }
}
