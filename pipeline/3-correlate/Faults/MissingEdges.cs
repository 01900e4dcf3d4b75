namespace AIOps.Correlate.Faults;

/// <summary>
/// How likely it is that one resource depends on another although the topology does not say so: as likely as dependencies between two such types are, and as many as are missing.
/// Where a type depends on one of another type only (what runs on a host), a resource that has its one misses none.
/// </summary>
internal sealed class MissingEdges
{
    /// <summary>Share of the dependencies that a topology from traces and configuration usually misses.</summary>
    private const double Missing = 0.2;

    /// <summary>Between resources of which the topology knows nothing.</summary>
    private const double Unknown = 0.004;

    /// <summary>Resources from which on it counts that none of a type has a second dependency.</summary>
    private const int EnoughToTell = 5;

    private readonly Dictionary<string, string> types;
    private readonly Dictionary<string, int> sizes;
    private readonly Dictionary<(string From, string To), Pair> pairs;
    private readonly HashSet<(string From, string ToType)> has = [];

    public MissingEdges(ServiceGraph graph)
    {
        types = graph.Nodes.GroupBy(node => node.ResourceId, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.First().Type, StringComparer.Ordinal);
        sizes = types.Values.GroupBy(type => type, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.Count(), StringComparer.Ordinal);
        var known = graph.Edges.Where(edge => edge.Kind != "contains" && types.ContainsKey(edge.From) && types.ContainsKey(edge.To)).ToList();
        foreach (var edge in known) has.Add((edge.From, types[edge.To]));
        pairs = known.GroupBy(edge => (types[edge.From], types[edge.To])).ToDictionary(group => group.Key, group =>
        {
            var perNode = group.GroupBy(edge => edge.From, StringComparer.Ordinal).Select(own => own.Select(edge => edge.To).Distinct(StringComparer.Ordinal).Count()).ToList();
            return new Pair(perNode.Sum(), perNode.Count, perNode.Max());
        });
    }

    /// <summary>Probability, 0 to 1, that <paramref name="from"/> depends on <paramref name="to"/> and the topology misses it.</summary>
    public double Between(string from, string to)
    {
        if (!types.TryGetValue(from, out var fromType) || !types.TryGetValue(to, out var toType)) return Unknown;
        var (fromCount, toCount) = ((double)sizes[fromType], (double)sizes[toType]);
        // A kind of dependency that was never seen is not impossible: half an edge.
        if (!pairs.TryGetValue((fromType, toType), out var pair)) return 0.5 * Missing / (1 - Missing) / fromCount / toCount;
        if (pair.Most > 1 || pair.Nodes < EnoughToTell) return pair.Edges / fromCount * Missing / (1 - Missing) / toCount;
        var share = Math.Min(1, pair.Nodes / fromCount / (1 - Missing));
        return has.Contains((from, toType)) ? 0.5 / fromCount / toCount : share * Missing / (1 - (share * (1 - Missing))) / toCount;
    }

    /// <param name="Edges">Known dependencies from the one type on the other.</param>
    /// <param name="Nodes">Resources that have at least one.</param>
    /// <param name="Most">How many one resource has at most.</param>
    private readonly record struct Pair(int Edges, int Nodes, int Most);
}
