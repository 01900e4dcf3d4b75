namespace AIOps.Orchestrations.Approvals.Links;

/// <summary>The keys that count now: one signs, all of them verify; what is not among them is retired.</summary>
/// <param name="Current">Id of the key that signs.</param>
/// <param name="ById">Keys by id.</param>
internal sealed record LinkKeys(string Current, IReadOnlyDictionary<string, byte[]> ById)
{
    public byte[]? Find(string id) => ById.GetValueOrDefault(id);
}
