using AIOps.Remediate.Catalogue;
using AIOps.Remediate.Planning;
using AIOps.Remediate.Policy;

namespace AIOps.Remediate.Tests;

public sealed class PolicyEngineTests
{
    private static PolicyFacts Facts { get; } = new() { Now = Samples.Noon };

    private static PolicyOutcome Decide(RemediateOptions options, Func<PolicyEngine, RemediationPlan> plan, PolicyFacts? facts = null)
    {
        var engine = new PolicyEngine(options);
        return engine.Decide(plan(engine), facts ?? Facts).Outcome;
    }

    private static RemediationPlan Scale(PolicyEngine engine) => Samples.ScaleOutPlan(engine.Version);

    private static RemediationPlan Restart(PolicyEngine engine) => Samples.RestartPlan(engine.Version);

    [Fact]
    public void By_default_only_low_risk_reversible_actions_run_alone()
    {
        Assert.Equal(PolicyOutcome.Auto, Decide(new(), Scale));
        Assert.Equal(PolicyOutcome.Approval, Decide(new(), Restart));
        foreach (var action in ActionCatalogue.Default.All.Where(a => a.Risk != RiskTier.Low || !a.Reversible))
        {
            var engine = new PolicyEngine();
            var parameters = action.Parameters.Keys.ToDictionary(k => k, _ => "1");
            var plan = PlanHash.Seal(Restart(engine) with { Risk = action.Risk, Action = new PlannedAction(action.Id, TargetOf(action.TargetTypes[0]), parameters) });
            var decision = engine.Decide(plan, Facts);
            Assert.Equal(PolicyOutcome.Approval, decision.Outcome);
            Assert.Equal(action.Risk == RiskTier.High ? 2 : 1, decision.ApprovalsNeeded);
        }
    }

    [Fact]
    public void Each_reason_to_forbid_forbids_even_what_could_run_alone()
    {
        Assert.Equal(PolicyOutcome.Forbid, Decide(new() { KillSwitch = true }, Scale));
        Assert.Equal(PolicyOutcome.Forbid, Decide(new(), Scale, Facts with { KillSwitch = true }));
        Assert.Equal(PolicyOutcome.Forbid, Decide(new() { ForbiddenActions = [ActionIds.VmssScaleOut] }, Scale));
        Assert.Equal(PolicyOutcome.Forbid, Decide(new() { ForbiddenTargets = ["*/VMSS-shop-*"] }, Scale));
        Assert.Equal(PolicyOutcome.Forbid, Decide(new(), Scale, Facts with { Tags = new Dictionary<string, string> { ["AIOps-Protected"] = "true" } }));
        Assert.Equal(PolicyOutcome.Forbid, Decide(new(), Scale, Facts with { ResourceLock = "do-not-touch" }));
        Assert.Equal(PolicyOutcome.Forbid, Decide(new() { MaxTargetsPercent = 10 }, Scale));
        Assert.Equal(PolicyOutcome.Forbid, Decide(new() { FreezeWindows = [new FreezeWindow { From = Samples.Noon, To = Samples.Noon.AddHours(1) }] }, Scale));
        Assert.Equal(PolicyOutcome.Forbid, Decide(new(), Scale, Facts with { LeaseHeldBy = "inc-other" }));
        Assert.Equal(PolicyOutcome.Forbid, Decide(new(), e => Scale(e) with { Reason = "changed after it was sealed" }));
        Assert.Equal(PolicyOutcome.Forbid, Decide(new(), _ => Samples.ScaleOutPlan("older policy")));
        Assert.Equal(PolicyOutcome.Forbid, Decide(new(), e => PlanHash.Seal(Restart(e) with { Risk = RiskTier.Low })));
        Assert.Equal(PolicyOutcome.Forbid, Decide(new(), e => PlanHash.Seal(Scale(e) with { Action = new PlannedAction("shell.rm", Samples.ScaleSet, new Dictionary<string, string>()) })));
    }

