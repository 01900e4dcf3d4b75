using AIOps.Orchestrations.Ports;
using AIOps.Remediate;
using AIOps.Remediate.Catalogue;
using Azure.Core;

namespace AIOps.Integrations.AzureResourceManager.Actions;

/// <summary>PATCH .../servers/{s}/databases/{d} with another service objective; connections drop once when it takes over.</summary>
internal sealed class SqlScale : IArmAction
{
    public string ActionId => ActionIds.SqlScale;

    public async Task<IReadOnlyList<PlanChange>> DryRunAsync(ArmConnection arm, PlannedAction action, CancellationToken cancellation)
    {
        using var database = await ArmRest.GetAsync(arm, action.TargetId, ArmRest.SqlApiVersion, cancellation);
        var now = ArmRest.Property(database.RootElement, "currentServiceObjectiveName") ?? "unknown";
        var wanted = action.Parameters[ActionParameters.ServiceObjective];
        if (string.Equals(now, wanted, StringComparison.OrdinalIgnoreCase)) throw new ActionPreconditionException($"The database has the objective {now} already.");
        return [new PlanChange("service objective", now, wanted)];
    }

    public Task<ActionProgress> StartAsync(ArmConnection arm, PlannedAction action, string intentId, CancellationToken cancellation) =>
        ArmRest.SendAsync(arm, RequestMethod.Patch, action.TargetId, ArmRest.SqlApiVersion,
            BinaryData.FromObjectAsJson(new { sku = new { name = action.Parameters[ActionParameters.ServiceObjective] } }), cancellation);
}
