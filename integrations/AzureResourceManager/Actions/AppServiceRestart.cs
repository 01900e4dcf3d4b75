using AIOps.Orchestrations.Ports;
using AIOps.Remediate;
using AIOps.Remediate.Catalogue;
using Azure.Core;

namespace AIOps.Integrations.AzureResourceManager.Actions;

/// <summary>POST .../sites/{n}/restart: answers 200 when the restart is under way; it is no long-running operation.</summary>
internal sealed class AppServiceRestart : IArmAction
{
    public string ActionId => ActionIds.AppServiceRestart;

    public async Task<IReadOnlyList<PlanChange>> DryRunAsync(ArmConnection arm, PlannedAction action, CancellationToken cancellation)
    {
        var state = await StateAsync(arm, action.TargetId, cancellation);
        if (state != "Running") throw new ActionPreconditionException($"The app is {state}, not running.");
        return [new PlanChange("state", state, "Running (after a restart)")];
    }

    public Task<ActionProgress> StartAsync(ArmConnection arm, PlannedAction action, string intentId, CancellationToken cancellation) =>
        ArmRest.SendAsync(arm, RequestMethod.Post, action.TargetId + "/restart", ArmRest.WebApiVersion, null, cancellation);

    /// <summary>State of a web app or slot.</summary>
    public static async Task<string> StateAsync(ArmConnection arm, string id, CancellationToken cancellation)
    {
        using var site = await ArmRest.GetAsync(arm, id, ArmRest.WebApiVersion, cancellation);
        return ArmRest.Property(site.RootElement, "state") ?? "unknown";
    }
}