    [Fact]
    public void Each_reason_to_ask_people_asks_them()
    {
        Assert.Equal(PolicyOutcome.Approval, Decide(new() { AllowAuto = false }, Scale));
        Assert.Equal(PolicyOutcome.Approval, Decide(new(), Scale, Facts with { TargetKnown = false }));
        Assert.Equal(PolicyOutcome.Approval, Decide(new() { ApprovalEnvironments = ["Prod"] }, Scale, Facts with { Tags = new Dictionary<string, string> { ["environment"] = "prod" } }));
        Assert.Equal(PolicyOutcome.Approval, Decide(new(), Scale, Facts with { LastActionAt = Samples.Noon.AddMinutes(-14) }));
        Assert.Equal(PolicyOutcome.Auto, Decide(new(), Scale, Facts with { LastActionAt = Samples.Noon.AddMinutes(-15) }));
        Assert.Equal(PolicyOutcome.Approval, Decide(new(), Scale, Facts with { ActionsLastHour = 6 }));
        Assert.Equal(PolicyOutcome.Approval, Decide(new(), Scale, Facts with { ErrorBudgetPercent = 9.9 }));
        Assert.Equal(PolicyOutcome.Approval, Decide(new(), Scale, Facts with { ErrorBudgetPercent = double.NaN }));
        Assert.Equal(PolicyOutcome.Auto, Decide(new(), Scale, Facts with { LeaseHeldBy = "inc-1", ErrorBudgetPercent = 50, ActionsLastHour = 5 }));
    }

    [Fact]
    public void The_strictest_rule_wins_whatever_the_mixture_and_every_rule_is_logged()
    {
        var random = new Random(7);
        for (var i = 0; i < 2000; i++)
        {
            var options = new RemediateOptions { AllowAuto = random.Next(2) == 0, KillSwitch = random.Next(8) == 0, MaxTargets = random.Next(1, 4), MaxTargetsPercent = random.Next(1, 101) };
            var facts = Facts with
            {
                KillSwitch = random.Next(8) == 0, TargetKnown = random.Next(4) > 0, ActionsLastHour = random.Next(10), LeaseHeldBy = random.Next(6) == 0 ? "inc-2" : null,
                ErrorBudgetPercent = random.Next(3) == 0 ? random.Next(100) : null, LastActionAt = random.Next(3) == 0 ? Samples.Noon.AddMinutes(-random.Next(40)) : null,
            };
            var engine = new PolicyEngine(options);
            var decision = engine.Decide(random.Next(2) == 0 ? Scale(engine) : Restart(engine), facts);

            Assert.Equal(15, decision.Log.Count);
            Assert.Equal(decision.Log.Max(r => r.Outcome), decision.Outcome);
            Assert.Equal(decision.Outcome == PolicyOutcome.Approval, decision.ApprovalsNeeded > 0);
            if (options.KillSwitch || facts.KillSwitch || facts.LeaseHeldBy is not null) Assert.Equal(PolicyOutcome.Forbid, decision.Outcome);
            if (!options.AllowAuto || !facts.TargetKnown) Assert.NotEqual(PolicyOutcome.Auto, decision.Outcome);
        }
    }

    [Fact]
    public void Any_option_changes_the_version_of_the_policy()
    {
        var versions = new[]
        {
            new RemediateOptions(), new() { KillSwitch = true }, new() { ForbiddenTargets = ["*"] }, new() { CoolDown = TimeSpan.Zero },
            new() { FreezeWindows = [new FreezeWindow { DayStart = new(1, 0) }] }, new() { FreezeWindows = [new FreezeWindow { DayStart = new(2, 0) }] }, new() { ApprovalsForHigh = 3 },
        }.Select(o => new PolicyEngine(o).Version).ToList();
        Assert.Equal(versions.Count, versions.Distinct().Count());
        Assert.Equal(versions[0], new PolicyEngine().Version);
    }

