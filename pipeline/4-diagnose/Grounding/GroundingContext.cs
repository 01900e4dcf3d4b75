using AIOps.Correlate;
using AIOps.Diagnose.Ranking;
using AIOps.Diagnose.Writing;

namespace AIOps.Diagnose.Grounding;

/// <summary>What claims are checked against: one incident's diagnosis, the topology, and the actions that exist.</summary>
public sealed class GroundingContext
{
    private readonly Dictionary<string, Evidence> evidence;
    private readonly Dictionary<string, string> names;
    private readonly HashSet<string> actions;
    private readonly DependencyIndex graph;

    /// <summary>Prepares a context.</summary>
    /// <param name="diagnosis">Causes in rank order and the facts.</param>
    /// <param name="topology">The topology as known.</param>
    /// <param name="actionIds">Ids of the action catalogue.</param>
    public GroundingContext(Diagnosis diagnosis, ServiceGraph topology, IEnumerable<string> actionIds)
    {
        evidence = diagnosis.Evidence.ToDictionary(fact => fact.Id, StringComparer.Ordinal);
        TopCauses = [.. diagnosis.Causes.OrderBy(cause => cause.Rank).Take(3).Select(cause => cause.ResourceId)];
        actions = [.. actionIds];
        graph = new DependencyIndex([.. topology.Edges.Select(edge => new DependencyEdge(edge.From, edge.To))]);
        var shortNames = new ResourceNames(topology);
        names = new(StringComparer.OrdinalIgnoreCase);
        foreach (var id in topology.Nodes.Select(node => node.ResourceId).Concat(diagnosis.Evidence.Select(fact => fact.ResourceId)).Distinct())
        {
            names[id] = id;
            names.TryAdd(shortNames.Of(id), id);
        }
    }

    internal IReadOnlyList<string> TopCauses { get; }

    internal IReadOnlyDictionary<string, string> Names => names;

    internal bool Knows(string evidenceId) => evidence.ContainsKey(evidenceId);

    internal IReadOnlyList<Evidence> Cited(Claim claim) => [.. claim.EvidenceIds.Where(Knows).Distinct().Select(id => evidence[id])];

    internal bool HasAction(string? id) => id is not null && actions.Contains(id);

    internal string? IdOf(string entity) => names.GetValueOrDefault(entity);

    internal bool DependsOn(string dependent, string on) => graph.DistancesFrom([dependent]).ContainsKey(on);

    /// <summary>When a resource was first seen to deviate.</summary>
    internal DateTimeOffset? OnsetOf(string resourceId) =>
        evidence.Values.Where(fact => fact.ResourceId == resourceId && fact.Kind is not EvidenceKind.Change and not EvidenceKind.Edge && fact.From is not null).Min(fact => fact.From);
}
