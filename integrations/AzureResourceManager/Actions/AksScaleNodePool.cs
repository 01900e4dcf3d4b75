using System.Globalization;
using System.Text.Json.Nodes;
using AIOps.Orchestrations.Ports;
using AIOps.Remediate;
using AIOps.Remediate.Catalogue;
using Azure.Core;

namespace AIOps.Integrations.AzureResourceManager.Actions;

/// <summary>PUT .../agentPools/{p} with the whole pool as it was read and another count: the service knows no smaller write.</summary>
internal sealed class AksScaleNodePool : IArmAction
{
    public string ActionId => ActionIds.AksScaleNodePool;

    public async Task<IReadOnlyList<PlanChange>> DryRunAsync(ArmConnection arm, PlannedAction action, CancellationToken cancellation)
    {
        var properties = (await ReadAsync(arm, action, cancellation))["properties"]!;
        if (properties["enableAutoScaling"]?.GetValue<bool>() == true) throw new ActionPreconditionException("The node pool scales by itself; its count is not ours to set.");
        var now = properties["count"]?.GetValue<int>();
        if (now == Wanted(action)) throw new ActionPreconditionException($"The node pool has {now} nodes already.");
        return [new PlanChange("nodes", now?.ToString(CultureInfo.InvariantCulture) ?? "unknown", action.Parameters[ActionParameters.NodeCount])];
    }

    public async Task<ActionProgress> StartAsync(ArmConnection arm, PlannedAction action, string intentId, CancellationToken cancellation)
    {
        var pool = await ReadAsync(arm, action, cancellation);
        pool["properties"]!["count"] = Wanted(action);
        return await ArmRest.SendAsync(arm, RequestMethod.Put, action.TargetId, ArmRest.AksApiVersion, BinaryData.FromString(pool.ToJsonString()), cancellation);
    }

    private static async Task<JsonObject> ReadAsync(ArmConnection arm, PlannedAction action, CancellationToken cancellation)
    {
        using var pool = await ArmRest.GetAsync(arm, action.TargetId, ArmRest.AksApiVersion, cancellation);
        return JsonObject.Create(pool.RootElement.Clone()) is { } body && body["properties"] is JsonObject
            ? body
            : throw new ActionPreconditionException($"'{action.TargetId}' is no node pool.");
    }

    private static int Wanted(PlannedAction action) => int.Parse(action.Parameters[ActionParameters.NodeCount], CultureInfo.InvariantCulture);
}
