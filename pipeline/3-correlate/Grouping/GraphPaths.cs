namespace AIOps.Correlate.Grouping;

/// <summary>Best path between two nodes, edges taken in either direction: Dijkstra on the product of edge weights, limited by hops.</summary>
internal static class GraphPaths
{
    /// <summary>How much of the closeness one edge keeps; the same constant as in <see cref="CauseReach"/>.</summary>
    private const double HopDecay = CauseReach.HopDecay;

    public sealed record Found(IReadOnlyList<ServiceEdge> Edges, double Strength);

    public static Found? Best(ServiceGraphQuery query, string from, string to, int maxHops)
    {
        // A node may be worth visiting again with fewer hops though weaker, so the visited set is per (node, hops).
        var queue = new PriorityQueue<(string Node, double Strength, Step? Last, int Hops), double>();
        var visited = new HashSet<(string, int)>();
        queue.Enqueue((from, 1, null, 0), -1);
        while (queue.TryDequeue(out var item, out _))
        {
            if (item.Node == to) return new Found(Unwind(item.Last), item.Strength);
            if (item.Hops >= maxHops || !visited.Add((item.Node, item.Hops))) continue;
            foreach (var edge in query.Dependencies(item.Node)) Go(edge, edge.To);
            foreach (var edge in query.Dependents(item.Node)) Go(edge, edge.From);

            void Go(ServiceEdge edge, string next)
            {
                var strength = item.Strength * query.Weight(edge) * HopDecay;
                if (strength > 0) queue.Enqueue((next, strength, new Step(edge, item.Last), item.Hops + 1), -strength);
            }
        }

        return null;
    }

    private static List<ServiceEdge> Unwind(Step? last)
    {
        var edges = new List<ServiceEdge>();
        for (var step = last; step is not null; step = step.Before) edges.Add(step.Edge);
        edges.Reverse();
        return edges;
    }

    private sealed record Step(ServiceEdge Edge, Step? Before);
}
