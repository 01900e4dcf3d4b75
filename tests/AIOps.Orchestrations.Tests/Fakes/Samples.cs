using AIOps.Correlate;
using AIOps.Orchestrations.Incidents;
using AIOps.Remediate;
using AIOps.Remediate.Planning;
using AIOps.Remediate.Policy;

namespace AIOps.Orchestrations.Tests.Fakes;

/// <summary>A small, consistent world: one VM, one incident, one plan.</summary>
internal static class Samples
{
    public const string Vm = "/subscriptions/3f2b8c10-5d7e-4a61-9c84-1e0a7b6d2f95/resourcegroups/rg-shop/providers/microsoft.compute/virtualmachines/vm-1";

    public static readonly DateTimeOffset Noon = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    public static IncidentRecord Incident(string id = "inc-1") => new()
    {
        Incident = new Incident
        {
            Id = id,
            Scope = "3f2b8c10-5d7e-4a61-9c84-1e0a7b6d2f95",
            Title = "CPU of vm-1 is 96 %",
            Status = IncidentStatus.Open,
            Severity = 1,
            StartedAt = Noon,
            OpenedAt = Noon,
            UpdatedAt = Noon,
            Alerts = [],
        },
    };

    public static RemediationPlan Plan(string incidentId = "inc-1", int attempt = 1, string actionId = "vm.restart", string policyVersion = "") => PlanHash.Seal(new RemediationPlan
    {
        Id = $"{incidentId}-p{attempt}",
        IncidentId = incidentId,
        Attempt = attempt,
        Action = new PlannedAction(actionId, Vm, new Dictionary<string, string>()),
        Risk = RiskTier.Medium,
        Reason = "CPU is used up [E1].",
        EvidenceIds = ["E1"],
        Changes = [new PlanChange("power state", "running", "restarted")],
        BlastRadius = new BlastRadius(1, 1),
        Verification = new VerificationRule(new string('a', 32), Vm, "Percentage CPU", 3, TimeSpan.FromMinutes(20)),
        PolicyVersion = policyVersion.Length > 0 ? policyVersion : new PolicyEngine().Version,
        Hash = "",
    });

    public static Approval Approval(RemediationPlan plan, int needed = 1) => new()
    {
        Id = $"{plan.Id}-{plan.Hash[..8]}",
        IncidentId = plan.IncidentId,
        Plan = plan,
        Policy = new PolicyDecision(PolicyOutcome.Approval, needed, [], plan.PolicyVersion),
        Status = ApprovalStatus.Pending,
        RequestedBy = "aiops",
        RequestedAt = Noon,
        ExpiresAt = Noon.AddHours(1),
    };
}
