using AIOps.Orchestrations.Approvals;
using AIOps.Remediate;
using AIOps.Remediate.Planning;
using AIOps.Remediate.Policy;

namespace AIOps.Api.Tests;

/// <summary>An approval that waits.</summary>
internal static class Waiting
{
    public static async Task<Approval> CreateAsync(ApiHost host, int needed = 1, TimeSpan? expiry = null)
    {
        var plan = PlanHash.Seal(new RemediationPlan
        {
            Id = "inc-1-p1",
            IncidentId = "inc-1",
            Attempt = 1,
            Action = new PlannedAction("vm.restart", "/subscriptions/s/resourcegroups/g/providers/microsoft.compute/virtualmachines/vm-1", new Dictionary<string, string>()),
            Risk = RiskTier.Medium,
            Reason = "CPU is used up [E1].",
            EvidenceIds = ["E1"],
            Changes = [],
            BlastRadius = new BlastRadius(1, 1),
            Verification = new VerificationRule(new string('a', 32), "vm-1", "Percentage CPU", 3, TimeSpan.FromMinutes(20)),
            PolicyVersion = new PolicyEngine().Version,
            Hash = "",
        });
        var now = DateTimeOffset.UtcNow;
        var approval = new Approval
        {
            Id = $"{plan.Id}-{plan.Hash[..8]}",
            IncidentId = plan.IncidentId,
            Plan = plan,
            Policy = new PolicyDecision(PolicyOutcome.Approval, needed, [], plan.PolicyVersion),
            Status = ApprovalStatus.Pending,
            RequestedBy = "local:requester",
            RequestedAt = now,
            ExpiresAt = now + (expiry ?? TimeSpan.FromHours(1)),
        };
        await host.Get<ApprovalRepository>().CreateAsync(approval);
        return approval;
    }
}
