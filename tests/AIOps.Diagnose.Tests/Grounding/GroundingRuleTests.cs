using AIOps.Diagnose.Grounding;

namespace AIOps.Diagnose.Tests.Grounding;

public sealed class GroundingRuleTests
{
    private readonly GroundedIncident incident = new(1);

    [Fact]
    public void A_claim_that_cites_nothing_is_dropped() => Assert.StartsWith("(a)", Check(incident.Claims[0] with { EvidenceIds = [] }).Reason, StringComparison.Ordinal);

    [Fact]
    public void A_cause_outside_the_first_three_is_only_a_hypothesis()
    {
        var fact = incident.Diagnosis.Evidence.First(one => one.ResourceId == Shop.Gateway);
        var verdict = Check(new("agw-shop is where it starts.", ClaimKind.Root, Shop.Gateway, [fact.Id], []));

        Assert.Contains(Shop.Gateway, incident.Diagnosis.Evidence.Select(one => one.ResourceId));
        Assert.Equal(incident.Context.TopCauses.Contains(Shop.Gateway) ? ClaimVerdict.Kept : ClaimVerdict.Hypothesis, verdict.Verdict);
    }

    [Fact]
    public void An_action_outside_the_catalogue_is_dropped()
    {
        var action = incident.Claims.First(claim => claim.Kind == ClaimKind.Action);

        Assert.Equal(ClaimVerdict.Kept, Check(action).Verdict);
        Assert.StartsWith("(g)", Check(action with { ActionId = "vm.delete" }).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_caller_cannot_have_caused_what_its_callee_suffers()
    {
        var cause = incident.Claims.First(claim => claim.Kind == ClaimKind.Caused);
        var turned = cause with { Entity = Shop.App };

        Assert.Equal(ClaimVerdict.Kept, Check(cause).Verdict);
        Assert.StartsWith("(e)", Check(turned).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_time_that_no_fact_holds_is_dropped()
    {
        var claim = incident.Claims.First(one => one.Text.Contains(" since ", StringComparison.Ordinal));

        Assert.StartsWith("(c)", Check(claim with { Text = claim.Text.Replace("since 10:", "since 13:", StringComparison.Ordinal) }).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void When_the_root_claim_fails_the_template_has_to_be_shown()
    {
        var root = incident.Claims.First(claim => claim.Kind == ClaimKind.Root);

        Assert.False(GroundingCheck.RootFailed(GroundingCheck.Check([root], incident.Context)));
        Assert.True(GroundingCheck.RootFailed(GroundingCheck.Check([root with { EvidenceIds = ["E77"] }], incident.Context)));
    }

    private CheckedClaim Check(Claim claim) => GroundingCheck.Check([claim], incident.Context)[0];
}
