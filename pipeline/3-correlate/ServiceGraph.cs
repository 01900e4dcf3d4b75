namespace AIOps.Correlate;

/// <summary>How sure an edge is and where it comes from.</summary>
/// <param name="From">Resource that depends on <paramref name="To"/> (the caller, the disk's VM ...), lower case.</param>
/// <param name="To">Resource that is depended on, lower case.</param>
/// <param name="Kind"><c>calls</c>, <c>contains</c> (scale set to instance, VM to disk) or <c>hosts</c>.</param>
/// <param name="Source"><c>arm</c>, <c>resource-graph</c>, <c>appinsights</c> or <c>configuration</c>.</param>
/// <param name="LastSeen">When the edge was last confirmed; the Unix epoch for one that people declared: it does not age.</param>
/// <param name="Confidence">0 to 1.</param>
public sealed record ServiceEdge(string From, string To, string Kind, string Source, DateTimeOffset LastSeen, double Confidence);

/// <summary>A resource of the topology.</summary>
/// <param name="ResourceId">Azure resource id, lower case.</param>
/// <param name="Name">Short name for people.</param>
/// <param name="Type">Azure resource type, lower case (<c>microsoft.web/sites</c>).</param>
/// <param name="Tags">Tags (environment, criticality, protected ...).</param>
public sealed record ServiceNode(string ResourceId, string Name, string Type, IReadOnlyDictionary<string, string> Tags);

/// <summary>The topology as far as it is known; any part of it may be missing or stale.</summary>
/// <param name="Nodes">Known resources.</param>
/// <param name="Edges">Known dependencies, caller to callee.</param>
public sealed record ServiceGraph(IReadOnlyList<ServiceNode> Nodes, IReadOnlyList<ServiceEdge> Edges)
{
    /// <summary>A graph that knows nothing.</summary>
    public static ServiceGraph Empty { get; } = new([], []);
}
