using System.Runtime.InteropServices;

namespace AIOps.Detect.Logs.Mining;

/// <summary>Which templates are the same but for one word, or for two: chains of template numbers by the key without the words.</summary>
internal sealed class VariationIndex
{
    private const int LongestChain = 16;

    private readonly Dictionary<ulong, int> heads = [];
    private readonly List<Link> links = [];

    public int Count => links.Count;

    public void Clear()
    {
        heads.Clear();
        links.Clear();
    }

    /// <summary>Adds a template under a key, and says who is there already.</summary>
    /// <param name="key">The key.</param>
    /// <param name="template">Number of the template.</param>
    /// <param name="present">Takes the numbers of the others, the newest first.</param>
    /// <returns>How many others.</returns>
    public int Add(ulong key, int template, Span<int> present)
    {
        ref var head = ref CollectionsMarshal.GetValueRefOrAddDefault(heads, key, out var known);
        var count = 0;
        for (var at = known ? head : -1; at >= 0 && count < Math.Min(LongestChain, present.Length); at = links[at].Next) present[count++] = links[at].Template;
        links.Add(new(template, known ? head : -1));
        head = links.Count - 1;
        return count;
    }

    private readonly record struct Link(int Template, int Next);
}
