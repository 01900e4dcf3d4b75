using AIOps.Orchestrations.Ports;
using AIOps.Remediate;
using AIOps.Remediate.Catalogue;
using Azure;
using Azure.Core;
using Azure.ResourceManager.Compute;
using Azure.ResourceManager.Compute.Models;

namespace AIOps.Integrations.AzureResourceManager.Actions;

/// <summary>POST .../virtualMachines/{vm}/restart, /start or /redeploy.</summary>
internal sealed class VmAction(string actionId) : IArmAction
{
    public string ActionId => actionId;

    public async Task<IReadOnlyList<PlanChange>> DryRunAsync(ArmConnection arm, PlannedAction action, CancellationToken cancellation)
    {
        var state = await PowerStateAsync(arm, action.TargetId, cancellation);
        if (actionId == ActionIds.VmStart)
        {
            if (state is not ("stopped" or "deallocated")) throw new ActionPreconditionException($"The machine is {state}; only one that is stopped or deallocated is started.");
            return [new PlanChange("power state", state, "running")];
        }

        RefuseUnlessRunning(state);
        return [new PlanChange("power state", state, actionId == ActionIds.VmRedeploy ? "running (on another host)" : "running (after a restart)")];
    }

    public async Task<ActionProgress> StartAsync(ArmConnection arm, PlannedAction action, string intentId, CancellationToken cancellation)
    {
        var vm = arm.Writer.GetVirtualMachineResource(new ResourceIdentifier(action.TargetId));
        Operation operation = actionId switch
        {
            ActionIds.VmStart => await vm.PowerOnAsync(WaitUntil.Started, cancellation),
            ActionIds.VmRedeploy => await vm.RedeployAsync(WaitUntil.Started, cancellation),
            _ => await vm.RestartAsync(WaitUntil.Started, cancellation),
        };
        return ArmReply.Accepted(operation.GetRawResponse(), arm.Settings);
    }

    /// <summary>The power state of a machine (<c>running</c>, <c>stopped</c>, <c>deallocated</c> ...).</summary>
    public static async Task<string> PowerStateAsync(ArmConnection arm, string vmId, CancellationToken cancellation) =>
        PowerState((await arm.Reader.GetVirtualMachineResource(new ResourceIdentifier(vmId)).InstanceViewAsync(cancellation)).Value.Statuses);

    /// <summary>The word after <c>PowerState/</c>; <c>unknown</c> when there is none.</summary>
    public static string PowerState(IEnumerable<InstanceViewStatus> statuses) =>
        statuses.Select(s => s.Code).FirstOrDefault(c => c?.StartsWith("PowerState/", StringComparison.OrdinalIgnoreCase) == true)?["PowerState/".Length..] ?? "unknown";

    public static void RefuseUnlessRunning(string state)
    {
        // An unknown state is no reason to refuse: the instance view has gaps while the agent starts.
        if (state is not ("running" or "unknown")) throw new ActionPreconditionException($"The machine is {state}, not running.");
    }
}
