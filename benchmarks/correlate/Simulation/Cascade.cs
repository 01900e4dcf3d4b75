namespace AIOps.Benchmarks.Correlate.Simulation;

/// <summary>
/// How trouble spreads: to callers with impact x share x (1 - fallback) after 5-120 s per hop, from a node to its replicas and from those to their services, and, when
/// something is saturated or lost, sideways to what shares its nodes. A masked service passes trouble on and shows nothing.
/// </summary>
internal sealed class Cascade(SimulatedEstate estate, GeneratorOptions options, int seed)
{
    /// <summary>Below this, nothing is visible or passed on (in units of the tools' thresholds).</summary>
    private const double Floor = 0.6;

    /// <summary>Share of saturation that neighbours on a node feel.</summary>
    private const double NoisyNeighbour = 0.4;

    private readonly Dice dice = new((seed * 7919) + 2);

    public IReadOnlyList<Symptom> Spread(Fault fault)
    {
        var symptoms = new List<Symptom>();
        var done = new HashSet<int>();
        var queue = new PriorityQueue<(int Resource, double Impact, double Start, double End), double>();
        queue.Enqueue((fault.Root, fault.Severity, fault.Start, fault.End), -fault.Severity);
        while (queue.TryDequeue(out var item, out _))
        {
            // The strongest way in comes first; weaker ones add nothing.
            if (!done.Add(item.Resource)) continue;
            var isRoot = item.Resource == fault.Root;
            if (isRoot || !dice.Chance(options.Masked)) symptoms.Add(new Symptom(fault, item.Resource, item.Impact, item.Start, item.End, isRoot));
            foreach (var (next, share) in Next(item.Resource, fault.Kind, isRoot))
            {
                var impact = item.Impact * share;
                if (impact < Floor || done.Contains(next)) continue;
                queue.Enqueue((next, impact, item.Start + dice.LogNormalBetween(5, 120), item.End + dice.LogNormalBetween(5, 120)), -impact);
            }
        }

        return symptoms;
    }

    private IEnumerable<(int Resource, double Share)> Next(int resource, FaultKind kind, bool isRoot)
    {
        switch (estate.Resources[resource].Kind)
        {
            case ResourceKind.Node:
                foreach (var (replica, node) in estate.NodeOf.Where(pair => pair.Value == resource)) yield return (replica, isRoot ? 1 : NoisyNeighbour);
                break;
            case ResourceKind.Replica:
                var service = estate.Resources[resource].Owner;
                yield return (service, 1.0 / estate.Replicas[service].Count());
                break;
            default:
                foreach (var call in estate.Callers[resource]) yield return (call.Caller, call.Share * (1 - call.Fallback));
                if (!isRoot || kind != FaultKind.Saturation) break;
                foreach (var node in estate.Replicas[resource].Select(replica => estate.NodeOf[replica]).Distinct()) yield return (node, NoisyNeighbour);
                break;
        }
    }
}
