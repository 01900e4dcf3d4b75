using AIOps.Correlate;

namespace AIOps.Diagnose.Framing;

/// <summary>
/// Which part speaks for its whole. Callers depend on a scale set and not on its instances, so from outside the failure of one instance looks like that of the set; the set's own
/// metrics are means of its parts. When the set failed as a whole, its other parts would alert too.
/// </summary>
internal sealed class LoudParts
{
    private readonly Dictionary<string, string> _partOf = new(StringComparer.Ordinal);

    public LoudParts(ServiceGraph graph, IReadOnlyList<Alert> alerts)
    {
        var loud = alerts.GroupBy(alert => alert.ResourceId, StringComparer.Ordinal).ToDictionary(
            one => one.Key, one => (one.Min(alert => alert.Severity), one.Min(alert => alert.StartsAt)), StringComparer.Ordinal);
        foreach (var whole in graph.Edges.Where(edge => edge.Kind is "contains" or "hosts").GroupBy(edge => edge.From, StringComparer.Ordinal))
        {
            var parts = whole.Select(edge => edge.To).Distinct(StringComparer.Ordinal).ToList();
            var speaking = parts.Where(loud.ContainsKey).ToList();
            if (speaking.Count > 0 && speaking.Count < parts.Count)
            {
                _partOf[whole.Key] = speaking.OrderBy(part => loud[part]).ThenBy(part => part, StringComparer.Ordinal).First();
            }
        }
    }

    /// <summary>The part that speaks for a resource: the severest, then the first to alert; the resource itself where all its parts alert or none does.</summary>
    public string OrWhole(string resourceId) => _partOf.GetValueOrDefault(resourceId, resourceId);
}
