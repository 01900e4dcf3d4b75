using AIOps.Correlate;
using AIOps.Diagnose;
using AIOps.Remediate.Catalogue;
using static AIOps.Remediate.Planning.CandidateActions;

namespace AIOps.Remediate.Planning;

/// <summary>Actions against causes in a scale set or in one of its instances, mildest first.</summary>
internal static class ScaleSetCandidates
{
    public static IEnumerable<Candidate> ForInstance(Cause cause, string instanceId, ServiceGraph graph, PlannerOptions options)
    {
        var scaleSet = ResourceTypes.ParentOf(instanceId);
        var number = ResourceTypes.NameOf(instanceId);
        if (NodeIsIll(cause.Kind) || cause.Kind == CauseKind.Unknown)
        {
            var size = Math.Max(1, TargetFacts.Contained(graph, scaleSet).Count);
            var restart = Action(ActionIds.VmssRestartInstances, scaleSet, (ActionParameters.InstanceIds, number));
            yield return new Candidate(cause, restart, null, new BlastRadius(1, size), $"instance {number} alone is affected, a restart gives it a clean start");
        }

        foreach (var scale in ScaleOut(cause, scaleSet, graph, options, "another instance takes load off the affected one")) yield return scale;
        if (NodeIsIll(cause.Kind))
        {
            var size = Math.Max(1, TargetFacts.Contained(graph, scaleSet).Count);
            var reimage = Action(ActionIds.VmssReimageInstances, scaleSet, (ActionParameters.InstanceIds, number));
            yield return new Candidate(cause, reimage, null, new BlastRadius(1, size), $"instance {number} did not recover by milder means");
        }
    }

    public static IEnumerable<Candidate> ForSet(Cause cause, Incident incident, ServiceGraph graph, PlannerOptions options)
    {
        if (NodeIsIll(cause.Kind))
        {
            var instances = TargetFacts.Contained(graph, cause.ResourceId);
            var ill = instances.Where(i => incident.Alerts.Any(a => a.Alert.ResourceId == i && a.Alert.EndsAt is null)).ToList();
            // Some instances ill and others well: it is those instances. All ill: it is the load or what they depend on.
            if (ill.Count > 0 && ill.Count * 2 <= instances.Count)
            {
                var ids = ActionParameters.JoinIds(ill.Select(ResourceTypes.NameOf));
                var restart = Action(ActionIds.VmssRestartInstances, cause.ResourceId, (ActionParameters.InstanceIds, ids));
                yield return new Candidate(cause, restart, null, new BlastRadius(ill.Count, instances.Count), $"only the instances {ids} have alerts");
            }
        }

        if (cause.Kind is CauseKind.TrafficRise || NodeIsIll(cause.Kind))
            foreach (var scale in ScaleOut(cause, cause.ResourceId, graph, options, "more instances share the load")) yield return scale;
    }

    private static IEnumerable<Candidate> ScaleOut(Cause cause, string scaleSet, ServiceGraph graph, PlannerOptions options, string why)
    {
        if (TargetFacts.Number(graph, scaleSet, TargetFacts.Capacity) is not { } now || now + options.ScaleOutStep > options.MaxCapacity) yield break;
        var after = now + options.ScaleOutStep;
        yield return new Candidate(
            cause,
            Action(ActionIds.VmssScaleOut, scaleSet, (ActionParameters.Capacity, Text(after))),
            Action(ActionIds.VmssScaleIn, scaleSet, (ActionParameters.Capacity, Text(now))),
            new BlastRadius(options.ScaleOutStep, after), why);
    }
}
