using AIOps.Orchestrations.Ports;
using AIOps.Remediate;
using AIOps.Remediate.Catalogue;
using Azure.Core;

namespace AIOps.Integrations.AzureResourceManager.Actions;

/// <summary>POST .../sites/{n}/slotsswap: the named slot and production change places; doing it again undoes it.</summary>
internal sealed class AppServiceSwapSlots : IArmAction
{
    public string ActionId => ActionIds.AppServiceSwapSlots;

    public async Task<IReadOnlyList<PlanChange>> DryRunAsync(ArmConnection arm, PlannedAction action, CancellationToken cancellation)
    {
        var slot = action.Parameters[ActionParameters.Slot];
        var state = await AppServiceRestart.StateAsync(arm, $"{action.TargetId}/slots/{slot}", cancellation);
        // A stopped slot would go into production stopped.
        if (state != "Running") throw new ActionPreconditionException($"The slot '{slot}' is {state}, not running.");
        return [new PlanChange("production slot", "present version", $"version of slot '{slot}'")];
    }

    public Task<ActionProgress> StartAsync(ArmConnection arm, PlannedAction action, string intentId, CancellationToken cancellation)
    {
        var body = BinaryData.FromObjectAsJson(new { targetSlot = action.Parameters[ActionParameters.Slot], preserveVnet = true });
        return ArmRest.SendAsync(arm, RequestMethod.Post, action.TargetId + "/slotsswap", ArmRest.WebApiVersion, body, cancellation);
    }
}
