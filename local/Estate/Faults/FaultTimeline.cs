using AIOps.Local.Estate.State;
using AIOps.Remediate.Catalogue;

namespace AIOps.Local.Estate.Faults;

/// <summary>Says at any time which faults hurt, from the plan and from what was done through the fake Azure Resource Manager.</summary>
public sealed class FaultTimeline(EstateState state, FaultPlan plan)
{
    private static readonly string[] FreshStart = ["restart", "reimage", "redeploy", "poweroff", "deallocate", "delete"];

    /// <summary>All faults of the plan as they stand at a time.</summary>
    public IReadOnlyList<FaultStatus> At(DateTimeOffset now) => [.. plan.Faults.Select(f => StatusOf(f, now))];

    /// <summary>The fault of a kind that hurts a resource at a time, or null.</summary>
    internal FaultStatus? Active(FaultKind kind, string resourceId, DateTimeOffset now)
    {
        foreach (var fault in plan.Faults)
        {
            if (fault.Kind == kind && fault.ResourceId == resourceId && StatusOf(fault, now) is { Active: true } status) return status;
        }

        return null;
    }

    /// <summary>Starts and ends of faults of a kind, in time order: deployments leave records at both.</summary>
    internal IEnumerable<(Fault Fault, DateTimeOffset Start, DateTimeOffset? End)> Spans(FaultKind kind) =>
        plan.Faults.Where(f => f.Kind == kind).Select(f => (f, StartOf(f), f.EndsAfter is { } end ? state.Anchor.LiveStart + end : (DateTimeOffset?)null));

    private DateTimeOffset StartOf(Fault fault) => state.Anchor.LiveStart + fault.StartsAfter;

    private FaultStatus StatusOf(Fault fault, DateTimeOffset now)
    {
        var start = StartOf(fault);
        DateTimeOffset? end = fault.EndsAfter is { } after ? state.Anchor.LiveStart + after : null;
        foreach (var operation in state.Operations)
        {
            if (operation.EndsAt >= start && operation.SucceededAt(now) && Ends(fault, operation) && !(end <= operation.EndsAt)) end = operation.EndsAt;
        }

        if (end > now) end = null;
        return new FaultStatus(fault.Id, fault.Kind, fault.ResourceId, start, end, now >= start && end is null);
    }

    private static bool Ends(Fault fault, ArmOperation operation) => fault.Kind switch
    {
        FaultKind.CpuRunaway => FreshStart.Contains(operation.Action) && operation.TargetId == ResourceTypes.ParentOf(fault.ResourceId)
            && (operation.InstanceIds.Count == 0 || operation.InstanceIds.Contains(ResourceTypes.NameOf(fault.ResourceId))),
        FaultKind.DiskFill => operation.Action == "update" && operation.TargetId == fault.ResourceId && operation.Value > ShopResources.InitialDiskGb,
        FaultKind.BadDeployment => operation.Action == "slotsswap" && operation.TargetId == fault.ResourceId,
        _ => false,
    };
}
