using AIOps.Detect;
using AIOps.Diagnose;
using AIOps.Remediate.Catalogue;
using AIOps.Remediate.Planning;

namespace AIOps.Remediate.Tests;

public sealed class PlannerTests
{
    private readonly Planner _planner = new();

    [Fact]
    public void A_saturated_instance_is_restarted_alone_and_proved_by_its_own_cpu()
    {
        var plan = _planner.Plan(Samples.Request(Samples.Instance2, CauseKind.ResourceSaturation, Samples.Alert(Samples.Instance2, "Percentage CPU"))).Plan!;

        Assert.Equal(ActionIds.VmssRestartInstances, plan.Action.ActionId);
        Assert.Equal(Samples.ScaleSet, plan.Action.TargetId);
        Assert.Equal("2", plan.Action.Parameters[ActionParameters.InstanceIds]);
        Assert.Equal(new BlastRadius(1, 3), plan.BlastRadius);
        Assert.Equal($"key-{Samples.Instance2}-Percentage CPU", plan.Verification.SeriesKey);
        Assert.Equal(73.5, plan.Verification.Ceiling);
        Assert.Contains("[E1, E2]", plan.Reason, StringComparison.Ordinal);
        Assert.True(PlanHash.IsIntact(plan));
    }

    [Fact]
    public void A_scale_set_with_one_ill_instance_restarts_that_instance_and_not_the_set()
    {
        var plan = _planner.Plan(Samples.Request(Samples.ScaleSet, CauseKind.SlowService, Samples.Alert(Samples.Instance2, "Percentage CPU"))).Plan!;
        Assert.Equal(ActionIds.VmssRestartInstances, plan.Action.ActionId);
        Assert.Equal("2", plan.Action.Parameters[ActionParameters.InstanceIds]);
    }

    [Fact]
    public void More_traffic_adds_one_instance_and_can_be_undone()
    {
        var plan = Samples.ScaleOutPlan();
        Assert.Equal("4", plan.Action.Parameters[ActionParameters.Capacity]);
        Assert.Equal(ActionIds.VmssScaleIn, plan.Rollback!.ActionId);
        Assert.Equal("3", plan.Rollback.Parameters[ActionParameters.Capacity]);
        Assert.Equal(RiskTier.Low, plan.Risk);
    }

    [Theory]
    [InlineData(Samples.Disk, "")]
    [InlineData(Samples.Vm, "LUN=0")]
    public void A_filling_disk_is_doubled_also_when_the_metric_is_the_machines(string resource, string dimensions)
    {
        var alert = Samples.Alert(resource, "Disk Used Percentage", AnomalyKind.Exhaustion, observed: 80, dimensions: dimensions);
        var plan = _planner.Plan(Samples.Request(resource, CauseKind.CapacityExhaustion, alert)).Plan!;
        Assert.Equal(ActionIds.DiskGrow, plan.Action.ActionId);
        Assert.Equal(Samples.Disk, plan.Action.TargetId);
        Assert.Equal("256", plan.Action.Parameters[ActionParameters.SizeGb]);
        Assert.False(plan.Verification.UseBand);
        Assert.Equal(76, plan.Verification.Ceiling!.Value, 9);
    }

    [Theory]
    [InlineData(Samples.Site, CauseKind.BadChange, ActionIds.AppServiceSwapSlots, "staging", ActionIds.AppServiceSwapSlots)]
    [InlineData(Samples.Database, CauseKind.ResourceSaturation, ActionIds.SqlScale, "S4", ActionIds.SqlScale)]
    [InlineData(Samples.NodePool, CauseKind.TrafficRise, ActionIds.AksScaleNodePool, "4", ActionIds.AksScaleNodePool)]
    [InlineData(Samples.Vm, CauseKind.PlatformIssue, ActionIds.VmRedeploy, null, null)]
    [InlineData(Samples.Site, CauseKind.SlowService, ActionIds.AppServiceRestart, null, null)]
    public void Each_cause_gets_the_mildest_action_that_fits_it(string resource, CauseKind kind, string action, string? value, string? rollback)
    {
        var plan = _planner.Plan(Samples.Request(resource, kind, Samples.Alert(resource, "m"))).Plan!;
        Assert.Equal(action, plan.Action.ActionId);
        Assert.Equal(value, plan.Action.Parameters.Values.SingleOrDefault());
        Assert.Equal(rollback, plan.Rollback?.ActionId);
    }

    [Fact]
    public void A_machine_that_is_off_is_started_and_not_restarted()
    {
        var request = Samples.Request(Samples.Vm, CauseKind.FailingService, Samples.Alert(Samples.Vm, "m"));
        var off = request.Graph with { Nodes = [.. request.Graph.Nodes.Select(n => n.ResourceId == Samples.Vm ? n with { Tags = new Dictionary<string, string> { [TargetFacts.PowerState] = "deallocated" } } : n)] };
        Assert.Equal(ActionIds.VmStart, _planner.Plan(request with { Graph = off }).Plan!.Action.ActionId);
    }

