using AIOps.Orchestrations.Ports;
using AIOps.Remediate;
using AIOps.Remediate.Catalogue;

namespace AIOps.Integrations.AzureResourceManager.Actions;

/// <summary>How one action of the catalogue is done.</summary>
internal interface IArmAction
{
    /// <summary>Id in the catalogue.</summary>
    string ActionId { get; }

    /// <summary>Reads the target, checks the preconditions and says what would change.</summary>
    /// <exception cref="ActionPreconditionException">A precondition does not hold.</exception>
    Task<IReadOnlyList<PlanChange>> DryRunAsync(ArmConnection arm, PlannedAction action, CancellationToken cancellation);

    /// <summary>Sends the one call that starts it and reads its first reply.</summary>
    /// <exception cref="Azure.RequestFailedException">It was refused, or nobody knows.</exception>
    Task<ActionProgress> StartAsync(ArmConnection arm, PlannedAction action, string intentId, CancellationToken cancellation);
}

/// <summary>The actions that Azure Resource Manager can do.</summary>
internal static class ArmActions
{
    public static IReadOnlyList<IArmAction> All { get; } =
    [
        new VmAction(ActionIds.VmRestart), new VmAction(ActionIds.VmStart), new VmAction(ActionIds.VmRedeploy), new VmResize(), new VmRunCommand(),
        new VmssInstances(ActionIds.VmssRestartInstances), new VmssInstances(ActionIds.VmssReimageInstances),
        new VmssScale(ActionIds.VmssScaleOut), new VmssScale(ActionIds.VmssScaleIn),
        new DiskGrow(), new AppServiceRestart(), new AppServiceSwapSlots(),
        new AksRolloutRestart(), new AksScaleNodePool(), new SqlScale(), new AutomationStartRunbook(),
    ];
}
