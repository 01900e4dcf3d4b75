using AIOps.Orchestrations.Ports;
using AIOps.Remediate;
using AIOps.Remediate.Catalogue;
using Azure;
using Azure.Core;
using Azure.ResourceManager.Compute;
using Azure.ResourceManager.Compute.Models;

namespace AIOps.Integrations.AzureResourceManager.Actions;

/// <summary>PATCH .../virtualMachines/{vm} with another size; a running machine restarts.</summary>
internal sealed class VmResize : IArmAction
{
    public string ActionId => ActionIds.VmResize;

    public async Task<IReadOnlyList<PlanChange>> DryRunAsync(ArmConnection arm, PlannedAction action, CancellationToken cancellation)
    {
        var vm = await arm.Reader.GetVirtualMachineResource(new ResourceIdentifier(action.TargetId)).GetAsync(cancellationToken: cancellation);
        var now = vm.Value.Data.HardwareProfile?.VmSize?.ToString() ?? "unknown";
        var wanted = action.Parameters[ActionParameters.VmSize];
        if (string.Equals(now, wanted, StringComparison.OrdinalIgnoreCase)) throw new ActionPreconditionException($"The machine is of size {now} already.");
        return [new PlanChange("size", now, wanted)];
    }

    public async Task<ActionProgress> StartAsync(ArmConnection arm, PlannedAction action, string intentId, CancellationToken cancellation)
    {
        var patch = new VirtualMachinePatch { HardwareProfile = new VirtualMachineHardwareProfile { VmSize = new VirtualMachineSizeType(action.Parameters[ActionParameters.VmSize]) } };
        var vm = arm.Writer.GetVirtualMachineResource(new ResourceIdentifier(action.TargetId));
        return ArmReply.Accepted((await vm.UpdateAsync(WaitUntil.Started, patch, cancellation)).GetRawResponse(), arm.Settings);
    }
}
