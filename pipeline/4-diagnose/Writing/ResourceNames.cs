using AIOps.Correlate;

namespace AIOps.Diagnose.Writing;

/// <summary>Short names for people: the topology's name, else the last part of the id (with its parent where that is a number).</summary>
internal sealed class ResourceNames(ServiceGraph graph)
{
    private readonly Dictionary<string, string> names = graph.Nodes.GroupBy(node => node.ResourceId, StringComparer.Ordinal)
        .ToDictionary(group => group.Key, group => group.First().Name, StringComparer.Ordinal);

    public string Of(string resourceId)
    {
        if (names.TryGetValue(resourceId, out var name) && name.Length > 0) return QuotedText.Plain(name, 80);
        var parts = resourceId.Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length == 0) return "an unnamed resource";
        var last = parts[^1];
        return QuotedText.Plain(parts.Length >= 3 && last.All(char.IsDigit) ? $"{parts[^3]}/{last}" : last, 80);
    }
}
