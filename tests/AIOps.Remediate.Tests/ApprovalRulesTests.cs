using AIOps.Remediate.Approvals;
using AIOps.Remediate.Planning;

namespace AIOps.Remediate.Tests;

[Trait("Category", "ApprovalAttack")]
public sealed class ApprovalRulesTests
{
    private static VoteRequest Vote(string actor = "anna", bool approve = true, string? hash = null, bool may = true) =>
        new(actor, actor, "entra", may, approve, "because", hash ?? Samples.RestartPlan().Hash);

    [Fact]
    public void One_yes_in_time_on_the_shown_plan_approves_and_covers_it()
    {
        var verdict = ApprovalRules.Vote(Samples.Approval(), Vote(), Samples.Noon);
        Assert.Equal(200, verdict.StatusCode);
        Assert.Equal(ApprovalStatus.Approved, verdict.Approval.Status);
        Assert.True(ApprovalRules.Covers(verdict.Approval, Samples.RestartPlan()));
    }

    [Fact]
    public void A_second_decision_is_told_who_decided_first()
    {
        var decided = ApprovalRules.Vote(Samples.Approval(), Vote("anna", approve: false), Samples.Noon).Approval;
        var second = ApprovalRules.Vote(decided, Vote("bert"), Samples.Noon.AddMinutes(1));
        Assert.Equal(409, second.StatusCode);
        Assert.Contains("anna", second.Detail, StringComparison.Ordinal);
        Assert.Same(decided, second.Approval);
    }

    [Fact]
    public void Silence_is_a_no_from_the_very_moment_of_expiry()
    {
        var approval = Samples.Approval();
        Assert.Equal(200, ApprovalRules.Vote(approval, Vote(), approval.ExpiresAt.AddTicks(-1)).StatusCode);
        Assert.Equal(410, ApprovalRules.Vote(approval, Vote(), approval.ExpiresAt).StatusCode);
        Assert.Equal(ApprovalStatus.Expired, ApprovalRules.At(approval, approval.ExpiresAt).Status);
    }

    [Fact]
    public void A_vote_on_another_plan_is_refused_and_so_is_a_tampered_one()
    {
        Assert.Equal(412, ApprovalRules.Vote(Samples.Approval(), Vote(hash: Samples.ScaleOutPlan().Hash), Samples.Noon).StatusCode);
        Assert.Equal(412, ApprovalRules.Vote(Samples.Approval(), Vote(hash: ""), Samples.Noon).StatusCode);
        var tampered = Samples.RestartPlan() with { Reason = "changed in storage" };
        Assert.Equal(412, ApprovalRules.Vote(Samples.Approval(plan: tampered), Vote(), Samples.Noon).StatusCode);
        Assert.Equal(412, ApprovalRules.Vote(Samples.Approval() with { Status = ApprovalStatus.Void }, Vote(), Samples.Noon).StatusCode);
    }

    [Fact]
    public void Strangers_the_requester_and_the_same_person_twice_are_refused()
    {
        Assert.Equal(403, ApprovalRules.Vote(Samples.Approval(), Vote(may: false), Samples.Noon).StatusCode);
        Assert.Equal(403, ApprovalRules.Vote(Samples.Approval(), Vote(actor: " "), Samples.Noon).StatusCode);
        Assert.Equal(403, ApprovalRules.Vote(Samples.Approval(), Vote(actor: "AIOPS"), Samples.Noon).StatusCode);
        var one = ApprovalRules.Vote(Samples.Approval(needed: 2), Vote(), Samples.Noon).Approval;
        Assert.Equal(ApprovalStatus.Pending, one.Status);
        Assert.Equal(403, ApprovalRules.Vote(one, Vote(actor: "Anna "), Samples.Noon).StatusCode);
        Assert.Equal(ApprovalStatus.Approved, ApprovalRules.Vote(one, Vote("bert"), Samples.Noon).Approval.Status);
    }

    [Fact]
    public void Whatever_the_order_of_votes_nothing_runs_without_enough_distinct_people_in_time()
    {
        var random = new Random(11);
        string[] people = ["anna", "bert", "ANNA", "cleo", "aiops", ""];
        for (var run = 0; run < 3000; run++)
        {
            var needed = random.Next(1, 4);
            var approval = Samples.Approval(needed);
            var yes = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
            var ended = false;
            for (var i = 0; i < 8; i++)
            {
                var vote = Vote(people[random.Next(people.Length)], random.Next(6) > 0, random.Next(5) == 0 ? new string('0', 64) : null, random.Next(6) > 0);
                var now = Samples.Noon.AddMinutes(random.Next(70));
                var verdict = ApprovalRules.Vote(approval, vote, now);
                var valid = !ended && vote.MayApprove && vote.Actor.Length > 0 && vote.Actor != "aiops" && now < approval.ExpiresAt
                    && vote.PlanHash == approval.Plan.Hash && !approval.Votes.Any(v => v.Actor.Equals(vote.Actor, StringComparison.OrdinalIgnoreCase));
                Assert.Equal(valid, verdict.Kind == VerdictKind.Accepted);
                if (valid && vote.Approve) yes.Add(vote.Actor);
                ended |= valid && (!vote.Approve || yes.Count >= needed);
                approval = verdict.Approval;
                Assert.Equal(approval.Status == ApprovalStatus.Approved, ApprovalRules.Covers(approval, Samples.RestartPlan()));
                if (approval.Status == ApprovalStatus.Approved) Assert.True(yes.Count >= needed);
            }
        }
    }

    [Fact]
    public void Breaking_the_glass_needs_its_own_right_and_a_reason_and_is_marked_for_review()
    {
        var alone = Vote() with { BreakGlass = true, MayBreakGlass = true, Reason = "Shop is down and nobody else is awake" };
        Assert.Equal(403, ApprovalRules.Vote(Samples.Approval(needed: 2), alone with { MayBreakGlass = false }, Samples.Noon).StatusCode);
        Assert.Equal(403, ApprovalRules.Vote(Samples.Approval(needed: 2), alone with { Reason = "urgent" }, Samples.Noon).StatusCode);
        Assert.Equal(403, ApprovalRules.Vote(Samples.Approval(needed: 2), alone with { Actor = "aiops" }, Samples.Noon).StatusCode);
        var taken = ApprovalRules.Vote(Samples.Approval(needed: 2), alone, Samples.Noon).Approval;
        Assert.Equal(ApprovalStatus.Approved, taken.Status);
        Assert.True(taken.Votes[0].BreakGlass);
        Assert.True(ApprovalRules.Covers(taken, Samples.RestartPlan()));
    }

    [Fact]
    public void An_approval_covers_only_the_plan_that_was_seen()
    {
        var approved = ApprovalRules.Vote(Samples.Approval(), Vote(), Samples.Noon).Approval;
        Assert.False(ApprovalRules.Covers(approved, Samples.ScaleOutPlan()));
        Assert.False(ApprovalRules.Covers(approved, Samples.RestartPlan() with { Attempt = 2 }));
        Assert.False(ApprovalRules.Covers(approved, PlanHash.Seal(Samples.RestartPlan() with { Attempt = 2 })));
        Assert.False(ApprovalRules.Covers(approved with { Votes = [] }, Samples.RestartPlan()));
    }
}
