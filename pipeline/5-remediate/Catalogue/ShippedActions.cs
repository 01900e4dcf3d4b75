using static AIOps.Remediate.Catalogue.ActionParameters;

namespace AIOps.Remediate.Catalogue;

/// <summary>The actions that the product ships with. Risk follows <see cref="RiskTier"/>: who would notice, and can it be undone.</summary>
internal static class ShippedActions
{
    private const string Ids = "instances, joined by commas";
    private const string NoLock = "No read-only lock is on the target.";

    public static IReadOnlyList<ActionDefinition> All { get; } =
    [
        Of(ActionIds.VmRestart, "Restart the virtual machine", ResourceTypes.VirtualMachine, RiskTier.Medium, "The machine runs."),
        Of(ActionIds.VmStart, "Start the virtual machine", ResourceTypes.VirtualMachine, RiskTier.Medium, "The machine is stopped or deallocated."),
        Of(ActionIds.VmRedeploy, "Move the virtual machine to another host", ResourceTypes.VirtualMachine, RiskTier.High, "The machine runs; its temporary disk may be lost."),
        Of(ActionIds.VmResize, "Resize the virtual machine", ResourceTypes.VirtualMachine, RiskTier.High, "The size differs from the present one; a running machine restarts.")
            with { Reversible = true, RollbackActionId = ActionIds.VmResize, Parameters = Takes((VmSize, "size afterwards")) },
        Of(ActionIds.VmRunCommand, "Run an allowed script inside the virtual machine", ResourceTypes.VirtualMachine, RiskTier.High, "The script is on the allow-list; the machine runs.")
            with { Parameters = Takes((Command, "name of the script on the allow-list")) },
        Of(ActionIds.VmssRestartInstances, "Restart instances of the scale set", ResourceTypes.ScaleSet, RiskTier.Medium, "The instances exist.")
            with { Parameters = Takes((InstanceIds, Ids)) },
        Of(ActionIds.VmssReimageInstances, "Put instances of the scale set back to their image", ResourceTypes.ScaleSet, RiskTier.High, "The instances exist; what is on their local disks is lost.")
            with { Parameters = Takes((InstanceIds, Ids)) },
        Of(ActionIds.VmssScaleOut, "Add instances to the scale set", ResourceTypes.ScaleSet, RiskTier.Low, "The capacity is larger than the present one.")
            with { Reversible = true, RollbackActionId = ActionIds.VmssScaleIn, Parameters = Takes((Capacity, "number of instances afterwards")) },
        Of(ActionIds.VmssScaleIn, "Remove instances from the scale set", ResourceTypes.ScaleSet, RiskTier.Medium, "The capacity is smaller than the present one.")
            with { Reversible = true, RollbackActionId = ActionIds.VmssScaleOut, Parameters = Takes((Capacity, "number of instances afterwards")) },
        Of(ActionIds.AppServiceRestart, "Restart the web app", ResourceTypes.Site, RiskTier.Medium, "The app runs."),
        Of(ActionIds.AppServiceSwapSlots, "Swap a slot into production", ResourceTypes.Site, RiskTier.Medium, "The slot exists and runs.")
            with { Reversible = true, RollbackActionId = ActionIds.AppServiceSwapSlots, Parameters = Takes((Slot, "slot that goes into production")) },
        Of(ActionIds.DiskGrow, "Grow the disk", ResourceTypes.Disk, RiskTier.Medium, "The size is larger than the present one; a disk never shrinks.")
            with { Parameters = Takes((SizeGb, "size afterwards in GiB")) },
        Of(ActionIds.AksRolloutRestart, "Restart the pods of a deployment one after the other", ResourceTypes.Cluster, RiskTier.Medium, "The cluster runs.")
            with { Parameters = Takes((Namespace, "Kubernetes namespace"), (Deployment, "Kubernetes deployment")) },
        Of(ActionIds.AksScaleNodePool, "Set the number of nodes", ResourceTypes.NodePool, RiskTier.Medium, "The number differs; the pool does not scale by itself.")
            with { Reversible = true, RollbackActionId = ActionIds.AksScaleNodePool, Parameters = Takes((NodeCount, "number of nodes afterwards")) },
        Of(ActionIds.SqlScale, "Change the database's service objective", ResourceTypes.SqlDatabase, RiskTier.Medium, "The objective differs; connections drop once at the change.")
            with { Reversible = true, RollbackActionId = ActionIds.SqlScale, Parameters = Takes((ServiceObjective, "service objective afterwards")) },
        Of(ActionIds.AutomationStartRunbook, "Start an allowed runbook", ResourceTypes.AutomationAccount, RiskTier.High, "The runbook is on the allow-list and published.")
            with { Parameters = Takes((Runbook, "name of the runbook on the allow-list")) },
        Of(ActionIds.WebhookCall, "Call a configured webhook", ResourceTypes.Any, RiskTier.High, "The webhook is configured.")
            with { Parameters = Takes((Hook, "name of the configured webhook")) },
    ];

    private static ActionDefinition Of(string id, string title, string targetType, RiskTier risk, string precondition) => new()
    {
        Id = id, Title = title, TargetTypes = [targetType], Risk = risk, Reversible = false,
        Preconditions = id == ActionIds.WebhookCall ? [precondition] : [precondition, NoLock],
    };

    private static Dictionary<string, string> Takes(params (string Name, string Meaning)[] parameters) => parameters.ToDictionary(p => p.Name, p => p.Meaning);
}
