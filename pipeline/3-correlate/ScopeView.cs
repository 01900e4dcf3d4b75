using System.Collections.Concurrent;
using System.Runtime.CompilerServices;

namespace AIOps.Correlate;

/// <summary>
/// The topology as one correlation scope sees it: its own resources and what they depend on, wherever that is. How likely chance is, and a missed dependency, is counted per
/// resource: those of other scopes, whose alerts never come here, would make an estate of ten subscriptions look ten times as quiet as each of them is.
/// </summary>
public static class ScopeView
{
    private static readonly ConditionalWeakTable<ServiceGraph, ConcurrentDictionary<string, ServiceGraph>> Known = [];

    /// <summary>The part of a graph that concerns a scope; the same instance for the same graph object, so that answers about it stay remembered.</summary>
    /// <param name="graph">The whole topology.</param>
    /// <param name="scope">A scope as <see cref="CorrelationScope.Of"/> names it.</param>
    public static ServiceGraph Of(ServiceGraph graph, string scope) => Known.GetValue(graph, static _ => new(StringComparer.Ordinal)).GetOrAdd(scope, Cut, graph);

    private static ServiceGraph Cut(string scope, ServiceGraph graph)
    {
        var dependencies = graph.Edges.ToLookup(edge => edge.From, StringComparer.Ordinal);
        var seen = graph.Nodes.Select(node => node.ResourceId).Concat(graph.Edges.Select(edge => edge.From)).Where(id => CorrelationScope.Of(id) == scope).ToHashSet(StringComparer.Ordinal);
        for (var open = new Queue<string>(seen); open.TryDequeue(out var id);)
        {
            foreach (var edge in dependencies[id])
            {
                if (seen.Add(edge.To)) open.Enqueue(edge.To);
            }
        }

        return seen.Count >= graph.Nodes.Count && graph.Nodes.All(node => seen.Contains(node.ResourceId))
            ? graph
            : new ServiceGraph([.. graph.Nodes.Where(node => seen.Contains(node.ResourceId))], [.. graph.Edges.Where(edge => seen.Contains(edge.From))]);
    }
}
