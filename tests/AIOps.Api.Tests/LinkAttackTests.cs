using System.Net;
using AIOps.Orchestrations.Approvals;
using AIOps.Orchestrations.Approvals.Links;
using AIOps.Remediate;
using AIOps.Remediate.Planning;

namespace AIOps.Api.Tests;

/// <summary>Links to approvals over the real wire: they show, they never decide, and a bad one does neither.</summary>
[Trait("Category", "ApprovalAttack")]
public sealed class LinkAttackTests : IAsyncLifetime
{
    private ApiHost _host = null!;
    private Approval _approval = null!;

    private string Page => $"/api/approvals/{_approval.Id}";

    public async Task InitializeAsync()
    {
        _host = await ApiHost.StartAsync();
        _approval = await Waiting.CreateAsync(_host);
    }

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task A_good_link_shows_the_plan_and_its_page_is_neither_stored_nor_framed_nor_passed_on()
    {
        using var reader = new Visitor(_host.Address);
        using var answer = await reader.SendAsync(HttpMethod.Get, $"{Page}?token={await TokenAsync(_approval)}");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("no-store", answer.Headers.CacheControl!.ToString());
        Assert.Equal("no-referrer", answer.Headers.GetValues("Referrer-Policy").Single());
        Assert.Contains("frame-ancestors 'none'", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        await AssertUndecidedAsync();
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("HEAD")]
    [InlineData("OPTIONS")]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    [InlineData("PATCH")]
    public async Task Whatever_fetches_a_good_link_decides_nothing(string method)
    {
        using var unfurler = new Visitor(_host.Address);
        var token = await TokenAsync(_approval);
        foreach (var path in new[] { $"{Page}?token={token}", $"{Page}/decision?token={token}&decision=approve&reason=x&planHash={_approval.Plan.Hash}" })
        {
            (await unfurler.SendAsync(new HttpMethod(method), path, null, ("User-Agent", "Slackbot-LinkExpanding 1.0"), ("X-HTTP-Method-Override", "POST"))).Dispose();
        }

        await AssertUndecidedAsync();
    }

    [Theory]
    [InlineData(BadLink.Forged, HttpStatusCode.Forbidden)]
    [InlineData(BadLink.OfAnotherRequest, HttpStatusCode.Forbidden)]
    [InlineData(BadLink.OfARetiredKey, HttpStatusCode.Forbidden)]
    [InlineData(BadLink.Expired, HttpStatusCode.Gone)]
    public async Task A_bad_link_shows_nothing(BadLink kind, HttpStatusCode status)
    {
        using var reader = new Visitor(_host.Address);
        using var answer = await reader.SendAsync(HttpMethod.Get, $"{Page}?token={Uri.EscapeDataString(await BadTokenAsync(kind))}");
        Assert.Equal(status, answer.StatusCode);
        Assert.DoesNotContain(_approval.Plan.Hash, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(BadLink.Forged, HttpStatusCode.Forbidden)]
    [InlineData(BadLink.OfAnotherRequest, HttpStatusCode.Forbidden)]
    [InlineData(BadLink.OfARetiredKey, HttpStatusCode.Forbidden)]
    [InlineData(BadLink.Expired, HttpStatusCode.Gone)]
    [InlineData(BadLink.OfAnotherPlan, HttpStatusCode.PreconditionFailed)]
    public async Task A_bad_link_decides_nothing_even_for_whoever_may_decide(BadLink kind, HttpStatusCode status)
    {
        using var alice = await new Visitor(_host.Address).BeginSessionAsync("alice");
        using var answer = await alice.SendAsync(HttpMethod.Post, $"{Page}/decision", Body(await BadTokenAsync(kind)));
        Assert.Equal(status, answer.StatusCode);
        await AssertUndecidedAsync();
    }

    [Fact]
    public async Task A_good_link_without_a_session_decides_nothing()
    {
        using var stranger = new Visitor(_host.Address);
        using var answer = await stranger.SendAsync(HttpMethod.Post, $"{Page}/decision", Body(await TokenAsync(_approval)));
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        await AssertUndecidedAsync();
    }

    [Fact]
    public async Task A_good_link_in_place_of_the_csrf_token_decides_nothing()
    {
        using var visitor = await new Visitor(_host.Address).BeginSessionAsync("alice");
        visitor.Csrf = await TokenAsync(_approval);
        using var answer = await visitor.SendAsync(HttpMethod.Post, $"{Page}/decision", Body(visitor.Csrf));
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        await AssertUndecidedAsync();
    }

    [Fact]
    public async Task A_good_link_with_a_session_decides_and_the_vote_names_the_link()
    {
        using var alice = await new Visitor(_host.Address).BeginSessionAsync("alice");
        using var answer = await alice.SendAsync(HttpMethod.Post, $"{Page}/decision", Body(await TokenAsync(_approval)));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(32, Assert.Single((await StoredAsync()).Votes).LinkId!.Length);
    }

    private Task<string> TokenAsync(Approval approval) => _host.Get<ApprovalLinks>().IssueAsync(approval);

    private async Task<string> BadTokenAsync(BadLink kind)
    {
        var token = await TokenAsync(kind switch
        {
            BadLink.OfAnotherRequest => _approval with { Id = "inc-2-p1-00000000" },
            BadLink.OfAnotherPlan => _approval with { Plan = PlanHash.Seal(_approval.Plan with { Reason = "another plan" }) },
            BadLink.Expired => _approval with { ExpiresAt = DateTimeOffset.UtcNow.AddSeconds(-2) },
            _ => _approval,
        });
        if (kind == BadLink.OfARetiredKey)
        {
            await _host.Get<LinkKeyRing>().RotateAsync(retireAll: true);
        }

        return kind == BadLink.Forged ? token[..^4] + "AAAA" : token;
    }

    private object Body(string token) => new { decision = "approve", reason = "because", planHash = _approval.Plan.Hash, token };

    private async Task<Approval> StoredAsync() => (await _host.Get<ApprovalRepository>().GetAsync(_approval.Id))!.Value;

    private async Task AssertUndecidedAsync()
    {
        var stored = await StoredAsync();
        Assert.Equal(ApprovalStatus.Pending, stored.Status);
        Assert.Empty(stored.Votes);
    }
}

/// <summary>What is wrong with a link.</summary>
public enum BadLink
{
    /// <summary>Its tag was altered.</summary>
    Forged,

    /// <summary>Issued for another request.</summary>
    OfAnotherRequest,

    /// <summary>Issued for another plan of the same request.</summary>
    OfAnotherPlan,

    /// <summary>Its time is over.</summary>
    Expired,

    /// <summary>Its key was retired.</summary>
    OfARetiredKey,
}
