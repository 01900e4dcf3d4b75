using AIOps.Remediate;
using AIOps.Remediate.Catalogue;
using Azure;
using Azure.Core;
using Azure.ResourceManager.Compute;
using Azure.ResourceManager.Compute.Models;

namespace AIOps.Integrations.AzureResourceManager.Actions;

/// <summary>POST .../virtualMachineScaleSets/{ss}/restart with the instance ids.</summary>
internal sealed class VmssRestartInstances : IArmAction
{
    public string ActionId => ActionIds.VmssRestartInstances;

    public async Task<IReadOnlyList<PlanChange>> DryRunAsync(ArmConnection arm, PlannedAction action, CancellationToken cancellation)
    {
        var changes = new List<PlanChange>();
        foreach (var id in Ids(action))
        {
            var instance = arm.Reader.GetVirtualMachineScaleSetVmResource(new ResourceIdentifier($"{action.TargetId}/virtualMachines/{id}"));
            var view = await instance.GetInstanceViewAsync(cancellation);
            changes.Add(new PlanChange($"instance {id}", VmRestart.PowerState(view.Value.Statuses), "running (after a restart)"));
        }

        return changes;
    }

    public async Task<Response> StartAsync(ArmConnection arm, PlannedAction action, CancellationToken cancellation)
    {
        var body = new VirtualMachineScaleSetVmInstanceIds();
        foreach (var id in Ids(action)) body.InstanceIds.Add(id);
        // No ids would mean all instances.
        if (body.InstanceIds.Count == 0) throw new InvalidOperationException("No instance is named; a restart of all is not what was planned.");
        var scaleSet = arm.Writer.GetVirtualMachineScaleSetResource(new ResourceIdentifier(action.TargetId));
        return (await scaleSet.RestartAsync(WaitUntil.Started, body, cancellation)).GetRawResponse();
    }

    private static IReadOnlyList<string> Ids(PlannedAction action) => ActionParameters.SplitIds(action.Parameters[ActionParameters.InstanceIds]);
}
