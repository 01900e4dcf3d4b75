using AIOps.Orchestrations.Ports;
using AIOps.Remediate;
using AIOps.Remediate.Catalogue;
using Azure;
using Azure.Core;
using Azure.ResourceManager.Compute;
using Azure.ResourceManager.Compute.Models;

namespace AIOps.Integrations.AzureResourceManager.Actions;

/// <summary>POST .../virtualMachines/{vm}/runCommand with a script of the allow-list: the plan names it, configuration holds its text.</summary>
internal sealed class VmRunCommand : IArmAction
{
    public string ActionId => ActionIds.VmRunCommand;

    public async Task<IReadOnlyList<PlanChange>> DryRunAsync(ArmConnection arm, PlannedAction action, CancellationToken cancellation)
    {
        var script = Script(arm, action);
        VmAction.RefuseUnlessRunning(await VmAction.PowerStateAsync(arm, action.TargetId, cancellation));
        // The text is part of what people approve: a changed script changes the plan's hash.
        return [new PlanChange("script", "not run", $"{script.CommandId}: {string.Join(" ; ", script.Lines)}")];
    }

    public async Task<ActionProgress> StartAsync(ArmConnection arm, PlannedAction action, string intentId, CancellationToken cancellation)
    {
        var script = Script(arm, action);
        var body = new RunCommandInput(script.CommandId);
        foreach (var line in script.Lines) body.Script.Add(line);
        var vm = arm.Writer.GetVirtualMachineResource(new ResourceIdentifier(action.TargetId));
        return ArmReply.Accepted((await vm.RunCommandAsync(WaitUntil.Started, body, cancellation)).GetRawResponse(), arm.Settings);
    }

    private static RunCommandScript Script(ArmConnection arm, PlannedAction action) =>
        arm.Settings.RunCommands.TryGetValue(action.Parameters[ActionParameters.Command], out var script)
            ? script
            : throw new ActionPreconditionException($"The script '{action.Parameters[ActionParameters.Command]}' is not on the allow-list (AIOps:Arm:RunCommands).");
}
