using AIOps.Diagnose.Ranking;

namespace AIOps.Diagnose.Tests.Simulation;

/// <summary>A layered call graph under load. Rows are computed from the model, bottom up, with multiplicative noise: latency, errors, load and resources agree with each other.</summary>
internal sealed class SimulatedSystem
{
    private readonly Random random;
    private readonly double usersPerSecond;
    private readonly double noise;
    private double phase;

    public SimulatedSystem(int seed)
    {
        random = new(seed);
        noise = 0.02 + (0.1 * random.NextDouble());
        usersPerSecond = 3 * Math.Pow(20, random.NextDouble());
        var layers = new List<List<SimulatedService>> { new() { new("svc-0", random) } };
        for (var layer = 1; layer <= random.Next(2, 5); layer++)
            layers.Add([.. Enumerable.Range(0, random.Next(2, 6)).Select(i => new SimulatedService($"svc-{layer}-{i}", random))]);
        for (var layer = 1; layer < layers.Count; layer++)
        {
            foreach (var service in layers[layer])
            {
                foreach (var caller in layers[layer - 1].OrderBy(_ => random.Next()).Take(random.NextDouble() < 0.3 ? 2 : 1))
                    caller.Calls.Add((service, 0.2 + random.NextDouble()));
            }
        }

        Services = [.. layers.SelectMany(layer => layer)];
    }

    public IReadOnlyList<SimulatedService> Services { get; }

    public SimulatedService Entry => Services[0];

    public IReadOnlyList<DependencyEdge> Edges => [.. Services.SelectMany(caller => caller.Calls.Select(call => new DependencyEdge(caller.Name, call.Callee.Name)))];

    /// <summary>The metrics of one row.</summary>
    public Dictionary<(string Node, string Metric, string Statistic), double> Row(double seconds, IReadOnlyDictionary<string, Conditions> conditions)
    {
        phase += seconds / 7200;
        var row = new ServiceRow(this, seconds, conditions);
        // Users wait for the answer before they ask again: a slow system gets less load.
        var slow = row.LatencyOf(Entry) / Math.Max(1e-6, new ServiceRow(this, seconds, new Dictionary<string, Conditions>()).LatencyOf(Entry));
        var load = usersPerSecond * (1 + (0.2 * Math.Sin(phase))) * Noise(0.5) / (1 + (0.15 * Math.Max(0, slow - 1)));
        row.Load(Entry, load, 0);
        return row.Emit();
    }

    public static Conditions At(IReadOnlyDictionary<string, Conditions> conditions, SimulatedService service) => conditions.GetValueOrDefault(service.Name) ?? Healthy;

    /// <summary>A factor around 1.</summary>
    public double Noise(double scale = 1) => Math.Exp(scale * noise * Gauss());

    public double Poisson(double mean) => Math.Max(0, Math.Round(mean + (Math.Sqrt(mean) * Gauss()) + (mean < 5 ? random.NextDouble() - 0.5 : 0)));

    public double Uniform() => random.NextDouble();

    private static Conditions Healthy { get; } = new();

    private double Gauss() => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
