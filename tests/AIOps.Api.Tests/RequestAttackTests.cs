using System.Net;
using System.Net.Http.Headers;
using System.Text;
using AIOps.Orchestrations.Approvals;
using AIOps.Orchestrations.Approvals.Reviews;
using AIOps.Orchestrations.Approvals.Rights;
using AIOps.Remediate;
using AIOps.Remediate.Planning;

namespace AIOps.Api.Tests;

/// <summary>Requests that are shaped to slip through: forms, other hosts, doubled fields, replays, and people who may not.</summary>
[Trait("Category", "ApprovalAttack")]
public sealed class RequestAttackTests : IAsyncLifetime
{
    private ApiHost _host = null!;
    private Approval _approval = null!;

    private string DecisionPath => $"/api/approvals/{_approval.Id}/decision";

    public async Task InitializeAsync()
    {
        _host = await ApiHost.StartAsync();
        _approval = await Waiting.CreateAsync(_host);
    }

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Theory]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("multipart/form-data; boundary=x")]
    [InlineData("text/plain")]
    public async Task A_body_that_a_foreign_page_could_send_without_asking_decides_nothing(string type)
    {
        using var alice = await new Visitor(_host.Address).BeginSessionAsync("alice");
        var content = new StringContent($$"""{"decision":"approve","reason":"x","planHash":"{{_approval.Plan.Hash}}"}""", Encoding.UTF8);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        using var answer = await alice.SendAsync(HttpMethod.Post, DecisionPath, content);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, answer.StatusCode);
        await AssertUndecidedAsync();
    }

    [Fact]
    public async Task A_foreign_name_that_points_at_this_machine_gets_no_session()
    {
        using var visitor = await new Visitor(_host.Address).BeginSessionAsync("alice");
        using var answer = await visitor.SendAsync(HttpMethod.Post, DecisionPath, Body(), ("Host", "rebound.example"));
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        await AssertUndecidedAsync();
    }

    [Theory]
    [InlineData("""{"decision":"reject","decision":"approve","reason":"x","planHash":"HASH"}""")]
    [InlineData("""{"decision":"approve","reason":"x","planHash":"0","planHash":"HASH"}""")]
    [InlineData("""{"decision":true,"reason":"x","planHash":"HASH"}""")]
    [InlineData("""{"decision":"approve","reason":"x","planHash":"HASH" """)]
    [InlineData("null")]
    [InlineData("")]
    public async Task A_body_that_can_be_read_in_two_ways_or_in_none_is_400(string body)
    {
        using var alice = await new Visitor(_host.Address).BeginSessionAsync("alice");
        var content = new StringContent(body.Replace("HASH", _approval.Plan.Hash, StringComparison.Ordinal), Encoding.UTF8, "application/json");
        using var answer = await alice.SendAsync(HttpMethod.Post, DecisionPath, content);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        await AssertUndecidedAsync();
    }

    [Fact]
    public async Task A_body_of_a_megabyte_is_413()
    {
        using var alice = await new Visitor(_host.Address).BeginSessionAsync("alice");
        using var answer = await alice.SendAsync(HttpMethod.Post, DecisionPath, new { decision = "approve", reason = new string('x', 1 << 20), planHash = _approval.Plan.Hash });
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        await AssertUndecidedAsync();
    }

    [Theory]
    [InlineData("approve")]
    [InlineData("reject")]
    public async Task A_decision_that_is_sent_again_is_409_whatever_it_says(string again)
    {
        using var alice = await new Visitor(_host.Address).BeginSessionAsync("alice");
        using var first = await alice.SendAsync(HttpMethod.Post, DecisionPath, Body("reject"));
        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        using var replay = await alice.SendAsync(HttpMethod.Post, DecisionPath, Body(again));
        Assert.Equal(HttpStatusCode.Conflict, replay.StatusCode);
        Assert.Equal(ApprovalStatus.Rejected, (await StoredAsync()).Status);
        Assert.Single((await StoredAsync()).Votes);
    }

    [Theory]
    [InlineData("ALICE")]
    [InlineData(" alice ")]
    public async Task One_person_under_two_spellings_is_not_four_eyes(string spelling)
    {
        _approval = await ReplacedAsync(approval => approval with { Policy = approval.Policy with { ApprovalsNeeded = 2 } });
        using var alice = await new Visitor(_host.Address).BeginSessionAsync("alice");
        using var first = await alice.SendAsync(HttpMethod.Post, DecisionPath, Body());
        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        using var herself = await new Visitor(_host.Address).BeginSessionAsync(spelling);
        using var second = await herself.SendAsync(HttpMethod.Post, DecisionPath, Body());
        Assert.Equal(HttpStatusCode.Forbidden, second.StatusCode);
        Assert.Equal(ApprovalStatus.Pending, (await StoredAsync()).Status);
    }

    [Fact]
    public async Task Whose_rights_were_withdrawn_gets_403_in_a_session_that_began_before()
    {
        using var alice = await new Visitor(_host.Address).BeginSessionAsync("alice");
        await _host.Get<ApproverDirectory>().WithdrawAsync("local:alice", "local:bob");
        await RefusedAsync(alice, Body(), HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Nobody_gives_himself_his_rights_back()
    {
        using var alice = await new Visitor(_host.Address).BeginSessionAsync("alice");
        await _host.Get<ApproverDirectory>().WithdrawAsync("local:alice", "local:bob");
        using var answer = await alice.SendAsync(HttpMethod.Post, "/api/approvers/local:alice/restore");
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        await RefusedAsync(alice, Body(), HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_plan_that_was_altered_in_storage_is_412()
    {
        _approval = await ReplacedAsync(approval => approval with { Plan = approval.Plan with { Action = approval.Plan.Action with { ActionId = "vm.redeploy" } } });
        using var alice = await new Visitor(_host.Address).BeginSessionAsync("alice");
        await RefusedAsync(alice, Body(), HttpStatusCode.PreconditionFailed);
    }

    [Fact]
    public async Task A_plan_of_another_policy_is_412_and_nobody_can_decide_on_it_any_more()
    {
        _approval = await ReplacedAsync(approval => approval with { Plan = PlanHash.Seal(approval.Plan with { PolicyVersion = "0123456789abcdef" }) });
        using var alice = await new Visitor(_host.Address).BeginSessionAsync("alice");
        using var answer = await alice.SendAsync(HttpMethod.Post, DecisionPath, Body());
        Assert.Equal(HttpStatusCode.PreconditionFailed, answer.StatusCode);
        Assert.Equal(ApprovalStatus.Void, (await StoredAsync()).Status);
    }

    [Fact]
    public async Task Breaking_the_glass_without_a_reason_worth_reviewing_is_403_and_with_one_a_review_opens_that_its_author_cannot_close()
    {
        _approval = await ReplacedAsync(approval => approval with { Policy = approval.Policy with { ApprovalsNeeded = 2 } });
        using var alice = await new Visitor(_host.Address).BeginSessionAsync("alice");
        await RefusedAsync(alice, new { decision = "approve", reason = "urgent", planHash = _approval.Plan.Hash, breakGlass = true }, HttpStatusCode.Forbidden);
        using var alone = await alice.SendAsync(
            HttpMethod.Post, DecisionPath, new { decision = "approve", reason = "The shop is down and nobody else answers", planHash = _approval.Plan.Hash, breakGlass = true });
        Assert.Equal(HttpStatusCode.OK, alone.StatusCode);
        using var self = await alice.SendAsync(HttpMethod.Post, $"/api/reviews/{_approval.Id}", new { justified = true, comment = "I was right" });
        Assert.Equal(HttpStatusCode.Forbidden, self.StatusCode);
        Assert.Null((await _host.Get<ReviewRepository>().GetAsync(_approval.Id))!.Value.ReviewedAt);
    }

    [Theory]
    [InlineData("inc-1-p1-00000000")]
    [InlineData("..%2f..%2fkillswitch")]
    public async Task A_request_that_does_not_exist_is_404(string id)
    {
        using var alice = await new Visitor(_host.Address).BeginSessionAsync("alice");
        using var answer = await alice.SendAsync(HttpMethod.Post, $"/api/approvals/{id}/decision", Body());
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        await AssertUndecidedAsync();
    }

    private object Body(string decision = "approve") => new { decision, reason = "because", planHash = _approval.Plan.Hash };

    private async Task RefusedAsync(Visitor visitor, object body, HttpStatusCode status)
    {
        using var answer = await visitor.SendAsync(HttpMethod.Post, DecisionPath, body);
        Assert.Equal(status, answer.StatusCode);
        await AssertUndecidedAsync();
    }

    private async Task<Approval> ReplacedAsync(Func<Approval, Approval> change)
    {
        var store = _host.Get<ApprovalRepository>();
        var read = (await store.GetAsync(_approval.Id))!;
        await store.TryReplaceAsync(read, change(read.Value));
        return await StoredAsync();
    }

    private async Task<Approval> StoredAsync() => (await _host.Get<ApprovalRepository>().GetAsync(_approval.Id))!.Value;

    private async Task AssertUndecidedAsync()
    {
        var stored = await StoredAsync();
        Assert.Equal(ApprovalStatus.Pending, stored.Status);
        Assert.Empty(stored.Votes);
    }
}