    [Theory]
    [InlineData("2026-11-20T23:00:00Z", true)]   // Friday night
    [InlineData("2026-11-21T05:59:00Z", true)]   // its early hours
    [InlineData("2026-11-21T06:00:00Z", false)]
    [InlineData("2026-11-21T23:00:00Z", false)]  // Saturday night
    [InlineData("2026-11-20T21:59:00Z", false)]
    public void A_weekly_freeze_runs_past_midnight(string now, bool frozen)
    {
        var options = new RemediateOptions { FreezeWindows = [new FreezeWindow { Days = [DayOfWeek.Friday], DayStart = new(22, 0), DayEnd = new(6, 0) }] };
        Assert.Equal(frozen ? PolicyOutcome.Forbid : PolicyOutcome.Auto, Decide(options, Scale, Facts with { Now = DateTimeOffset.Parse(now) }));
    }

    [Fact]
    public void Rules_of_the_operator_tighten_and_loosen_but_never_let_high_risk_run_alone()
    {
        var dev = Facts with { Tags = new Dictionary<string, string> { ["environment"] = "Dev" } };
        var loosened = new RemediateOptions { Rules = [new PolicyRule { Name = "dev", Environments = ["dev"], Risks = [RiskTier.Medium], Outcome = PolicyOutcome.Auto }] };
        Assert.Equal(PolicyOutcome.Auto, Decide(loosened, Restart, dev));
        Assert.Equal(PolicyOutcome.Approval, Decide(loosened, Restart));
        var everything = new RemediateOptions { Rules = [new PolicyRule { Name = "all", Outcome = PolicyOutcome.Auto }] };
        Assert.Equal(PolicyOutcome.Approval, Decide(everything, e => PlanHash.Seal(Restart(e) with { Risk = RiskTier.High, Action = new PlannedAction(ActionIds.VmRedeploy, Samples.Vm, new Dictionary<string, string>()) })));
        Assert.Equal(PolicyOutcome.Forbid, Decide(new RemediateOptions { Rules = [.. everything.Rules], KillSwitch = true }, Restart));

        var night = new FreezeWindow { DayStart = new(8, 0), DayEnd = new(18, 0) };
        var office = new RemediateOptions { Rules = [new PolicyRule { Name = "office hours", Actions = ["vmss.*"], During = night, Outside = true, Approvals = 3 }] };
        Assert.Equal(PolicyOutcome.Auto, Decide(office, Scale));
        var engine = new PolicyEngine(office);
        var decision = engine.Decide(Scale(engine), Facts with { Now = Samples.Noon.AddHours(7) });
        Assert.Equal((PolicyOutcome.Approval, 3), (decision.Outcome, decision.ApprovalsNeeded));
        Assert.Equal("office hours", decision.Log[^1].Rule);
    }

    [Fact]
    public void Wrong_options_are_named_with_value_and_range()
    {
        var errors = RemediateOptionsCheck.Validate(new() { ApprovalsForHigh = 0, MaxTargetsPercent = double.NaN, ForbiddenActions = ["vm.restrat"] }, ActionCatalogue.Default).ToList();
        Assert.Equal(3, errors.Count);
        Assert.Contains("AIOps:Remediate:ApprovalsForHigh is '0'; allowed is 1 to 5.", errors);
        Assert.Empty(RemediateOptionsCheck.Validate(new(), ActionCatalogue.Default));
        Assert.Empty(new PlannerOptions().Validate());
        Assert.Single(new PlannerOptions { GoodSamples = 0 }.Validate());
        Assert.Single(RemediateOptionsCheck.Validate(new() { Rules = [new PolicyRule { Name = "r", Outcome = PolicyOutcome.Auto, Risks = [RiskTier.High] }] }, ActionCatalogue.Default));
    }

    private static string TargetOf(string type) => type switch
    {
        ResourceTypes.ScaleSet => Samples.ScaleSet,
        ResourceTypes.Disk => Samples.Disk,
        ResourceTypes.Site => Samples.Site,
        ResourceTypes.SqlDatabase => Samples.Database,
        ResourceTypes.NodePool => Samples.NodePool,
        ResourceTypes.Cluster => ResourceTypes.ParentOf(Samples.NodePool),
        ResourceTypes.AutomationAccount => Samples.Group + "microsoft.automation/automationaccounts/aa",
        _ => Samples.Vm,
    };
}
