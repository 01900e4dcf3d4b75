using AIOps.Orchestrations.Approvals;
using AIOps.Orchestrations.Workflows.Approvals;
using AIOps.Remediate;

namespace AIOps.Orchestrations.Workflows.Incidents;

/// <summary>When people are told again, from the shares of the waiting time that the options name. Fixed when the approval is asked for: a later change of options does not move it.</summary>
internal static class ApprovalNudges
{
    public static IReadOnlyList<ApprovalNudge> Of(Approval approval, ApprovalOptions options)
    {
        var span = approval.ExpiresAt - approval.RequestedAt;
        var nudges = options.Reminders.Select(share => new ApprovalNudge(approval.RequestedAt + (span * share), false));
        return
        [
            .. (options.EscalateAfter < 1 ? nudges.Append(new ApprovalNudge(approval.RequestedAt + (span * options.EscalateAfter), true)) : nudges).OrderBy(nudge => nudge.At),
        ];
    }
}
