using AIOps.Orchestrations.Ports;
using AIOps.Remediate;
using AIOps.Remediate.Catalogue;
using Azure.Core;

namespace AIOps.Integrations.AzureResourceManager.Actions;

/// <summary>POST .../managedClusters/{n}/runCommand with one fixed kubectl command; both names are checked as Kubernetes names before.</summary>
internal sealed class AksRolloutRestart : IArmAction
{
    public string ActionId => ActionIds.AksRolloutRestart;

    public async Task<IReadOnlyList<PlanChange>> DryRunAsync(ArmConnection arm, PlannedAction action, CancellationToken cancellation)
    {
        using var cluster = await ArmRest.GetAsync(arm, action.TargetId, ArmRest.AksApiVersion, cancellation);
        var power = cluster.RootElement.TryGetProperty("properties", out var properties) && properties.TryGetProperty("powerState", out var state)
            ? ArmReply.Member(state, "code") ?? "unknown"
            : "unknown";
        if (power != "Running") throw new ActionPreconditionException($"The cluster is {power}, not running.");
        return [new PlanChange($"pods of {action.Parameters[ActionParameters.Namespace]}/{action.Parameters[ActionParameters.Deployment]}", "running", "replaced one after the other")];
    }

    public Task<ActionProgress> StartAsync(ArmConnection arm, PlannedAction action, string intentId, CancellationToken cancellation)
    {
        if (ActionCatalogue.Default.Check(action) is { } wrong) throw new InvalidOperationException(wrong);
        var command = $"kubectl rollout restart deployment/{action.Parameters[ActionParameters.Deployment]} --namespace {action.Parameters[ActionParameters.Namespace]}";
        return ArmRest.SendAsync(arm, RequestMethod.Post, action.TargetId + "/runCommand", ArmRest.AksApiVersion, BinaryData.FromObjectAsJson(new { command, context = "" }), cancellation);
    }
}
