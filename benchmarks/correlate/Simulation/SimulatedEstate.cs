using AIOps.Correlate;

namespace AIOps.Benchmarks.Correlate.Simulation;

/// <summary>What a simulated resource is.</summary>
internal enum ResourceKind
{
    Service,
    Replica,
    Node,
    Database,
}

/// <summary>A resource of the estate.</summary>
/// <param name="Id">ARM id.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Owner">For a replica the index of its service, else its own index.</param>
internal sealed record SimulatedResource(string Id, ResourceKind Kind, int Owner);

/// <summary>A true call.</summary>
/// <param name="Caller">Index of the calling service.</param>
/// <param name="Callee">Index of the called service or database.</param>
/// <param name="Share">Share of the caller's work that needs the callee.</param>
/// <param name="Fallback">Share of that work which survives the callee's trouble.</param>
internal sealed record SimulatedCall(int Caller, int Callee, double Share, double Fallback);

/// <summary>The true estate (never shown to a correlator) and the topology as a correlator sees it.</summary>
internal sealed record SimulatedEstate
{
    public required IReadOnlyList<SimulatedResource> Resources { get; init; }

    public required IReadOnlyList<SimulatedCall> Calls { get; init; }

    /// <summary>Replica indices by service index.</summary>
    public required ILookup<int, int> Replicas { get; init; }

    /// <summary>Node index by replica index.</summary>
    public required IReadOnlyDictionary<int, int> NodeOf { get; init; }

    /// <summary>Calls by callee.</summary>
    public required ILookup<int, SimulatedCall> Callers { get; init; }

    /// <summary>With hidden and stale edges.</summary>
    public required ServiceGraph Seen { get; init; }

    public IEnumerable<int> OfKind(ResourceKind kind) => Enumerable.Range(0, Resources.Count).Where(i => Resources[i].Kind == kind);
}