    [Fact]
    public void Configuration_adds_remedies_and_unknown_ones_are_refused()
    {
        var options = new PlannerOptions
        {
            Remedies = [new Remedy { Name = "clean", ActionId = ActionIds.VmRunCommand, Parameters = new Dictionary<string, string> { ["command"] = "clean-temp" }, Against = [CauseKind.CapacityExhaustion], CauseResources = "*/vm-orders-*" }],
        };
        Assert.Empty(options.Validate());
        var alert = Samples.Alert(Samples.Vm, "OS Disk Used Percentage", AnomalyKind.Exhaustion);
        var plan = new Planner(options: options).Plan(Samples.Request(Samples.Vm, CauseKind.CapacityExhaustion, alert)).Plan!;
        Assert.Equal("clean-temp", plan.Action.Parameters["command"]);
        Assert.Equal(RiskTier.High, plan.Risk);

        options.Remedies.Add(new Remedy { Name = "bad", ActionId = "shell.rm", Against = [CauseKind.Unknown] });
        options.Remedies.Add(new Remedy { Name = "worse", ActionId = ActionIds.AksRolloutRestart, Against = [CauseKind.Unknown], Parameters = new Dictionary<string, string> { ["namespace"] = "a; rm -rf /", ["deployment"] = "web" } });
        Assert.Equal(2, options.Validate().Count());
    }

    [Theory]
    [InlineData("web; kubectl delete ns prod")]
    [InlineData("web --all")]
    [InlineData("$(id)")]
    [InlineData("-n")]
    [InlineData("WEB")]
    [InlineData("web\n")]
    [InlineData("")]
    public void A_name_that_could_smuggle_a_second_command_is_no_parameter(string name)
    {
        var action = new PlannedAction(ActionIds.AksRolloutRestart, ResourceTypes.ParentOf(Samples.NodePool), new Dictionary<string, string> { ["namespace"] = "shop", ["deployment"] = name });
        Assert.NotNull(ActionCatalogue.Default.Check(action));
        Assert.Null(ActionCatalogue.Default.Check(action with { Parameters = new Dictionary<string, string> { ["namespace"] = "shop", ["deployment"] = "web" } }));
    }

    [Fact]
    public void A_machine_without_a_named_disk_gets_no_guess()
    {
        var alert = Samples.Alert(Samples.Vm, "Disk Used Percentage", AnomalyKind.Exhaustion, dimensions: "LUN=7");
        Assert.Contains("no safe action", _planner.Plan(Samples.Request(Samples.Vm, CauseKind.CapacityExhaustion, alert)).WhyNot, StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_tried_is_not_tried_again_and_attempts_end()
    {
        var request = Samples.Request(Samples.Instance2, CauseKind.ResourceSaturation, Samples.Alert(Samples.Instance2, "Percentage CPU"));
        var first = _planner.Plan(request).Plan!;
        var second = _planner.Plan(request with { Attempt = 2, Tried = [first.Action] }).Plan!;
        Assert.Equal(second.Action.ActionId, _planner.Plan(request with { Attempt = 2 }).Plan!.Action.ActionId);
        Assert.Equal(ActionIds.VmssScaleOut, second.Action.ActionId);
        Assert.Contains("attempts", _planner.Plan(request with { Attempt = 3 }).WhyNot, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_is_planned_on_a_weak_or_unknown_cause()
    {
        var request = Samples.Request(Samples.Instance2, CauseKind.ResourceSaturation, Samples.Alert(Samples.Instance2, "Percentage CPU"));
        Assert.Null(_planner.Plan(request with { Diagnosis = Samples.Diagnosis(Samples.Instance2, CauseKind.ResourceSaturation, 0.1) }).Plan);
        Assert.Contains("unknown", _planner.Plan(request with { Diagnosis = request.Diagnosis with { Causes = [] } }).WhyNot, StringComparison.Ordinal);
    }

    [Fact]
    public void An_incident_whose_success_cannot_be_proved_gets_no_plan()
    {
        var blind = Samples.Alert(Samples.Instance2, "x") with { SeriesKey = null };
        Assert.Contains("proved", _planner.Plan(Samples.Request(Samples.Instance2, CauseKind.ResourceSaturation, blind)).WhyNot, StringComparison.Ordinal);
    }

    [Fact]
    public void Any_change_of_a_plan_changes_its_hash_and_the_order_of_parameters_does_not()
    {
        var plan = Samples.ScaleOutPlan();
        var variants = new[]
        {
            plan with { Id = "x" }, plan with { IncidentId = "x" }, plan with { Attempt = 2 }, plan with { Rollback = null }, plan with { Risk = RiskTier.High },
            plan with { Reason = "x" }, plan with { EvidenceIds = ["E9"] }, plan with { Changes = [new PlanChange("capacity", "3", "4")] },
            plan with { BlastRadius = new BlastRadius(2, 4) }, plan with { PolicyVersion = "x" },
            plan with { Action = plan.Action with { TargetId = Samples.Vm } },
            plan with { Action = plan.Action with { Parameters = new Dictionary<string, string> { ["capacity"] = "5" } } },
            plan with { Verification = plan.Verification with { Within = TimeSpan.FromMinutes(1) } },
            plan with { Verification = plan.Verification with { Ceiling = 1 } },
            plan with { Verification = plan.Verification with { UseBand = false } },
        };
        Assert.Equal(variants.Length + 1, variants.Select(PlanHash.Of).Append(PlanHash.Of(plan)).Distinct().Count());

        PlannedAction With(params (string, string)[] parameters) => plan.Action with { Parameters = parameters.ToDictionary(p => p.Item1, p => p.Item2) };
        Assert.Equal(PlanHash.Of(plan with { Action = With(("a", "1"), ("b", "2")) }), PlanHash.Of(plan with { Action = With(("b", "2"), ("a", "1")) }));
    }
}
