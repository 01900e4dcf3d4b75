using AIOps.Correlate;
using AIOps.Orchestrations.Approvals;
using AIOps.Orchestrations.Incidents;
using AIOps.Remediate;
using AIOps.Remediate.Planning;
using AIOps.Remediate.Policy;

namespace AIOps.Integrations.Chat.Tests.Hosting;

/// <summary>One VM, one incident, one plan that waits.</summary>
internal static class World
{
    public const string Incident = "inc-1";
    public const string Vm = "/subscriptions/s/resourcegroups/g/providers/microsoft.compute/virtualmachines/vm-1";

    public static async Task<Approval> CreateAsync(ChatHost host, int needed = 1, TimeSpan? expiry = null, string title = "CPU of vm-1 is 96 %", string policyVersion = "")
    {
        var now = DateTimeOffset.UtcNow;
        await host.Get<IncidentRepository>().CreateAsync(Record(Incident, title, now));
        var approval = Approval(Plan(policyVersion), needed, now, expiry ?? TimeSpan.FromHours(1));
        await host.Get<ApprovalRepository>().CreateAsync(approval);
        return approval;
    }

    public static IncidentRecord Record(string id, string title, DateTimeOffset now) => new()
    {
        Incident = new Incident
        {
            Id = id, Scope = "s", Title = title, Status = IncidentStatus.AwaitingApproval, Severity = 1,
            StartedAt = now.AddMinutes(-9), OpenedAt = now.AddMinutes(-8), UpdatedAt = now, Alerts = [],
        },
    };

    public static RemediationPlan Plan(string policyVersion = "", string reason = "CPU is used up [E1].") => PlanHash.Seal(new RemediationPlan
    {
        Id = "inc-1-p1",
        IncidentId = Incident,
        Attempt = 1,
        Action = new PlannedAction("vm.restart", Vm, new Dictionary<string, string>()),
        Risk = RiskTier.Medium,
        Reason = reason,
        EvidenceIds = ["E1"],
        Changes = [new PlanChange("power state", "running", "restarted")],
        BlastRadius = new BlastRadius(1, 3),
        Verification = new VerificationRule(new string('a', 32), "vm-1", "Percentage CPU", 3, TimeSpan.FromMinutes(20)),
        PolicyVersion = policyVersion.Length > 0 ? policyVersion : new PolicyEngine().Version,
        Hash = "",
    });

    public static Approval Approval(RemediationPlan plan, int needed, DateTimeOffset now, TimeSpan expiry) => new()
    {
        Id = $"{plan.Id}-{plan.Hash[..8]}",
        IncidentId = plan.IncidentId,
        Plan = plan,
        Policy = new PolicyDecision(PolicyOutcome.Approval, needed, [], plan.PolicyVersion),
        Status = ApprovalStatus.Pending,
        RequestedBy = "aiops",
        RequestedAt = now,
        ExpiresAt = now + expiry,
    };
}
