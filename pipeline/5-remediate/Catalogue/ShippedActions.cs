namespace AIOps.Remediate.Catalogue;

/// <summary>The actions that the product ships with. Risk follows <see cref="RiskTier"/>: who would notice, and can it be undone.</summary>
internal static class ShippedActions
{
    public static IReadOnlyList<ActionDefinition> All { get; } =
    [
        new()
        {
            Id = ActionIds.VmRestart, Title = "Restart the virtual machine", TargetTypes = [ResourceTypes.VirtualMachine],
            Risk = RiskTier.Medium, Reversible = false,
        },
        new()
        {
            Id = ActionIds.VmssRestartInstances, Title = "Restart instances of the scale set", TargetTypes = [ResourceTypes.ScaleSet],
            Risk = RiskTier.Medium, Reversible = false,
            Parameters = new Dictionary<string, string> { [ActionParameters.InstanceIds] = "instances to restart, joined by commas" },
        },
        new()
        {
            Id = ActionIds.VmssScaleOut, Title = "Add instances to the scale set", TargetTypes = [ResourceTypes.ScaleSet],
            Risk = RiskTier.Low, Reversible = true, RollbackActionId = ActionIds.VmssScaleIn,
            Parameters = new Dictionary<string, string> { [ActionParameters.Capacity] = "number of instances afterwards" },
        },
        new()
        {
            Id = ActionIds.VmssScaleIn, Title = "Remove instances from the scale set", TargetTypes = [ResourceTypes.ScaleSet],
            Risk = RiskTier.Medium, Reversible = true, RollbackActionId = ActionIds.VmssScaleOut,
            Parameters = new Dictionary<string, string> { [ActionParameters.Capacity] = "number of instances afterwards" },
        },
        new()
        {
            Id = ActionIds.AppServiceRestart, Title = "Restart the web app", TargetTypes = [ResourceTypes.Site],
            Risk = RiskTier.Medium, Reversible = false,
        },
        new()
        {
            Id = ActionIds.DiskGrow, Title = "Grow the disk", TargetTypes = [ResourceTypes.Disk],
            Risk = RiskTier.Medium, Reversible = false,
            Parameters = new Dictionary<string, string> { [ActionParameters.SizeGb] = "size afterwards in GiB; a disk never shrinks" },
        },
    ];
}
