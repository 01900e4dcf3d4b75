using System.Diagnostics.CodeAnalysis;

namespace AIOps.Correlate.Faults;

/// <summary>Where the failure of a root would show, and which of these resources would be expected to speak up.</summary>
internal sealed class SpreadMap
{
    private readonly Dictionary<string, Reach> reaches;

    public SpreadMap(string root, Dictionary<string, Reach> reaches)
    {
        this.reaches = reaches;
        // A neighbour on a shared host may feel nothing, and a part may have no look of its own.
        var expected = reaches.Where(item => !item.Value.Sideways && item.Key != root).ToList();
        Callers = [.. expected.Where(item => item.Value.Calls > 0)];
        Hosted = ArmId.WholeOf(root) == root ? [.. expected.Where(item => item.Value.Calls == 0 && ArmId.WholeOf(item.Key) != root)] : [];
    }

    /// <summary>What is reached over at least one call.</summary>
    public IReadOnlyList<KeyValuePair<string, Reach>> Callers { get; }

    /// <summary>What is reached without a call and is no part of the root.</summary>
    public IReadOnlyList<KeyValuePair<string, Reach>> Hosted { get; }

    public bool ContainsKey(string resource) => reaches.ContainsKey(resource);

    public bool TryGetValue(string resource, [MaybeNullWhen(false)] out Reach reach) => reaches.TryGetValue(resource, out reach);
}
