using System.Net;
using System.Text.Json.Nodes;
using AIOps.Orchestrations.Approvals;
using AIOps.Remediate;

namespace AIOps.Api.Tests;

/// <summary>What must not decide, over the real wire.</summary>
[Trait("Category", "ApprovalAttack")]
public sealed class ApprovalAttackTests : IAsyncLifetime
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
    [InlineData("GET")]
    [InlineData("HEAD")]
    [InlineData("OPTIONS")]
    public async Task Fetching_the_link_changes_nothing_whoever_fetches_it(string method)
    {
        using var scanner = new Visitor(_host.Address);
        for (var visit = 0; visit < 5; visit++)
        {
            (await scanner.SendAsync(new HttpMethod(method), $"/api/approvals/{_approval.Id}")).Dispose();
            (await scanner.SendAsync(new HttpMethod(method), DecisionPath)).Dispose();
            (await scanner.SendAsync(new HttpMethod(method), DecisionPath + "?decision=approve&reason=x&planHash=" + _approval.Plan.Hash)).Dispose();
        }

        await AssertUndecidedAsync();
    }

    [Fact]
    public async Task Without_a_session_it_is_401()
    {
        using var stranger = new Visitor(_host.Address);
        await RefusedAsync(stranger, HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_session_without_its_csrf_token_is_403()
    {
        using var visitor = await new Visitor(_host.Address).BeginSessionAsync();
        visitor.Csrf = null;
        await RefusedAsync(visitor, HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task The_csrf_token_of_another_session_is_403()
    {
        using var other = await new Visitor(_host.Address).BeginSessionAsync("mallory");
        using var visitor = await new Visitor(_host.Address).BeginSessionAsync();
        visitor.Csrf = other.Csrf;
        await RefusedAsync(visitor, HttpStatusCode.Forbidden);
    }

    [Theory]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    [InlineData("Origin", "https://evil.example")]
    [InlineData("Origin", "http://127.0.0.1:1")]
    [InlineData("Origin", "null")]
    public async Task A_request_from_another_site_is_403_even_with_session_and_token(string header, string value)
    {
        using var visitor = await new Visitor(_host.Address).BeginSessionAsync();
        await RefusedAsync(visitor, HttpStatusCode.Forbidden, headers: [(header, value)]);
    }

    [Theory]
    [InlineData("X-Forwarded-For", "203.0.113.9")]
    [InlineData("Forwarded", "for=203.0.113.9")]
    public async Task A_forwarded_request_gets_no_local_session(string header, string value)
    {
        using var visitor = await new Visitor(_host.Address).BeginSessionAsync();
        await RefusedAsync(visitor, HttpStatusCode.Unauthorized, headers: [(header, value)]);
        using var session = await new Visitor(_host.Address).SendAsync(HttpMethod.Get, "/api/session", null, (header, value));
        Assert.Equal(HttpStatusCode.Unauthorized, session.StatusCode);
    }

    [Theory]
    [InlineData("aiops-session=00112233445566778899aabbccddeeff.alice.AAAA")]
    [InlineData("aiops-session=..")]
    [InlineData("aiops-session=alice")]
    public async Task A_made_up_session_cookie_is_401(string cookie)
    {
        using var visitor = new Visitor(_host.Address) { Csrf = "anything" };
        await RefusedAsync(visitor, HttpStatusCode.Unauthorized, headers: [("Cookie", cookie)]);
    }

    [Fact]
    public async Task Another_hash_than_the_plans_is_412()
    {
        using var visitor = await new Visitor(_host.Address).BeginSessionAsync();
        await RefusedAsync(visitor, HttpStatusCode.PreconditionFailed, planHash: new string('0', 64));
    }

    [Fact]
    public async Task The_requester_itself_gets_403()
    {
        using var requester = await new Visitor(_host.Address).BeginSessionAsync("requester");
        await RefusedAsync(requester, HttpStatusCode.Forbidden);
    }

    [Theory]
    [InlineData("""{"decision":"yes","reason":"x","planHash":"h"}""", "decision")]
    [InlineData("""{"decision":"approve","reason":" ","planHash":"h"}""", "reason")]
    [InlineData("""{"decision":"approve","reason":"x"}""", "planHash")]
    public async Task A_body_that_lacks_something_is_400_and_names_the_field(string body, string field)
    {
        using var visitor = await new Visitor(_host.Address).BeginSessionAsync();
        using var answer = await visitor.SendAsync(HttpMethod.Post, DecisionPath, JsonNode.Parse(body)!);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(field, JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["field"]!.GetValue<string>());
        await AssertUndecidedAsync();
    }

    [Fact]
    public async Task A_second_click_is_409_and_says_who_decided()
    {
        using var alice = await new Visitor(_host.Address).BeginSessionAsync("alice");
        using var first = await alice.SendAsync(HttpMethod.Post, DecisionPath, Body());
        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        using var bob = await new Visitor(_host.Address).BeginSessionAsync("bob");
        using var second = await bob.SendAsync(HttpMethod.Post, DecisionPath, Body("reject"));
        Assert.Equal(HttpStatusCode.Conflict, second.StatusCode);
        Assert.Equal("alice", JsonNode.Parse(await second.Content.ReadAsStringAsync())!["decidedBy"]!.GetValue<string>());
    }

    [Fact]
    public async Task Double_clicks_at_once_decide_once()
    {
        using var alice = await new Visitor(_host.Address).BeginSessionAsync("alice");
        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => alice.SendAsync(HttpMethod.Post, DecisionPath, Body())));
        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.OK);
        Assert.All(answers.Where(answer => answer.StatusCode != HttpStatusCode.OK), answer => Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode));
        Assert.Single((await _host.Get<ApprovalRepository>().GetAsync(_approval.Id))!.Value.Votes);
    }

    [Fact]
    public async Task After_the_expiry_it_is_410()
    {
        var store = _host.Get<ApprovalRepository>();
        var read = (await store.GetAsync(_approval.Id))!;
        await store.TryReplaceAsync(read, read.Value with { ExpiresAt = DateTimeOffset.UtcNow.AddSeconds(-1) });
        using var visitor = await new Visitor(_host.Address).BeginSessionAsync();
        await RefusedAsync(visitor, HttpStatusCode.Gone);
    }

    private async Task RefusedAsync(Visitor visitor, HttpStatusCode status, string? planHash = null, params (string, string)[] headers)
    {
        using var answer = await visitor.SendAsync(HttpMethod.Post, DecisionPath, Body(planHash: planHash), headers);
        Assert.Equal(status, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        await AssertUndecidedAsync();
    }

    private object Body(string decision = "approve", string? planHash = null) => new { decision, reason = "because", planHash = planHash ?? _approval.Plan.Hash };

    private async Task AssertUndecidedAsync()
    {
        var stored = (await _host.Get<ApprovalRepository>().GetAsync(_approval.Id))!.Value;
        Assert.Equal(ApprovalStatus.Pending, stored.Status);
        Assert.Empty(stored.Votes);
    }
}
