namespace AIOps.Diagnose.Ranking;

/// <summary>The dependency edges, ready for walking. Self-edges and repeats are dropped.</summary>
internal sealed class DependencyIndex
{
    private readonly Dictionary<string, List<string>> callees = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<string>> callers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<string>> parts = new(StringComparer.Ordinal);

    private readonly Dictionary<string, HashSet<string>> below = new(StringComparer.Ordinal);

    private readonly IReadOnlyList<DependencyEdge> edges;

    public DependencyIndex(IReadOnlyList<DependencyEdge> edges)
    {
        this.edges = edges;
        foreach (var edge in edges.Distinct().Where(edge => edge.From != edge.To))
        {
            Add(callees, edge.From, edge.To);
            Add(callers, edge.To, edge.From);
            if (edge.Contains) Add(parts, edge.From, edge.To);
        }
    }

    /// <summary>The same with one edge more.</summary>
    public DependencyIndex With(DependencyEdge edge) => new([.. edges, edge]);

    /// <summary>The same without some calls.</summary>
    public DependencyIndex Without(HashSet<(string From, string To)> calls) => new([.. edges.Where(edge => !calls.Contains((edge.From, edge.To)))]);

    /// <summary>True when there is a way along the dependencies.</summary>
    public bool Reaches(string from, string to)
    {
        if (!below.TryGetValue(from, out var known)) below[from] = known = [.. DistancesFrom([from]).Keys];
        return known.Contains(to);
    }

    public IReadOnlyList<string> CalleesOf(string node) => callees.TryGetValue(node, out var list) ? list : [];

    public IReadOnlyList<string> CallersOf(string node) => callers.TryGetValue(node, out var list) ? list : [];

    public IReadOnlyList<string> PartsOf(string node) => parts.TryGetValue(node, out var list) ? list : [];

    /// <summary>Every node that can be reached along the dependencies, with its distance; the starting nodes have distance 0.</summary>
    public Dictionary<string, int> DistancesFrom(IEnumerable<string> starts)
    {
        var distances = new Dictionary<string, int>(StringComparer.Ordinal);
        var queue = new Queue<string>();
        foreach (var start in starts)
        {
            if (distances.TryAdd(start, 0)) queue.Enqueue(start);
        }

        while (queue.TryDequeue(out var node))
        {
            foreach (var next in CalleesOf(node))
            {
                if (distances.TryAdd(next, distances[node] + 1)) queue.Enqueue(next);
            }
        }

        return distances;
    }

    /// <summary>A shortest way along the dependencies, both ends included; empty when there is none.</summary>
    public IReadOnlyList<string> PathBetween(string from, string to)
    {
        var distances = DistancesFrom([from]);
        if (!distances.ContainsKey(to)) return [];
        var path = new List<string> { to };
        while (path[^1] != from)
            path.Add(CallersOf(path[^1]).Where(caller => distances.TryGetValue(caller, out var far) && far == distances[path[^1]] - 1).Min(StringComparer.Ordinal)!);
        path.Reverse();
        return path;
    }

    private static void Add(Dictionary<string, List<string>> index, string key, string value)
    {
        if (!index.TryGetValue(key, out var list)) index[key] = list = [];
        list.Add(value);
    }
}
