using System.Globalization;
using AIOps.Orchestrations.Ports;
using AIOps.Remediate;
using AIOps.Remediate.Catalogue;
using Azure;
using Azure.Core;
using Azure.ResourceManager.Compute;
using Azure.ResourceManager.Compute.Models;

namespace AIOps.Integrations.AzureResourceManager.Actions;

/// <summary>PATCH .../virtualMachineScaleSets/{ss} with the wanted capacity: out and in are the same call.</summary>
internal sealed class VmssScale(string actionId) : IArmAction
{
    public string ActionId => actionId;

    public async Task<IReadOnlyList<PlanChange>> DryRunAsync(ArmConnection arm, PlannedAction action, CancellationToken cancellation)
    {
        var sku = await ReadAsync(arm, action, cancellation);
        var wanted = long.Parse(action.Parameters[ActionParameters.Capacity], CultureInfo.InvariantCulture);
        if (actionId == ActionIds.VmssScaleOut ? sku.Capacity >= wanted : sku.Capacity <= wanted)
            throw new ActionPreconditionException($"The scale set has {sku.Capacity} instances already; {wanted} is no {(actionId == ActionIds.VmssScaleOut ? "scale-out" : "scale-in")}.");
        return [new PlanChange("capacity", sku.Capacity?.ToString(CultureInfo.InvariantCulture) ?? "unknown", action.Parameters[ActionParameters.Capacity])];
    }

    public async Task<ActionProgress> StartAsync(ArmConnection arm, PlannedAction action, string intentId, CancellationToken cancellation)
    {
        var sku = await ReadAsync(arm, action, cancellation);
        var patch = new VirtualMachineScaleSetPatch
        {
            Sku = new ComputeSku { Name = sku.Name, Tier = sku.Tier, Capacity = long.Parse(action.Parameters[ActionParameters.Capacity], CultureInfo.InvariantCulture) },
        };
        var scaleSet = arm.Writer.GetVirtualMachineScaleSetResource(new ResourceIdentifier(action.TargetId));
        return ArmReply.Accepted((await scaleSet.UpdateAsync(WaitUntil.Started, patch, cancellation)).GetRawResponse(), arm.Settings);
    }

    private static async Task<ComputeSku> ReadAsync(ArmConnection arm, PlannedAction action, CancellationToken cancellation)
    {
        var scaleSet = await arm.Reader.GetVirtualMachineScaleSetResource(new ResourceIdentifier(action.TargetId)).GetAsync(cancellationToken: cancellation);
        return scaleSet.Value.Data.Sku;
    }
}
