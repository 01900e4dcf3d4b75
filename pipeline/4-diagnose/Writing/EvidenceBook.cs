namespace AIOps.Diagnose.Writing;

/// <summary>Numbers the facts of one diagnosis in the order in which they are first cited; the same fact is numbered once.</summary>
internal sealed class EvidenceBook
{
    private readonly List<Evidence> facts = [];
    private readonly Dictionary<(EvidenceKind, string, string, string), string> ids = [];

    public IReadOnlyList<Evidence> Facts => facts;

    /// <summary>Adds a fact, or finds the one that says the same.</summary>
    /// <param name="fact">The fact; its id is replaced.</param>
    /// <param name="key">What makes it the same fact on the same resource (a series key, a change id ...).</param>
    /// <returns>Its id.</returns>
    public string Cite(Evidence fact, string key)
    {
        var identity = (fact.Kind, fact.ResourceId, fact.Signal ?? "", key);
        if (ids.TryGetValue(identity, out var id)) return id;
        id = $"E{facts.Count + 1}";
        ids[identity] = id;
        facts.Add(fact with { Id = id });
        return id;
    }
}
