using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using AIOps.Integrations.Chat.Tests.Hosting;
using AIOps.Integrations.Teams;
using AIOps.Orchestrations.Approvals;
using AIOps.Orchestrations.Approvals.Rights;

namespace AIOps.Integrations.Chat.Tests.Teams;

/// <summary>Cards through a Teams workflow, and questions by an outgoing webhook, over HTTP.</summary>
[Trait("Category", "Chat")]
public sealed class TeamsTests : IAsyncLifetime
{
    // The key of Microsoft's page "Create Outgoing Webhooks"; its whole vector is in TeamsPublishedVectorTests.
    private const string Token = "vqF0En+Z0ucuRTM/01o2GuhMH3hKKk/N2bOmlM31zaA=";
    private const string Tenant = "72f988bf-86f1-41af-91ab-2d7cd011db47";
    private const string Person = "5b6f0a4e-0000-4000-8000-00000000a11c";
    private FarSide _teams = null!;
    private ChatHost _host = null!;

    public async Task InitializeAsync()
    {
        _teams = await FarSide.StartAsync((_, context) =>
        {
            context.Response.StatusCode = 202;
            return Task.CompletedTask;
        });
        _host = await ChatHost.StartAsync(new Dictionary<string, string?>
        {
            ["AIOps:Teams:WorkflowUrl"] = _teams.Address + "workflows/abc?sig=secret",
            ["AIOps:Teams:OutgoingWebhookToken"] = Token,
            ["AIOps:Teams:TenantId"] = Tenant,
        });
    }

    public async Task DisposeAsync()
    {
        await _host.DisposeAsync();
        await _teams.DisposeAsync();
    }

    [Fact]
    public async Task A_request_is_one_adaptive_card_whose_button_opens_the_page_that_decides()
    {
        var approval = await World.CreateAsync(_host, title: "CPU <at>everyone</at> [click](https://evil.example) *now*");
        await _host.AskForApprovalAsync(approval);
        await _host.AskForApprovalAsync(approval, "again");
        await _host.QuietAsync();
        var message = Assert.Single(_teams.Calls).Json;
        var attachment = Assert.Single(message["attachments"]!.AsArray())!;
        Assert.Equal("message", message["type"]!.GetValue<string>());
        Assert.Equal("application/vnd.microsoft.card.adaptive", attachment["contentType"]!.GetValue<string>());
        var actions = attachment["content"]!["actions"]!.AsArray();
        Assert.All(actions, action => Assert.Equal("Action.OpenUrl", action!["type"]!.GetValue<string>()));
        Assert.StartsWith($"https://aiops.example.com/approvals/{approval.Id}?token=a1.", actions[0]!["url"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.DoesNotContain("<at>", message.ToJsonString(), StringComparison.Ordinal);
        Assert.DoesNotContain("](https://evil", message.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_decision_is_told_once_and_the_card_after_it_has_no_button_to_decide()
    {
        var approval = await World.CreateAsync(_host);
        await _host.AskForApprovalAsync(approval);
        await ChatHost.UntilAsync(() => _teams.Calls.Count == 1);
        await _host.Get<ApprovalDesk>().DecideAsync(
            approval.Id, new Approver("local:bob", "Bob", "local-session") { Proved = new ApproverRights(true) }, new Decision(true, "Fine", approval.Plan.Hash));
        await ChatHost.UntilAsync(() => _teams.Calls.Count == 2);
        var card = _teams.Calls.Last().Body;
        Assert.Contains("Bob approved", card, StringComparison.Ordinal);
        Assert.DoesNotContain("token=", card, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_question_is_answered_in_the_same_call_with_links_to_the_facts()
    {
        await World.CreateAsync(_host);
        using var response = await AskAsync(Activity("1", "<at>AIOps</at>&nbsp;status of inc-1"));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var answer = JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
        Assert.Equal("message", answer["type"]!.GetValue<string>());
        Assert.Contains("[(inc-1)](https://aiops.example.com/incidents/inc-1)", answer["text"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Category", "ApprovalAttack")]
    public async Task Asking_to_approve_approves_nothing()
    {
        var approval = await World.CreateAsync(_host);
        using var response = await AskAsync(Activity("1", "<at>AIOps</at> approve the plan of inc-1"));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Empty((await _host.ReadAsync(approval.Id)).Votes);
    }

    [Theory]
    [Trait("Category", "ApprovalAttack")]
    [InlineData("HMAC 03TCao0i55H1eVKUusZOTZRjtvYTs+mO41mPL+R1e1U=")]
    [InlineData("HMAC ")]
    [InlineData("Bearer x")]
    [InlineData("")]
    public async Task A_wrong_signature_is_401(string authorization)
    {
        using var response = await AskAsync(Activity("1", "status"), authorization: authorization);
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    [Fact]
    [Trait("Category", "ApprovalAttack")]
    public async Task A_changed_body_is_401()
    {
        var body = Activity("1", "status");
        using var response = await AskAsync(body, sent: body.Replace("status", "errors", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    [Theory]
    [Trait("Category", "ApprovalAttack")]
    [InlineData(-301)]
    [InlineData(301)]
    public async Task An_old_or_future_question_is_401(int seconds)
    {
        _host.Wall.Fixed = DateTimeOffset.UtcNow;
        using var response = await AskAsync(Activity("1", "status", at: _host.Wall.Fixed.Value.AddSeconds(seconds)));
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    [Fact]
    [Trait("Category", "ApprovalAttack")]
    public async Task Another_tenant_or_nobody_is_403()
    {
        using var other = await AskAsync(Activity("1", "status", tenant: Guid.NewGuid().ToString()));
        using var nobody = await AskAsync(Activity("2", "status", person: null));
        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.Forbidden), (other.StatusCode, nobody.StatusCode));
    }

    [Fact]
    [Trait("Category", "ApprovalAttack")]
    public async Task A_replayed_question_is_not_answered_again()
    {
        await World.CreateAsync(_host);
        var body = Activity("7", "status of inc-1");
        using var first = await AskAsync(body);
        using var replay = await AskAsync(body);
        Assert.NotEmpty(await first.Content.ReadAsStringAsync());
        Assert.Empty(await replay.Content.ReadAsStringAsync());
    }

    private Task<HttpResponseMessage> AskAsync(string body, string? authorization = null, string? sent = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/api/chat/teams") { Content = new StringContent(sent ?? body, Encoding.UTF8, "application/json") };
        request.Headers.TryAddWithoutValidation("Authorization", authorization ?? TeamsSignature.Of(Convert.FromBase64String(Token), Encoding.UTF8.GetBytes(body)));
        return _host.Http.SendAsync(request);
    }

    private static string Activity(string id, string html, string tenant = Tenant, string? person = Person, DateTimeOffset? at = null) => new JsonObject
    {
        ["type"] = "message",
        ["id"] = id,
        ["timestamp"] = (at ?? DateTimeOffset.UtcNow).ToString("O", CultureInfo.InvariantCulture),
        ["serviceUrl"] = "https://smba.trafficmanager.net/emea/",
        ["text"] = html,
        ["from"] = new JsonObject { ["id"] = "29:1", ["name"] = "Alice", ["aadObjectId"] = person },
        ["channelData"] = new JsonObject { ["teamsTeamId"] = "19:t", ["tenant"] = new JsonObject { ["id"] = tenant } },
    }.ToJsonString();
}
