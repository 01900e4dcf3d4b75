using AIOps.Correlate;
using AIOps.Detect;
using AIOps.Diagnose;
using AIOps.Remediate.Catalogue;
using AIOps.Remediate.Planning;
using AIOps.Remediate.Policy;
using Contribution = AIOps.Diagnose.Contribution;

namespace AIOps.Remediate.Tests;

/// <summary>A small estate and its troubles, for the tests of this project.</summary>
internal static class Samples
{
    public const string Group = "/subscriptions/3f2b8c10-5d7e-4a61-9c84-1e0a7b6d2f95/resourcegroups/rg-shop-prod/providers/";
    public const string ScaleSet = Group + "microsoft.compute/virtualmachinescalesets/vmss-shop-api";
    public const string Instance2 = ScaleSet + "/virtualmachines/2";
    public const string Vm = Group + "microsoft.compute/virtualmachines/vm-orders-01";
    public const string Disk = Group + "microsoft.compute/disks/disk-orders-data-0";
    public const string Site = Group + "microsoft.web/sites/app-shop-web";

    public const string Database = Group + "microsoft.sql/servers/sql-shop/databases/shopdb";
    public const string NodePool = Group + "microsoft.containerservice/managedclusters/aks-shop/agentpools/workers";

    public static DateTimeOffset Noon { get; } = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);

    public static ServiceGraph Graph { get; } = new(
        [
            Node(ScaleSet, (TargetFacts.Capacity, "3")), Node(ScaleSet + "/virtualmachines/0"), Node(ScaleSet + "/virtualmachines/1"), Node(Instance2),
            Node(Vm), Node(Disk, (TargetFacts.DiskSizeGb, "128"), (TargetFacts.Lun, "0")), Node(Site, (TargetFacts.PreviousSlot, "staging")),
            Node(Database, (TargetFacts.ServiceObjective, "S3")), Node(NodePool, (TargetFacts.NodeCount, "3")),
        ],
        [
            Contains(ScaleSet, ScaleSet + "/virtualmachines/0"), Contains(ScaleSet, ScaleSet + "/virtualmachines/1"), Contains(ScaleSet, Instance2), Contains(Vm, Disk),
        ]);

    public static Alert Alert(string resource, string metric, AnomalyKind kind = AnomalyKind.LevelShift, double observed = 97, int severity = 2, string dimensions = "") => new()
    {
        Id = $"a-{resource}-{metric}", Fingerprint = metric, DedupRule = "series", ResourceId = resource, Signal = metric, SeriesKey = $"key-{resource}-{metric}",
        Source = kind == AnomalyKind.Exhaustion ? AnomalySource.Forecast : AnomalySource.Metric, Kind = kind, Direction = AnomalyDirection.Up, Severity = severity,
        Title = metric, StartsAt = Noon, LastAt = Noon,
        Anomaly = new Anomaly
        {
            Id = "an-" + metric, Source = AnomalySource.Metric, SeriesKey = $"key-{resource}-{metric}", ResourceId = resource, Metric = metric, Dimensions = dimensions,
            Kind = kind, Direction = AnomalyDirection.Up, Phase = AnomalyPhase.Opened, Since = Noon, At = Noon, Observed = observed, Expected = 40, Lower = 30, Upper = 50,
            Score = 0.99, Severity = severity, Explanation = "x",
        },
    };

    public static Incident Incident(params Alert[] alerts) => new()
    {
        Id = "inc-1", Scope = "s", Title = "t", Status = IncidentStatus.Open, Severity = 2, StartedAt = Noon, OpenedAt = Noon, UpdatedAt = Noon,
        Alerts = [.. alerts.Select(a => new IncidentAlert(a, new GroupReason("first", 1, "", "1")))],
    };

    public static Diagnosis Diagnosis(string resource, CauseKind kind, double confidence = 0.8, string? metric = null) => new()
    {
        Causes = [new Cause { Rank = 1, ResourceId = resource, Kind = kind, Metric = metric, Score = confidence, Confidence = confidence, Title = "CPU of it rose", Contributions = [new Contribution("excess", 1, ["E1", "E2"])] }],
        Evidence = [], Summary = new Summary("", "template", []), At = Noon,
    };

    public static PlanRequest Request(string resource, CauseKind kind, Alert alert, int attempt = 1) =>
        new(Incident(alert), Diagnosis(resource, kind), Graph, attempt, new PolicyEngine().Version);

    public static RemediationPlan RestartPlan(string? policyVersion = null) =>
        PlanHash.Seal(new Planner().Plan(Request(Instance2, CauseKind.ResourceSaturation, Alert(Instance2, "Percentage CPU"))).Plan! with { PolicyVersion = policyVersion ?? new PolicyEngine().Version });

    public static RemediationPlan ScaleOutPlan(string? policyVersion = null) =>
        PlanHash.Seal(new Planner().Plan(Request(ScaleSet, CauseKind.TrafficRise, Alert(ScaleSet, "Percentage CPU"))).Plan! with { PolicyVersion = policyVersion ?? new PolicyEngine().Version });

    public static Approval Approval(int needed = 1, RemediationPlan? plan = null) => new()
    {
        Id = "ap-1", IncidentId = "inc-1", Plan = plan ?? RestartPlan(), Policy = new PolicyDecision(PolicyOutcome.Approval, needed, [], "v"),
        Status = ApprovalStatus.Pending, RequestedBy = "aiops", RequestedAt = Noon, ExpiresAt = Noon.AddHours(1),
    };

    private static ServiceNode Node(string id, params (string Key, string Value)[] tags) =>
        new(id, ResourceTypes.NameOf(id), ResourceTypes.Of(id), tags.ToDictionary(t => t.Key, t => t.Value));

    private static ServiceEdge Contains(string from, string to) => new(from, to, "contains", "arm", Noon, 1);
}
