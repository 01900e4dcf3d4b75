using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using AIOps.Correlate.Faults;
using AIOps.Correlate.Grouping;

namespace AIOps.Correlate;

/// <summary>
/// Answers questions about a <see cref="ServiceGraph"/>: neighbours, distance, paths, and what could be the cause of trouble at a node.
/// Answers are remembered, so one instance per graph should be used: see <see cref="Of"/>.
/// </summary>
public sealed class ServiceGraphQuery
{
    private static readonly ConditionalWeakTable<ServiceGraph, ServiceGraphQuery> Known = [];
    private readonly Dictionary<string, ServiceNode> nodes;
    private readonly ILookup<string, ServiceEdge> outgoing;
    private readonly ILookup<string, ServiceEdge> incoming;
    private readonly DateTimeOffset newest;
    private readonly Lazy<MissingEdges> missing;
    private readonly ConcurrentDictionary<(string Id, int Hops), IReadOnlyDictionary<string, double>> causes = new();

    private readonly ConcurrentDictionary<(string Id, bool UsedUp), SpreadMap> spreads = new();

    private ServiceGraphQuery(ServiceGraph graph)
    {
        Graph = graph;
        nodes = graph.Nodes.GroupBy(node => node.ResourceId, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);
        newest = graph.Edges.Count == 0 ? DateTimeOffset.MinValue : graph.Edges.Max(edge => edge.LastSeen);
        List<ServiceEdge> edges = [.. graph.Edges, .. Implied(graph, nodes.Keys, newest)];
        outgoing = edges.ToLookup(edge => edge.From, StringComparer.Ordinal);
        incoming = edges.ToLookup(edge => edge.To, StringComparer.Ordinal);
        CountWholes = nodes.Keys.Count(id => ArmId.WholeOf(id) == id);
        missing = new Lazy<MissingEdges>(() => new MissingEdges(graph));
    }

    /// <summary>The graph that is asked.</summary>
    public ServiceGraph Graph { get; }

    /// <summary>The query over a graph; the same instance for the same graph object.</summary>
    public static ServiceGraphQuery Of(ServiceGraph graph) => Known.GetValue(graph, static g => new ServiceGraphQuery(g));

    /// <summary>True when the topology says anything about the resource: it has an edge.</summary>
    public bool Knows(string resourceId) => outgoing.Contains(resourceId) || incoming.Contains(resourceId);

    /// <summary>The node, or null when the topology does not list it.</summary>
    public ServiceNode? Node(string resourceId) => nodes.GetValueOrDefault(resourceId);

    /// <summary>Edges from the resource to what it depends on.</summary>
    public IEnumerable<ServiceEdge> Dependencies(string resourceId) => outgoing[resourceId];

    /// <summary>Edges from what depends on the resource.</summary>
    public IEnumerable<ServiceEdge> Dependents(string resourceId) => incoming[resourceId];

    /// <summary>Every resource one edge away, in either direction.</summary>
    public IEnumerable<string> Neighbours(string resourceId) =>
        outgoing[resourceId].Select(edge => edge.To).Concat(incoming[resourceId].Select(edge => edge.From)).Distinct(StringComparer.Ordinal);

    /// <summary>Weight of an edge, 0 to 1: its confidence, halved for every week that it was not confirmed while others were.</summary>
    public double Weight(ServiceEdge edge) => Math.Clamp(edge.Confidence, 0, 1) * (edge.LastSeen == DateTimeOffset.UnixEpoch ? 1 : Math.Pow(0.5, (newest - edge.LastSeen).TotalDays / 7));

    /// <summary>Closeness in either direction, 0 (no path within the hops) to 1 (same resource): the product of the weights along the best path, times .8 per hop.</summary>
    public double Proximity(string from, string to, int maxHops = 3) => from == to ? 1 : GraphPaths.Best(this, from, to, maxHops)?.Strength ?? 0;

    /// <summary>Number of edges on the best path in either direction, or null when there is none within the hops.</summary>
    public int? Hops(string from, string to, int maxHops = 6) => from == to ? 0 : GraphPaths.Best(this, from, to, maxHops)?.Edges.Count;

    /// <summary>The best path between two nodes in either direction, in order; empty when there is none or both are the same.</summary>
    public IReadOnlyList<ServiceEdge> Path(string from, string to, int maxHops = 6) => from == to ? [] : GraphPaths.Best(this, from, to, maxHops)?.Edges ?? [];

    /// <summary>
    /// The resources whose failure could show at this one, each with a strength of 0 to 1: itself (1), what it depends on directly or through others,
    /// the resource that contains it. Never what merely depends on the same thing.
    /// </summary>
    /// <param name="resourceId">The resource that shows a symptom.</param>
    /// <param name="maxHops">How many dependencies deep, 1 or more.</param>
    public IReadOnlyDictionary<string, double> PossibleCauses(string resourceId, int maxHops = 3) =>
        causes.GetOrAdd((resourceId, maxHops), static (key, query) => CauseReach.From(query, key.Id, key.Hops), this);

    /// <summary>Where a failure of the resource would show.</summary>
    internal SpreadMap SpreadOf(string resourceId, bool usedUp) =>
        spreads.GetOrAdd((resourceId, usedUp), static (key, query) => Spread.From(query, key.Id, key.UsedUp), this);

    /// <summary>How many known resources are part of no other.</summary>
    internal int CountWholes { get; }

    /// <summary>What the topology may be missing.</summary>
    internal MissingEdges Missing => missing.Value;

    // An id says what it is part of, whether or not the topology lists that.
    private static IEnumerable<ServiceEdge> Implied(ServiceGraph graph, IReadOnlyCollection<string> ids, DateTimeOffset seen)
    {
        var listed = graph.Edges.Where(edge => edge.Kind == "contains").Select(edge => (edge.From, edge.To)).ToHashSet();
        var known = ids.ToHashSet(StringComparer.Ordinal);
        foreach (var id in ids)
        {
            if (ArmId.WholeOf(id) == id || ArmId.Parse(id).ParentId is not { } parent || !known.Contains(parent) || listed.Contains((parent, id))) continue;
            yield return new ServiceEdge(parent, id, "contains", "arm", seen, 1);
        }
    }
}
