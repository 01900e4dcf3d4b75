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
        var shipped = ResourceTypes.Of(id) switch
        {
            ResourceTypes.ScaleSetInstance => ScaleSetCandidates.ForInstance(cause, id, graph, options),
            ResourceTypes.ScaleSet => ScaleSetCandidates.ForSet(cause, incident, graph, options),
            ResourceTypes.VirtualMachine => VirtualMachine(cause, incident, graph, options),
            ResourceTypes.Disk => Disk(cause, id, graph, options),
            ResourceTypes.Site => Site(cause, graph),
            ResourceTypes.SqlDatabase => Database(cause, graph),
            ResourceTypes.NodePool => NodePool(cause, graph, options),
            _ => [],
        };
        return shipped.Concat(options.Remedies
            .Where(r => r.Against.Contains(cause.Kind) && Policy.TargetPattern.Matches(r.CauseResources, id))
            .Select(r => One(cause, r.For(id), $"the configured remedy '{r.Name}' is meant for this")));
    }

    internal static bool NodeIsIll(CauseKind kind) =>
        kind is CauseKind.ResourceSaturation or CauseKind.SlowService or CauseKind.FailingService or CauseKind.PlatformIssue;

    private static IEnumerable<Candidate> VirtualMachine(Cause cause, Incident incident, ServiceGraph graph, PlannerOptions options)
    {
        if (cause.Kind == CauseKind.CapacityExhaustion)
        {
            foreach (var disk in TargetFacts.Contained(graph, cause.ResourceId).Where(d => IsNamed(d, cause, incident, graph)))
                foreach (var grow in Disk(cause, disk, graph, options)) yield return grow;
        }

        if (!NodeIsIll(cause.Kind) && cause.Kind != CauseKind.Unknown) yield break;
        if (TargetFacts.Text(graph, cause.ResourceId, TargetFacts.PowerState) is "stopped" or "deallocated")
        {
            yield return One(cause, Action(ActionIds.VmStart, cause.ResourceId), "the machine is off");
            yield break;
        }

        var restart = One(cause, Action(ActionIds.VmRestart, cause.ResourceId), "a restart gives the machine a clean start");
        var redeploy = One(cause, Action(ActionIds.VmRedeploy, cause.ResourceId), "another host leaves a sick one behind");
        // A sick host stays sick over a restart: the guest stays where it is.
        if (cause.Kind == CauseKind.PlatformIssue) yield return redeploy;
        yield return restart;
        if (cause.Kind is CauseKind.FailingService) yield return redeploy;
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

    private static IEnumerable<Candidate> Site(Cause cause, ServiceGraph graph)
    {
        if (cause.Kind == CauseKind.BadChange)
        {
            if (TargetFacts.Text(graph, cause.ResourceId, TargetFacts.PreviousSlot) is { } slot)
            {
                var swap = Action(ActionIds.AppServiceSwapSlots, cause.ResourceId, (ActionParameters.Slot, slot));
                yield return One(cause, swap, $"the slot '{slot}' holds the version before the change") with { Rollback = swap };
            }
            else
            {
                yield return One(cause, Action(ActionIds.AppServiceRestart, cause.ResourceId), "no earlier version is known that could be put back, a restart is the mildest thing to try");
            }
        }
        else if (NodeIsIll(cause.Kind))
        {
            yield return One(cause, Action(ActionIds.AppServiceRestart, cause.ResourceId), "a restart gives the app a clean start");
        }
    }

    private static IEnumerable<Candidate> Database(Cause cause, ServiceGraph graph)
    {
        if (cause.Kind is not (CauseKind.ResourceSaturation or CauseKind.TrafficRise)) yield break;
        if (TargetFacts.Text(graph, cause.ResourceId, TargetFacts.ServiceObjective) is not { } now || SqlObjectives.Next(now) is not { } next) yield break;
        yield return One(cause, Action(ActionIds.SqlScale, cause.ResourceId, (ActionParameters.ServiceObjective, next)), $"{next} has more room than {now}")
            with { Rollback = Action(ActionIds.SqlScale, cause.ResourceId, (ActionParameters.ServiceObjective, now)) };
    }

    private static IEnumerable<Candidate> NodePool(Cause cause, ServiceGraph graph, PlannerOptions options)
    {
        if (cause.Kind is not (CauseKind.ResourceSaturation or CauseKind.TrafficRise)) yield break;
        if (TargetFacts.Number(graph, cause.ResourceId, TargetFacts.NodeCount) is not { } now || now + options.ScaleOutStep > options.MaxCapacity) yield break;
        var after = now + options.ScaleOutStep;
        yield return new Candidate(
            cause, Action(ActionIds.AksScaleNodePool, cause.ResourceId, (ActionParameters.NodeCount, Text(after))),
            Action(ActionIds.AksScaleNodePool, cause.ResourceId, (ActionParameters.NodeCount, Text(now))), new BlastRadius(options.ScaleOutStep, after), "more nodes share the load");
    }

    private static Candidate One(Cause cause, PlannedAction action, string why) => new(cause, action, null, new BlastRadius(1, 1), why);

    internal static PlannedAction Action(string id, string target, params (string Name, string Value)[] parameters) =>
        new(id, target, new SortedDictionary<string, string>(parameters.ToDictionary(p => p.Name, p => p.Value), StringComparer.Ordinal));

    internal static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
