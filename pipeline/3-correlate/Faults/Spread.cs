namespace AIOps.Correlate.Faults;

/// <summary>How a resource's failure gets to another resource.</summary>
/// <param name="Share">Share of the trouble that arrives apart from calls: parts, hosts, edge confidence. 0 to 1.</param>
/// <param name="Calls">Calls on the way, each of which passes on a part of it.</param>
/// <param name="Steps">Steps of any kind on the way; each takes its time.</param>
/// <param name="Sideways">True when the way leads through a host that both share, which only used-up resources take.</param>
internal readonly record struct Reach(double Share, int Calls, int Steps, bool Sideways)
{
    /// <summary>Strength when each call passes this share on.</summary>
    public double Strength(double pass) => Share * Math.Pow(pass, Calls);
}

/// <summary>
/// Where the failure of one resource would show: at itself and its parts, at what it hosts, at the whole that it is part of, and at callers upwards; when it is used up, also
/// at its neighbours on shared hosts. The opposite walk of <see cref="Grouping.CauseReach"/>.
/// </summary>
internal static class Spread
{
    /// <summary>A call is expected to pass on about this share of trouble (partial use, fallbacks).</summary>
    public const double UsualPass = 0.65;

    private const double Floor = 0.03;
    private const int MaxCalls = 6;

    /// <summary>A part shows what is wrong with the whole about every second time: many faults have no look of their own there.</summary>
    private const double Part = 0.5;

    /// <summary>What runs on a host goes down with it.</summary>
    public const double Hosted = 0.9;

    /// <summary>A busy neighbour is felt on the host, and less by what else runs there.</summary>
    public const double SharedHost = 0.35;
    private const double Neighbour = 0.4;

    public static SpreadMap From(ServiceGraphQuery query, string root, bool usedUp)
    {
        var best = new Dictionary<string, Reach>(StringComparer.Ordinal);
        var queue = new PriorityQueue<(string Node, Reach Reach), double>();
        Add(root, new Reach(1, 0, 0, false));
        foreach (var part in query.Dependencies(root).Where(edge => edge.Kind == "contains"))
        {
            Add(part.To, new Reach(Part * query.Weight(part), 0, 1, false));
            if (!usedUp) continue;
            foreach (var host in query.Dependencies(part.To).Where(edge => edge.Kind == "hosts")) Add(host.To, new Reach(SharedHost * query.Weight(host), 0, 1, true));
        }

        while (queue.TryDequeue(out var item, out _))
        {
            if (best.TryGetValue(item.Node, out var known) && known.Strength(UsualPass) >= item.Reach.Strength(UsualPass)) continue;
            best[item.Node] = item.Reach;
            // A part that the root's own trouble has reached tells its whole nothing new.
            if (item.Node != root && ArmId.WholeOf(item.Node) == root) continue;
            Expand(item.Node, item.Reach);
        }

        return new SpreadMap(root, best);

        void Expand(string node, Reach reach)
        {
            var hasParent = false;
            foreach (var edge in query.Dependents(node))
            {
                var share = reach.Share * query.Weight(edge);
                if (edge.Kind == "contains")
                {
                    hasParent = true;
                    Add(edge.From, reach with { Share = share * OneOf(edge.From), Steps = reach.Steps + 1 });
                }
                else if (edge.Kind == "hosts") Add(edge.From, reach with { Share = share * (reach.Sideways ? Neighbour : Hosted), Steps = reach.Steps + 1 });
                else if (reach.Calls < MaxCalls) Add(edge.From, reach with { Share = share, Calls = reach.Calls + 1, Steps = reach.Steps + 1 });
            }

            // The id itself says what contains what, so this holds with no topology at all.
            if (!hasParent && ArmId.WholeOf(node) != node && ArmId.Parse(node).ParentId is { } parent)
                Add(parent, reach with { Share = reach.Share * OneOf(parent), Steps = reach.Steps + 1 });
        }

        // One of n like parts carries 1/n of the work; parts that are not alike carry more: the square root lies between.
        double OneOf(string whole) => 1 / Math.Sqrt(Math.Max(1, query.Dependencies(whole).Count(edge => edge.Kind == "contains")));

        void Add(string node, Reach reach)
        {
            var strength = reach.Strength(UsualPass);
            if (strength >= Floor) queue.Enqueue((node, reach), -strength);
        }
    }
}
