using AIOps.Correlate;

namespace AIOps.Benchmarks.Correlate.Simulation;

/// <summary>Layered DAG of services with 2-5 callees, databases below, 2-4 replicas each on shared nodes in three zones.</summary>
internal sealed class EstateBuilder(GeneratorOptions options, int seed)
{
    private const string Prefix = "/subscriptions/sim/resourcegroups/";
    private const int ReplicasPerNode = 10;
    private static readonly DateTimeOffset Today = Clock.Start;
    private readonly Dice dice = new(seed * 7919);
    private readonly List<SimulatedResource> resources = [];
    private readonly List<SimulatedCall> calls = [];
    private readonly List<(int Service, int Replica)> replicas = [];
    private readonly Dictionary<int, int> nodeOf = [];

    public SimulatedEstate Build()
    {
        AddServicesAndDatabases();
        AddReplicasAndNodes();
        return new SimulatedEstate
        {
            Resources = resources,
            Calls = calls,
            Replicas = replicas.ToLookup(item => item.Service, item => item.Replica),
            NodeOf = nodeOf,
            Callers = calls.ToLookup(call => call.Callee),
            Seen = See(),
        };
    }

    private void AddServicesAndDatabases()
    {
        var services = options.Services;
        var teams = Math.Max(1, services / 10);
        // Teams do not follow the calls, so the resource group tells a correlator nothing about dependencies.
        for (var i = 0; i < services; i++) Add($"rg-team-{dice.Between(1, teams):00}/providers/microsoft.app/containerapps/svc-{i:000}", ResourceKind.Service);
        var databases = Math.Max(2, services / 6);
        for (var i = 0; i < databases; i++) Add($"rg-data/providers/microsoft.sql/servers/sql-{i:00}", ResourceKind.Database);
        var layers = (int)Math.Round(Math.Log2(services));
        var popularity = resources.Select(_ => dice.LogNormalBetween(0.3, 3)).ToList();
        for (var caller = 0; caller < services; caller++)
        {
            var layer = Layer(caller, layers);
            var callees = new HashSet<int>();
            for (var wanted = dice.Between(2, 5); wanted > 0; wanted--)
            {
                var to = dice.Chance(0.7) ? layer + 1 : dice.Between(Math.Min(layer + 1, layers), layers);
                var candidates = Enumerable.Range(0, resources.Count).Where(i => (i < services ? Layer(i, layers) : layers) == to).ToList();
                if (candidates.Count > 0) callees.Add(candidates[dice.PickWeighted([.. candidates.Select(i => popularity[i])])]);
            }

            foreach (var callee in callees) calls.Add(new SimulatedCall(caller, callee, dice.Uniform(0.3, 1), dice.Chance(0.3) ? dice.Uniform(0.5, 0.9) : 0));
        }
    }

    private int Layer(int service, int layers) => service * layers / options.Services;

    private void AddReplicasAndNodes()
    {
        var wanted = Enumerable.Range(0, options.Services).Select(_ => dice.Between(2, 4)).ToList();
        var nodeCount = Math.Max(3, (int)Math.Ceiling(wanted.Sum() / (double)ReplicasPerNode));
        var nodes = Enumerable.Range(0, nodeCount).Select(i => Add($"rg-platform/providers/microsoft.compute/virtualmachines/node-{i:00}", ResourceKind.Node)).ToList();
        for (var service = 0; service < options.Services; service++)
        {
            var zone = dice.Between(0, 2);
            for (var r = 0; r < wanted[service]; r++)
            {
                resources.Add(new SimulatedResource($"{resources[service].Id}/replicas/r{r}", ResourceKind.Replica, service));
                var replica = resources.Count - 1;
                replicas.Add((service, replica));
                // Zone by zone, as a scheduler spreads them.
                nodeOf[replica] = dice.Pick([.. nodes.Where((_, i) => i % 3 == (zone + r) % 3)]);
            }
        }
    }

    private int Add(string path, ResourceKind kind)
    {
        resources.Add(new SimulatedResource(Prefix + path, kind, resources.Count));
        return resources.Count - 1;
    }

    private ServiceGraph See()
    {
        var truth = calls.Select(call => Edge(call.Caller, call.Callee, "calls", "appinsights"))
            .Concat(replicas.Select(item => Edge(item.Service, item.Replica, "contains", "arm")))
            .Concat(nodeOf.Select(item => Edge(item.Key, item.Value, "hosts", "resource-graph"))).ToList();
        var seen = truth.Where(_ => !dice.Chance(options.HiddenEdges)).ToList();
        for (var i = 0; i < options.StaleEdges * calls.Count; i++)
        {
            var lastSeen = dice.Chance(0.5) ? Today : Today.AddDays(-dice.Uniform(7, 60));
            seen.Add(Edge(dice.Between(0, options.Services - 1), dice.Between(0, options.Services - 1), "calls", "configuration") with { LastSeen = lastSeen });
        }

        return new ServiceGraph([.. resources.Select(item => new ServiceNode(item.Id, ArmId.ShortNameOf(item.Id), ArmId.Parse(item.Id).Type, new Dictionary<string, string>()))], seen);
    }

    private ServiceEdge Edge(int from, int to, string kind, string source) => new(resources[from].Id, resources[to].Id, kind, source, Today, 1);
}
