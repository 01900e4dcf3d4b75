using System.Globalization;
using AIOps.Correlate;
using AIOps.Diagnose;
using AIOps.Remediate.Catalogue;

namespace AIOps.Remediate.Planning;

/// <summary>Maps a cause to actions, mildest first. What is not listed has no safe mechanical answer and goes to a person.</summary>
internal static class CandidateActions
{
    public static IEnumerable<Candidate> For(Cause cause, Incident incident, ServiceGraph graph, PlannerOptions options)
    {
        var id = cause.ResourceId;
        return ResourceTypes.Of(id) switch
        {
            ResourceTypes.ScaleSetInstance => Instance(cause, id, graph, options),
            ResourceTypes.ScaleSet => ScaleSet(cause, incident, graph, options),
            ResourceTypes.VirtualMachine => VirtualMachine(cause, incident, graph, options),
            ResourceTypes.Disk => Disk(cause, id, graph, options),
            ResourceTypes.Site => Site(cause),
            _ => [],
        };
    }

    private static bool NodeIsIll(CauseKind kind) =>
        kind is CauseKind.ResourceSaturation or CauseKind.SlowService or CauseKind.FailingService or CauseKind.PlatformIssue;

    private static IEnumerable<Candidate> Instance(Cause cause, string instanceId, ServiceGraph graph, PlannerOptions options)
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
    }

    private static IEnumerable<Candidate> ScaleSet(Cause cause, Incident incident, ServiceGraph graph, PlannerOptions options)
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

    private static IEnumerable<Candidate> VirtualMachine(Cause cause, Incident incident, ServiceGraph graph, PlannerOptions options)
    {
        if (cause.Kind == CauseKind.CapacityExhaustion)
        {
            foreach (var disk in TargetFacts.Contained(graph, cause.ResourceId).Where(d => IsNamed(d, cause, incident, graph)))
                foreach (var grow in Disk(cause, disk, graph, options)) yield return grow;
        }

        if (NodeIsIll(cause.Kind) || cause.Kind == CauseKind.Unknown)
            yield return new Candidate(cause, Action(ActionIds.VmRestart, cause.ResourceId), null, new BlastRadius(1, 1), "a restart gives the machine a clean start");
    }

    /// <summary>Metrics of a VM name the disk by its LUN; without a match no disk is picked by guess.</summary>
    private static bool IsNamed(string disk, Cause cause, Incident incident, ServiceGraph graph)
    {
        if (incident.Alerts.Any(a => a.Alert.ResourceId == disk)) return true;
        return TargetFacts.Number(graph, disk, TargetFacts.Lun) is { } lun && incident.Alerts.Any(a =>
            a.Alert.ResourceId == cause.ResourceId && a.Alert.Anomaly is { } anomaly
            && anomaly.Dimensions.Split(';').Contains($"LUN={Text(lun)}", StringComparer.OrdinalIgnoreCase));
    }

    private static IEnumerable<Candidate> Disk(Cause cause, string disk, ServiceGraph graph, PlannerOptions options)
    {
        if (cause.Kind is not (CauseKind.CapacityExhaustion or CauseKind.ResourceSaturation)) yield break;
        if (TargetFacts.Number(graph, disk, TargetFacts.DiskSizeGb) is not { } now) yield break;
        var after = (int)Math.Min(65536, Math.Max(now + 1, Math.Ceiling(now * options.DiskGrowthFactor)));
        if (after <= now) yield break;
        yield return new Candidate(
            cause, Action(ActionIds.DiskGrow, disk, (ActionParameters.SizeGb, Text(after))), null, new BlastRadius(1, 1),
            $"the disk fills up; {Text(after)} GiB instead of {Text(now)} GiB gives room (a disk can grow but never shrink)");
    }

    private static IEnumerable<Candidate> Site(Cause cause)
    {
        if (NodeIsIll(cause.Kind))
            yield return new Candidate(cause, Action(ActionIds.AppServiceRestart, cause.ResourceId), null, new BlastRadius(1, 1), "a restart gives the app a clean start");
        else if (cause.Kind == CauseKind.BadChange)
            yield return new Candidate(cause, Action(ActionIds.AppServiceRestart, cause.ResourceId), null, new BlastRadius(1, 1),
                "no earlier version is known that could be put back, a restart is the mildest thing to try");
    }

    private static PlannedAction Action(string id, string target, params (string Name, string Value)[] parameters) =>
        new(id, target, new SortedDictionary<string, string>(parameters.ToDictionary(p => p.Name, p => p.Value), StringComparer.Ordinal));

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
