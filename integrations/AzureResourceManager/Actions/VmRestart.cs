using AIOps.Remediate;
using AIOps.Remediate.Catalogue;
using Azure;
using Azure.Core;
using Azure.ResourceManager.Compute;
using Azure.ResourceManager.Compute.Models;

namespace AIOps.Integrations.AzureResourceManager.Actions;

/// <summary>POST .../virtualMachines/{vm}/restart.</summary>
internal sealed class VmRestart : IArmAction
{
    public string ActionId => ActionIds.VmRestart;

    public async Task<IReadOnlyList<PlanChange>> DryRunAsync(ArmConnection arm, PlannedAction action, CancellationToken cancellation)
    {
        var view = await arm.Reader.GetVirtualMachineResource(new ResourceIdentifier(action.TargetId)).InstanceViewAsync(cancellation);
        return [new PlanChange("power state", PowerState(view.Value.Statuses), "running (after a restart)")];
    }

    public async Task<Response> StartAsync(ArmConnection arm, PlannedAction action, CancellationToken cancellation)
    {
        var vm = arm.Writer.GetVirtualMachineResource(new ResourceIdentifier(action.TargetId));
        return (await vm.RestartAsync(WaitUntil.Started, cancellation)).GetRawResponse();
    }

    /// <summary>The word after <c>PowerState/</c>; <c>unknown</c> when there is none.</summary>
    public static string PowerState(IEnumerable<InstanceViewStatus> statuses) =>
        statuses.Select(s => s.Code).FirstOrDefault(c => c?.StartsWith("PowerState/", StringComparison.OrdinalIgnoreCase) == true)?["PowerState/".Length..] ?? "unknown";
}
