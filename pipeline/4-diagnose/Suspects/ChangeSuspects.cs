using AIOps.Diagnose.Ranking;
using AIOps.Ingest;

namespace AIOps.Diagnose.Suspects;

/// <summary>
/// Changes shortly before the onset, on or next to a disturbed resource. A change is a suspect with a reason (how long before, where, how wide), never
/// a verdict: the ranker gives it weight only on a node that other evidence speaks against.
/// </summary>
internal static class ChangeSuspects
{
    /// <summary>Time after which a change has lost about two thirds of its suspicion.</summary>
    private static readonly TimeSpan Fading = TimeSpan.FromMinutes(45);

    /// <summary>Event times of different sources disagree by this much.</summary>
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(1);

    /// <summary>What is left when the change was made on a direct dependency instead.</summary>
    private const double OneStepAway = 0.4;

    public static IReadOnlyList<ChangeSuspect> Find(DiagnosisInput input, DiagnoseOptions options)
    {
        var disturbed = input.Incident.Alerts.Select(one => one.Alert.ResourceId).ToHashSet(StringComparer.Ordinal);
        var known = disturbed.Concat(input.Series.Select(window => window.ResourceId)).Concat(input.Graph.Nodes.Select(node => node.ResourceId)).ToHashSet(StringComparer.Ordinal);
        var graph = new DependencyIndex([.. input.Graph.Edges.Select(edge => new DependencyEdge(edge.From, edge.To))]);
        return [.. input.Changes.Select((change, index) => (change, index))
            .Where(one => one.change.Time <= input.Incident.StartedAt + Tolerance && one.change.Time >= input.Incident.StartedAt - options.ChangeWindow)
            // One operation writes several records (started, accepted, succeeded): its first one dates it.
            .GroupBy(one => (one.change.CorrelationId ?? one.change.Id, one.change.ResourceId, one.change.Operation))
            .Select(group => group.MinBy(one => one.change.Time))
            .Select(one => Judge(one.change, one.index, input.Incident.StartedAt, disturbed, known, graph))
            .OrderByDescending(suspect => suspect.Strength).ThenByDescending(suspect => suspect.Change.Time)];
    }

    private static ChangeSuspect Judge(
        ChangeEvent change, int index, DateTimeOffset onset, HashSet<string> disturbed, HashSet<string> known, DependencyIndex graph)
    {
        var node = Owner(change.ResourceId, known);
        var lag = onset > change.Time ? onset - change.Time : TimeSpan.Zero;
        var reach = graph.DistancesFrom([node]).Count + graph.CallersOf(node).Count;
        var near = disturbed.Contains(node) ? 1 : graph.CallersOf(node).Any(disturbed.Contains) || graph.PartsOf(node).Any(disturbed.Contains) ? OneStepAway : OneStepAway / 2;
        return new(change, index, node, lag, disturbed.Contains(node), reach, Weight(change.Kind) * near * Math.Exp(-lag / Fading));
    }

    // A deployment is recorded on a child (sites/x/deployments/y, sites/x/slots/z): the nearest known ancestor is what it changed.
    private static string Owner(string resourceId, HashSet<string> known)
    {
        for (var id = resourceId; id.Length > 0; id = id[..Math.Max(0, id.LastIndexOf('/'))])
        {
            if (known.Contains(id)) return id;
        }

        return resourceId;
    }

    private static double Weight(ChangeKind kind) => kind switch
    {
        ChangeKind.Deployment => 1,
        ChangeKind.Delete => 0.9,
        ChangeKind.PlatformHealth => 0.9,
        ChangeKind.Write => 0.7,
        ChangeKind.Scale => 0.4,
        _ => 0.4,
    };
}

/// <summary>A change with the reason for suspecting it.</summary>
/// <param name="Change">The change.</param>
/// <param name="Index">Its place in the input.</param>
/// <param name="Node">The resource of the topology that it changed.</param>
/// <param name="Lag">How long before the onset.</param>
/// <param name="Overlaps">True when that resource has an alert.</param>
/// <param name="Reach">How many known resources depend on it or are depended on by it.</param>
/// <param name="Strength">Suspicion, 0 to 1.</param>
internal sealed record ChangeSuspect(ChangeEvent Change, int Index, string Node, TimeSpan Lag, bool Overlaps, int Reach, double Strength)
{
    public Finding ToFinding() => new() { Component = Components.Change, Node = Node, Strength = Strength, Source = Index };
}
