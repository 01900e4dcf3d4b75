using AIOps.Remediate;
using AIOps.Remediate.Catalogue;
using Azure;
using Azure.Core;

namespace AIOps.Integrations.AzureResourceManager.Actions;

/// <summary>POST .../sites/{n}/restart: answers 200 when the restart is under way; it is no long-running operation.</summary>
internal sealed class AppServiceRestart : IArmAction
{
    public string ActionId => ActionIds.AppServiceRestart;

    public async Task<IReadOnlyList<PlanChange>> DryRunAsync(ArmConnection arm, PlannedAction action, CancellationToken cancellation)
    {
        using var site = await ArmRest.GetAsync(arm, action.TargetId, ArmRest.WebApiVersion, cancellation);
        var state = site.RootElement.TryGetProperty("properties", out var properties) ? ArmReply.Member(properties, "state") ?? "unknown" : "unknown";
        return [new PlanChange("state", state, "Running (after a restart)")];
    }

    public Task<Response> StartAsync(ArmConnection arm, PlannedAction action, CancellationToken cancellation) =>
        ArmRest.SendAsync(arm, RequestMethod.Post, action.TargetId + "/restart", ArmRest.WebApiVersion, null, cancellation);
}
