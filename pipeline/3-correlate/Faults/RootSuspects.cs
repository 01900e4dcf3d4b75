namespace AIOps.Correlate.Faults;

/// <summary>A resource that may be behind a group of alerts.</summary>
/// <param name="ResourceId">The resource.</param>
/// <param name="Probability">Share of all candidates' likelihood, 0 to 1.</param>
/// <param name="Explained">How many of the alerting resources its failure explains.</param>
/// <param name="Alerting">True when it alerts itself.</param>
public sealed record RootSuspect(string ResourceId, double Probability, int Explained, bool Alerting);

/// <summary>
/// Ranks the resources whose failure could be behind a group of alerts, from the alerts alone: where it would show and where it does, in which order, how it looks, who speaks of
/// itself, what was changed just before. Needs no series; the diagnosis adds those.
/// </summary>
public static class RootSuspects
{
    /// <summary>The first resources show a problem best; more would cost time and tell little.</summary>
    private const int MostResources = 32;

    /// <summary>The suspects, the likeliest first; empty when no alert has a resource.</summary>
    /// <param name="alerts">The alerts of one problem.</param>
    /// <param name="graph">The topology as known.</param>
    /// <param name="changes">Changes: the resource and the time.</param>
    public static IReadOnlyList<RootSuspect> Rank(IEnumerable<Alert> alerts, ServiceGraph graph, IEnumerable<(string ResourceId, DateTimeOffset At)> changes)
    {
        var symptoms = Symptom.Of(alerts.Where(alert => alert.ResourceId.Length > 0)).OrderBy(symptom => symptom.At).Take(MostResources).ToList();
        return symptoms.Count == 0 ? [] : new Explanation(symptoms, ServiceGraphQuery.Of(graph), [.. changes]).Rank();
    }
}
