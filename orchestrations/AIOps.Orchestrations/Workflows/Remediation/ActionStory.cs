using AIOps.Orchestrations.Audit;
using AIOps.Orchestrations.Incidents;
using AIOps.Orchestrations.Plans;
using AIOps.Orchestrations.Ports;
using AIOps.Remediate;

namespace AIOps.Orchestrations.Workflows.Remediation;

/// <summary>Audit rows and timeline entries of actions. Keys come from the intent, so telling twice is telling once.</summary>
internal sealed class ActionStory(IncidentStory story)
{
    public Task TellStartedAsync(RemediationPlan plan, PlannedAction action, BeginRequest input, string intentId, CancellationToken cancellation) => TellAsync(
        plan, $"started:{intentId}", input.Now, "action.started", $"{Name(input.Role)} started: {action.ActionId} on {Short(action)}", $"Intent {intentId}.", cancellation);

    public Task TellRefusedAsync(RemediationPlan plan, PlannedAction action, BeginRequest input, string reason, CancellationToken cancellation) => TellAsync(
        plan, $"refused:{plan.Id}:{input.Role}", input.Now, "action.refused", $"{Name(input.Role)} refused: {action.ActionId} on {Short(action)}", reason, cancellation);

    public Task TellEndedAsync(RemediationPlan plan, PlannedAction action, ActionRole role, Intent intent, CancellationToken cancellation)
    {
        var word = intent.State == ActionState.Succeeded ? "succeeded" : "failed";
        return TellAsync(
            plan, $"ended:{intent.Id}", intent.EndedAt!.Value, $"action.{word}", $"{Name(role)} {word}: {action.ActionId} on {Short(action)}", intent.Message, cancellation);
    }

    public Task TellProofAsync(RemediationPlan plan, bool passed, string text, DateTimeOffset at, string? evidenceId, CancellationToken cancellation) => story.TellAsync(
        plan.IncidentId,
        new TimelineEntry(at, "verification", passed ? "Verified: the signal is back to normal" : "Not verified: the action did not help", text, "aiops", evidenceId is null ? [] : [evidenceId]),
        new AuditEntry($"verified:{plan.Id}", at, plan.IncidentId, passed ? "action.verified" : "action.not-verified", "aiops", text)
        {
            PlanHash = plan.Hash,
            PolicyVersion = plan.PolicyVersion,
            EvidenceIds = evidenceId is null ? [] : [evidenceId],
        },
        cancellation);

    private Task TellAsync(RemediationPlan plan, string key, DateTimeOffset at, string action, string title, string text, CancellationToken cancellation) =>
        story.TellAsync(
            plan.IncidentId,
            new TimelineEntry(at, "action", title, text, "aiops", plan.EvidenceIds),
            new AuditEntry(key, at, plan.IncidentId, action, "aiops", $"{title}. {text}")
            {
                PlanHash = plan.Hash,
                PolicyVersion = plan.PolicyVersion,
                EvidenceIds = plan.EvidenceIds,
            },
            cancellation);

    private static string Name(ActionRole role) => role == ActionRole.Action ? "Action" : "Rollback";

    private static string Short(PlannedAction action) => Correlate.ArmId.ShortNameOf(action.TargetId);
}
