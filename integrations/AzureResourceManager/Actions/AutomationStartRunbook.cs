using System.Security.Cryptography;
using System.Text;
using AIOps.Orchestrations.Ports;
using AIOps.Remediate;
using AIOps.Remediate.Catalogue;
using Azure.Core;

namespace AIOps.Integrations.AzureResourceManager.Actions;

/// <summary>PUT .../automationAccounts/{a}/jobs/{id} with a runbook of the allow-list. The job's id is derived from the intent: the same intent never makes a second job.</summary>
internal sealed class AutomationStartRunbook : IArmAction
{
    public string ActionId => ActionIds.AutomationStartRunbook;

    public async Task<IReadOnlyList<PlanChange>> DryRunAsync(ArmConnection arm, PlannedAction action, CancellationToken cancellation)
    {
        var name = Allowed(arm, action);
        using var runbook = await ArmRest.GetAsync(arm, $"{action.TargetId}/runbooks/{name}", ArmRest.AutomationApiVersion, cancellation);
        var state = ArmRest.Property(runbook.RootElement, "state") ?? "unknown";
        if (state == "New") throw new ActionPreconditionException($"The runbook '{name}' is not published.");
        return [new PlanChange("runbook", "not started", name)];
    }

    public async Task<ActionProgress> StartAsync(ArmConnection arm, PlannedAction action, string intentId, CancellationToken cancellation)
    {
        var job = $"{action.TargetId}/jobs/{new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(intentId)).AsSpan(0, 16))}";
        var body = BinaryData.FromObjectAsJson(new { properties = new { runbook = new { name = Allowed(arm, action) }, parameters = new { }, runOn = "" } });
        var progress = await ArmRest.SendAsync(arm, RequestMethod.Put, job, ArmRest.AutomationApiVersion, body, cancellation);
        return progress.State == ActionState.Failed
            ? progress
            : ArmReply.Running(new ArmHandle(ArmHandleKind.Job, $"{job}?api-version={ArmRest.AutomationApiVersion}"), arm.Settings.PollInterval, "The runbook was started.");
    }

    private static string Allowed(ArmConnection arm, PlannedAction action)
    {
        var name = action.Parameters[ActionParameters.Runbook];
        return arm.Settings.Runbooks.Contains(name) ? name : throw new ActionPreconditionException($"The runbook '{name}' is not on the allow-list (AIOps:Arm:Runbooks).");
    }
}
