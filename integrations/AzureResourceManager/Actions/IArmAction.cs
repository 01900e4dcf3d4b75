using AIOps.Remediate;
using Azure;

namespace AIOps.Integrations.AzureResourceManager.Actions;

/// <summary>How one action of the catalogue is done.</summary>
internal interface IArmAction
{
    /// <summary>Id in the catalogue.</summary>
    string ActionId { get; }

    /// <summary>Reads the target and says what would change.</summary>
    Task<IReadOnlyList<PlanChange>> DryRunAsync(ArmConnection arm, PlannedAction action, CancellationToken cancellation);

    /// <summary>Sends the one call that starts it and returns its first reply.</summary>
    Task<Response> StartAsync(ArmConnection arm, PlannedAction action, CancellationToken cancellation);
}

/// <summary>The actions that Azure Resource Manager can do.</summary>
internal static class ArmActions
{
    public static IReadOnlyList<IArmAction> All { get; } =
    [
        new VmRestart(), new VmssRestartInstances(), new VmssScale(Remediate.Catalogue.ActionIds.VmssScaleOut), new VmssScale(Remediate.Catalogue.ActionIds.VmssScaleIn),
        new DiskGrow(), new AppServiceRestart(),
    ];
}
