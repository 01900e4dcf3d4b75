using AIOps.Correlate;
using AIOps.Orchestrations.Ports;

namespace AIOps.Orchestrations.Questions.Answering;

/// <summary>What is affected, what could be next, and how much the plan would touch.</summary>
internal sealed class BlastRadiusAnswer(IResourceGraph topology) : IAnswerer
{
    private const int Shown = 8;

    public QuestionKind Kind => QuestionKind.BlastRadius;

    public bool NeedsIncident => true;

    public async Task AnswerAsync(QuestionScope scope, AnswerWriter writer, CancellationToken cancellation)
    {
        var record = scope.Incident!;
        var affected = record.Incident.Alerts.Select(member => member.Alert.ResourceId).Distinct().ToList();
        writer.Say($"{affected.Count} {(affected.Count == 1 ? "resource has" : "resources have")} alerts {writer.Cite(Cites.Incident(record))}: {Names(affected)}.");
        var graph = await topology.GetAsync(cancellation);
        if (graph.Edges.Count == 0)
        {
            writer.Say("Who depends on them I don't know: no topology is known.");
        }
        else
        {
            var hit = affected.ToHashSet();
            if (record.Diagnosis is { Causes: [var top, ..] })
            {
                hit.Add(top.ResourceId);
            }

            var callers = Callers(graph, hit);
            writer.Say(callers.Count == 0
                ? "Nothing else depends on them, as far as the topology knows."
                : $"{callers.Count} more {(callers.Count == 1 ? "depends" : "depend")} on them, as far as the topology knows: {Names(callers)}.");
        }

        if (record.Plan is { } plan)
        {
            writer.Say($"The plan ({plan.Action.ActionId}) would touch {plan.BlastRadius.Targets} of {plan.BlastRadius.OutOf} ({plan.BlastRadius.Percent:0} %).");
        }
    }

    /// <summary>Everything that reaches a hit resource by calls, outside of the hit ones; a cycle is walked once.</summary>
    private static List<string> Callers(ServiceGraph graph, HashSet<string> hit)
    {
        var callersOf = graph.Edges.ToLookup(edge => edge.To, edge => edge.From);
        HashSet<string> seen = [.. hit];
        List<string> found = [];
        Queue<string> ring = new(hit);
        while (ring.TryDequeue(out var next))
        {
            foreach (var caller in callersOf[next].Where(seen.Add))
            {
                found.Add(caller);
                ring.Enqueue(caller);
            }
        }

        return found;
    }

    private static string Names(List<string> ids)
    {
        var names = string.Join(", ", ids.Take(Shown).Select(id => HostileText.Plain(ArmId.ShortNameOf(id), 60)));
        return ids.Count > Shown ? $"{names} and {ids.Count - Shown} more" : names;
    }
}
