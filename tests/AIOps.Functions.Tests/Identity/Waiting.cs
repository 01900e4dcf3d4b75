using AIOps.Orchestrations.Approvals;
using AIOps.Orchestrations.Approvals.Links;
using AIOps.Remediate;
using AIOps.Remediate.Planning;
using Microsoft.Extensions.Options;

namespace AIOps.Functions.Tests.Identity;

/// <summary>An approval that waits, and links whose keys are configured (so that no store is asked).</summary>
internal static class Waiting
{
    public static ApprovalLinks Links()
    {
        ApprovalOptions options = new() { Links = new ApprovalLinkOptions { CurrentKey = "k1", Keys = { ["k1"] = "a-key-of-at-least-thirty-two-characters" } } };
        return new ApprovalLinks(new LinkKeyRing(null!, Options.Create(options), TimeProvider.System), TimeProvider.System);
    }

    public static Approval Approval()
    {
        RemediationPlan plan = PlanHash.Seal(new RemediationPlan
        {
            Id = "inc-1-p1",
            IncidentId = "inc-1",
            Attempt = 1,
            Action = new PlannedAction("vm.restart", Vm, new Dictionary<string, string>()),
            Risk = RiskTier.Medium,
            Reason = "CPU is used up [E1].",
            EvidenceIds = ["E1"],
            Changes = [],
            BlastRadius = new BlastRadius(1, 1),
            Verification = new VerificationRule(new string('a', 32), Vm, "Percentage CPU", 3, TimeSpan.FromMinutes(20)),
            PolicyVersion = "1",
            Hash = "",
        });
        return new Approval
        {
            Id = plan.Id,
            IncidentId = plan.IncidentId,
            Plan = plan,
            Policy = new PolicyDecision(PolicyOutcome.Approval, 1, [], plan.PolicyVersion),
            Status = ApprovalStatus.Pending,
            RequestedBy = "aiops",
            RequestedAt = DateTimeOffset.UtcNow,
            ExpiresAt = DateTimeOffset.UtcNow.AddHours(1),
        };
    }

    private const string Vm = "/subscriptions/s/resourcegroups/g/providers/microsoft.compute/virtualmachines/v";
}
