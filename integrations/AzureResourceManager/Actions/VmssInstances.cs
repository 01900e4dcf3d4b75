using AIOps.Orchestrations.Ports;
using AIOps.Remediate;
using AIOps.Remediate.Catalogue;
using Azure;
using Azure.Core;
using Azure.ResourceManager.Compute;
using Azure.ResourceManager.Compute.Models;

namespace AIOps.Integrations.AzureResourceManager.Actions;

/// <summary>POST .../virtualMachineScaleSets/{ss}/restart or /reimage with the instance ids.</summary>
internal sealed class VmssInstances(string actionId) : IArmAction
{
    public string ActionId => actionId;

    public async Task<IReadOnlyList<PlanChange>> DryRunAsync(ArmConnection arm, PlannedAction action, CancellationToken cancellation)
    {
        var changes = new List<PlanChange>();
        foreach (var id in Ids(action))
        {
            var instance = arm.Reader.GetVirtualMachineScaleSetVmResource(new ResourceIdentifier($"{action.TargetId}/virtualMachines/{id}"));
            var view = await instance.GetInstanceViewAsync(cancellation);
            var after = actionId == ActionIds.VmssReimageInstances ? "running (from its image)" : "running (after a restart)";
            changes.Add(new PlanChange($"instance {id}", VmAction.PowerState(view.Value.Statuses), after));
        }

        return changes;
    }

    public async Task<ActionProgress> StartAsync(ArmConnection arm, PlannedAction action, string intentId, CancellationToken cancellation)
    {
        var ids = Ids(action);
        // No ids would mean all instances.
        if (ids.Count == 0) throw new InvalidOperationException("No instance is named; all of them is not what was planned.");
        var scaleSet = arm.Writer.GetVirtualMachineScaleSetResource(new ResourceIdentifier(action.TargetId));
        Operation operation = actionId == ActionIds.VmssReimageInstances
            ? await scaleSet.ReimageAsync(WaitUntil.Started, Fill(new VirtualMachineScaleSetReimageContent(), c => c.InstanceIds, ids), cancellation)
            : await scaleSet.RestartAsync(WaitUntil.Started, Fill(new VirtualMachineScaleSetVmInstanceIds(), c => c.InstanceIds, ids), cancellation);
        return ArmReply.Accepted(operation.GetRawResponse(), arm.Settings);
    }

    private static T Fill<T>(T body, Func<T, IList<string>> list, IEnumerable<string> ids)
    {
        foreach (var id in ids) list(body).Add(id);
        return body;
    }

    private static IReadOnlyList<string> Ids(PlannedAction action) => ActionParameters.SplitIds(action.Parameters[ActionParameters.InstanceIds]);
}
