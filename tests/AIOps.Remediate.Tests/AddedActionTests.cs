using AIOps.Diagnose;
using AIOps.Remediate.Catalogue;
using AIOps.Remediate.Planning;
using AIOps.Remediate.Policy;

namespace AIOps.Remediate.Tests;

/// <summary>Configuration adds actions to the catalogue; what it does not add is refused.</summary>
public sealed class AddedActionTests
{
    private const string Vm = "/subscriptions/s/resourcegroups/g/providers/microsoft.compute/virtualmachines/vm-1";

    private static AddedAction Flush => new()
    {
        Id = "shop.flush-cache", Title = "Flush the shop's cache", Uses = ActionIds.WebhookCall, Parameters = { ["hook"] = "flush-cache" },
        TargetTypes = { "Microsoft.Compute/virtualMachines" },
    };

    [Fact]
    public void An_added_action_is_planned_under_its_own_name_and_done_as_the_shipped_one_with_its_fixed_parameters()
    {
        var catalogue = new ActionOptions { Added = { Flush } }.ToCatalogue();
        var planned = new PlannedAction("shop.flush-cache", Vm, new Dictionary<string, string>());
        Assert.Null(catalogue.Check(planned));
        var done = catalogue.Resolve(planned);
        Assert.Equal((ActionIds.WebhookCall, "flush-cache"), (done.ActionId, done.Parameters["hook"]));
        Assert.Equal(RiskTier.High, catalogue.Find("shop.flush-cache")!.Risk);
    }

    [Fact]
    public void What_is_fixed_no_plan_can_set_and_other_targets_and_unknown_ids_are_refused()
    {
        var catalogue = new ActionOptions { Added = { Flush } }.ToCatalogue();
        Assert.Contains("takes no parameter 'hook'", catalogue.Check(new PlannedAction("shop.flush-cache", Vm, new Dictionary<string, string> { ["hook"] = "other" })), StringComparison.Ordinal);
        Assert.Contains("cannot target", catalogue.Check(new PlannedAction("shop.flush-cache", "/subscriptions/s/resourcegroups/g/providers/microsoft.web/sites/a", new Dictionary<string, string>())), StringComparison.Ordinal);
        Assert.Contains("not in the catalogue", catalogue.Check(new PlannedAction("shop.drop-tables", Vm, new Dictionary<string, string>())), StringComparison.Ordinal);
        Assert.Contains("not in the catalogue", ActionCatalogue.Default.Check(new PlannedAction("shop.flush-cache", Vm, new Dictionary<string, string>())), StringComparison.Ordinal);
    }

    [Fact]
    public void A_remedy_proposes_it_and_its_rollback_comes_along()
    {
        AddedAction fill = new() { Id = "shop.fill-cache", Title = "Fill it again", Uses = ActionIds.WebhookCall, Parameters = { ["hook"] = "fill-cache" } };
        var flush = Flush;
        flush.RollbackActionId = fill.Id;
        var catalogue = new ActionOptions { Added = { flush, fill } }.ToCatalogue();
        var options = new PlannerOptions { Remedies = { new Remedy { Name = "cache", ActionId = flush.Id, Against = { CauseKind.ResourceSaturation, CauseKind.SlowService, CauseKind.FailingService } } } };
        Assert.Empty(options.Validate(catalogue));
        var request = Samples.Request(Samples.Vm, CauseKind.ResourceSaturation, Samples.Alert(Samples.Vm, "Percentage CPU"), attempt: 2) with { Tried = [new PlannedAction(ActionIds.VmRestart, Samples.Vm, new Dictionary<string, string>())] };
        var plan = new Planner(catalogue, options).Plan(request).Plan!;
        Assert.Equal((flush.Id, fill.Id), (plan.Action.ActionId, plan.Rollback!.ActionId));
    }

    [Fact]
    public void Its_definition_is_part_of_the_policy_version_so_a_change_voids_what_waits()
    {
        var other = Flush;
        other.Parameters["hook"] = "flush-all";
        string[] versions = [new PolicyEngine().Version, Of(Flush), Of(other)];
        Assert.Equal(3, versions.Distinct().Count());

        static string Of(AddedAction action) => new PolicyEngine(null, new ActionOptions { Added = { action } }.ToCatalogue()).Version;
    }

    [Theory]
    [InlineData("Flush", null, null, null, "has the id 'Flush'; allowed is 3 to 64 lower-case letters")]
    [InlineData("vm.restart", null, null, null, "AIOps:Actions:Added:vm.restart is a shipped action")]
    [InlineData(null, "curl.anything", null, null, "Uses is 'curl.anything'; allowed is vm.restart")]
    [InlineData(null, null, RiskTier.Low, null, "Risk is 'Low'; 'webhook.call' is of High risk, allowed is that or more")]
    [InlineData(null, null, null, "no.such", "RollbackActionId is 'no.such'")]
    [InlineData(null, null, null, "webhook.call", "RollbackActionId is 'webhook.call'; allowed is the id of an action of the catalogue all of whose parameters are fixed")]
    public void A_wrong_one_is_named_with_what_is_allowed(string? id, string? uses, RiskTier? risk, string? rollback, string message)
    {
        var action = Flush;
        (action.Id, action.Uses, action.Risk, action.RollbackActionId) = (id ?? action.Id, uses ?? action.Uses, risk, rollback);
        Assert.Contains(new ActionOptions { Added = { action } }.Validate(), error => error.Contains(message, StringComparison.Ordinal));
    }
}
