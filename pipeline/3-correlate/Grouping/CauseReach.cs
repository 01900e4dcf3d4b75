namespace AIOps.Correlate.Grouping;

/// <summary>
/// What could be the cause of trouble at a node. Trouble flows from a dependency to its dependents, from a part to the whole and from the whole to its parts,
/// so causes are found by walking along dependencies, never back to other dependents: two nodes that merely have a caller in common are not related.
/// </summary>
internal static class CauseReach
{
    /// <summary>Share of trouble that is expected to pass one dependency (fallbacks and partial use take the rest).</summary>
    public const double HopDecay = 0.8;

    /// <summary>Share that passes from a whole to its part, or back where the whole has this one part.</summary>
    private const double PartDecay = 0.9;

    /// <summary>Below this a cause explains nothing.</summary>
    private const double Floor = 0.05;

    /// <summary>What is left for each resource on the way that shows nothing itself: it may be unwatched or hide the trouble, but mostly it is simply well.</summary>
    public const double SilentDecay = 0.45;

    /// <param name="query">The topology.</param>
    /// <param name="start">Where the trouble shows.</param>
    /// <param name="maxHops">How many dependencies deep.</param>
    /// <param name="alerting">The outermost resources that show something; null to ask what would be possible.</param>
    public static Dictionary<string, double> From(ServiceGraphQuery query, string start, int maxHops, IReadOnlySet<string>? alerting = null)
    {
        var best = new Dictionary<string, double>(StringComparer.Ordinal);
        var visited = new HashSet<(string, int, bool)>();
        var queue = new PriorityQueue<Visit, double>();
        queue.Enqueue(new Visit(start, 1, 0, false), -1);
        while (queue.TryDequeue(out var visit, out _))
        {
            if (!visited.Add((visit.Node, visit.Hops, visit.FromPart))) continue;
            if (visit.Strength > best.GetValueOrDefault(visit.Node)) best[visit.Node] = visit.Strength;
            Expand(query, visit, maxHops, queue, alerting);
        }

        return best;
    }

    private static void Expand(ServiceGraphQuery query, Visit visit, int maxHops, PriorityQueue<Visit, double> queue, IReadOnlySet<string>? alerting)
    {
        var parts = 0;
        foreach (var edge in query.Dependencies(visit.Node)) parts += IsPart(edge) ? 1 : 0;
        foreach (var edge in query.Dependencies(visit.Node))
        {
            if (!IsPart(edge))
            {
                if (visit.Hops < maxHops) Add(edge.To, visit.Strength * query.Weight(edge) * HopDecay * Loud(edge.To), visit.Hops + 1, visit.FromPart);
            }
            else if (!visit.FromPart)
            {
                // One of n like parts carries 1/n of the work; parts that are not alike (the disks of a machine) carry more: the square root lies between.
                Add(edge.To, visit.Strength * query.Weight(edge) * PartDecay / Math.Sqrt(parts), visit.Hops, false);
            }
        }

        foreach (var edge in query.Dependents(visit.Node).Where(IsPart)) Add(edge.From, visit.Strength * query.Weight(edge) * PartDecay, visit.Hops, true);
        // The id itself says what contains what, so this holds with no topology at all.
        if (ArmId.WholeOf(visit.Node) != visit.Node && ArmId.Parse(visit.Node).ParentId is { } parent) Add(parent, visit.Strength * PartDecay, visit.Hops, true);

        double Loud(string node) => alerting is null || alerting.Contains(ArmId.WholeOf(node)) ? 1 : SilentDecay;

        void Add(string node, double strength, int hops, bool fromPart)
        {
            if (strength >= Floor) queue.Enqueue(new Visit(node, strength, hops, fromPart), -strength);
        }
    }

    private static bool IsPart(ServiceEdge edge) => edge.Kind == "contains";

    /// <param name="Node">Where the walk stands.</param>
    /// <param name="Strength">Product so far.</param>
    /// <param name="Hops">Dependencies passed; parts and wholes are free.</param>
    /// <param name="FromPart">True after a step from a part to its whole: the other parts of that whole are then no causes.</param>
    private readonly record struct Visit(string Node, double Strength, int Hops, bool FromPart);
}
