using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using AIOps.Correlate;
using AIOps.Integrations.Chat.Tests.Hosting;
using AIOps.Integrations.PagerDuty;
using AIOps.Orchestrations.Incidents;
using AIOps.Orchestrations.Notifications;
using AIOps.Orchestrations.Ports;
using Microsoft.AspNetCore.Http;

namespace AIOps.Integrations.Chat.Tests.PagerDuty;

/// <summary>Events API v2 and webhooks v3, over HTTP.</summary>
[Trait("Category", "Chat")]
public sealed class PagerDutyTests : IAsyncLifetime
{
    // Secret, body and signature of PagerDuty's own Go client (go-pagerduty, webhookv3).
    private const string Secret = "lDQHScfUeXUKaQRNF+8XIiDKZ7XX3itBAYzwU0TARw8lJqRnkKl2iB1anSb0Z+IK";
    private const string ExampleSignature = "v1=0c0b9495b893a39e70d1fea2fe11fbe0a825f88b9f67846f6cc07dd2bc5476cd";
    private const string ExampleBody =
        """{"event":{"id":"01BWDWL3NYY7LUFPZCC28QUCMK","event_type":"incident.priority_updated","resource_type":"incident","occurred_at":"2021-04-26T17:36:27.458Z","agent":{"html_url":"https://acme.pagerduty.com/users/PLH1HKV","id":"PLH1HKV","self":"https://api.pagerduty.com/users/PLH1HKV","summary":"Tenex Engineer","type":"user_reference"},"client":null,"data":{"id":"PGR0VU2","type":"incident","self":"https://api.pagerduty.com/incidents/PGR0VU2","html_url":"https://acme.pagerduty.com/incidents/PGR0VU2","number":2,"status":"triggered","title":"A little bump in the road","service":{"html_url":"https://acme.pagerduty.com/services/PF9KMXH","id":"PF9KMXH","self":"https://api.pagerduty.com/services/PF9KMXH","summary":"API Service","type":"service_reference"},"assignees":[{"html_url":"https://acme.pagerduty.com/users/PTUXL6G","id":"PTUXL6G","self":"https://api.pagerduty.com/users/PTUXL6G","summary":"User 123","type":"user_reference"}],"escalation_policy":{"html_url":"https://acme.pagerduty.com/escalation_policies/PUS0KTE","id":"PUS0KTE","self":"https://api.pagerduty.com/escalation_policies/PUS0KTE","summary":"Default","type":"escalation_policy_reference"},"teams":[{"html_url":"https://acme.pagerduty.com/teams/PFCVPS0","id":"PFCVPS0","self":"https://api.pagerduty.com/teams/PFCVPS0","summary":"Engineering","type":"team_reference"}],"priority":{"html_url":"https://acme.pagerduty.com/account/incident_priorities","id":"PSO75BM","self":"https://api.pagerduty.com/priorities/PSO75BM","summary":"P1","type":"priority_reference"},"urgency":"high","conference_bridge":{"conference_number":1000,"conference_url":"https://example.com"},"resolve_reason":null}}}""";
    private const string Key = "0123456789abcdef0123456789ABCDEF";
    private const string Entra = "5b6f0a4e-0000-4000-8000-00000000a11c";
    private FarSide _pagerDuty = null!;
    private ChatHost _host = null!;

    public async Task InitializeAsync()
    {
        _pagerDuty = await FarSide.StartAsync((_, context) =>
        {
            context.Response.StatusCode = 202;
            return context.Response.WriteAsync("""{"status":"success","message":"Event processed","dedup_key":"inc-1"}""");
        });
        _host = await ChatHost.StartAsync(new Dictionary<string, string?>
        {
            ["AIOps:PagerDuty:RoutingKey"] = Key,
            ["AIOps:PagerDuty:WebhookSecrets:0"] = "an-older-secret-that-is-going",
            ["AIOps:PagerDuty:WebhookSecrets:1"] = Secret,
            ["AIOps:PagerDuty:EventsAddress"] = _pagerDuty.Address.ToString(),
            ["AIOps:PagerDuty:Users:PLH1HKV"] = Entra,
            ["AIOps:Approvals:Approvers:0:Id"] = Entra,
        });
    }

    public async Task DisposeAsync()
    {
        await _host.DisposeAsync();
        await _pagerDuty.DisposeAsync();
    }

    [Fact]
    public async Task A_page_triggers_acknowledging_acknowledges_and_resolving_resolves_all_under_the_incidents_id()
    {
        await World.CreateAsync(_host);
        await SendAsync("page");
        await ChatHost.UntilAsync(() => _pagerDuty.Calls.Count == 1);
        await _host.Get<OperatorDesk>().AcknowledgeAsync("inc-1", new Person("local:bob", "Bob", "local-session"), default);
        await ChatHost.UntilAsync(() => _pagerDuty.Calls.Count == 2);
        await SendAsync("resolved");
        await ChatHost.UntilAsync(() => _pagerDuty.Calls.Count == 3);
        Assert.All(_pagerDuty.Calls, call => Assert.Equal(("/v2/enqueue", Key, "inc-1"), (call.Path, call.Json["routing_key"]!.GetValue<string>(), call.Json["dedup_key"]!.GetValue<string>())));
        Assert.Equal(["trigger", "acknowledge", "resolve"], _pagerDuty.Calls.Select(call => call.Json["event_action"]!.GetValue<string>()));
        var payload = _pagerDuty.Calls.First().Json["payload"]!;
        Assert.Equal("error", payload["severity"]!.GetValue<string>());
        Assert.InRange(payload["summary"]!.GetValue<string>().Length, 1, 1024);
    }

    [Fact]
    public async Task An_action_is_a_change_event()
    {
        await World.CreateAsync(_host);
        await SendAsync("action");
        await ChatHost.UntilAsync(() => !_pagerDuty.Calls.IsEmpty);
        var call = Assert.Single(_pagerDuty.Calls);
        Assert.Equal("/v2/change/enqueue", call.Path);
        Assert.Null(call.Json["event_action"]);
    }

    [Fact]
    public async Task A_late_page_does_not_bring_a_resolved_incident_back()
    {
        await World.CreateAsync(_host);
        await _host.Get<IncidentRepository>().UpdateAsync("inc-1", record => record with { Incident = record.Incident with { Status = IncidentStatus.Resolved } });
        await SendAsync("page");
        await SendAsync("resolved");
        await _host.QuietAsync();
        Assert.Equal("resolve", Assert.Single(_pagerDuty.Calls).Json["event_action"]!.GetValue<string>());
    }

    [Theory]
    [InlineData(ExampleSignature)]
    [InlineData("v1=f03de6f61df6e454f3620c4d6aca17ad072d3f8bbb2760eac3b2ad391b5e8073," + ExampleSignature)]
    [InlineData("v2=0000, " + ExampleSignature)]
    public async Task PagerDutys_own_example_is_taken_also_while_a_secret_is_replaced(string header)
    {
        using var response = await CallAsync(ExampleBody, header);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Theory]
    [Trait("Category", "ApprovalAttack")]
    [InlineData("v1=7020c8a7ec668a9b7012bc3dd82e483394b038f4230acc6785efbf2a7d8bcaf5")]
    [InlineData("v1=f03de6f61df6e454f3620c4d6aca17ad072d3f8bbb2760eac3b2ad391b5e8073,v1=130dcacb53a94d983a37cf2acba98e805a1c37185309ba56fdcccbcf00d6dd8b")]
    [InlineData("0c0b9495b893a39e70d1fea2fe11fbe0a825f88b9f67846f6cc07dd2bc5476cd")]
    [InlineData("v2=0c0b9495b893a39e70d1fea2fe11fbe0a825f88b9f67846f6cc07dd2bc5476cd")]
    [InlineData("v1=")]
    [InlineData("")]
    public async Task A_wrong_signature_is_401(string header)
    {
        using var response = await CallAsync(ExampleBody, header);
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    [Fact]
    [Trait("Category", "ApprovalAttack")]
    public async Task A_changed_body_is_401()
    {
        using var response = await CallAsync(ExampleBody.Replace("priority_updated", "resolved", StringComparison.Ordinal), ExampleSignature);
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    [Fact]
    public async Task Who_acknowledges_there_has_acknowledged_here_once_however_often_it_is_delivered()
    {
        await World.CreateAsync(_host);
        for (var delivery = 0; delivery < 3; delivery++)
        {
            (await CallAsync(Event("e1", "incident.acknowledged", "PLH1HKV"))).Dispose();
        }

        await ChatHost.UntilAsync(async () => (await _host.Get<IncidentRepository>().GetAsync("inc-1"))!.Value.AcknowledgedBy is not null);
        Assert.Equal("Tenex Engineer (PagerDuty)", (await _host.Get<IncidentRepository>().GetAsync("inc-1"))!.Value.AcknowledgedBy);
        Assert.Single(await _host.AuditAsync(), row => row.Action == "incident.acknowledged" && row.Actor == Entra);
    }

    [Fact]
    [Trait("Category", "ApprovalAttack")]
    public async Task Whoever_is_not_known_changes_nothing_here_and_it_is_noted()
    {
        await World.CreateAsync(_host);
        (await CallAsync(Event("e2", "incident.resolved", "PSTRANGE"))).Dispose();
        await ChatHost.UntilAsync(async () => (await _host.Get<IncidentRepository>().TimelineAsync("inc-1")).Any(entry => entry.Text.Contains("PSTRANGE", StringComparison.Ordinal)));
        Assert.Empty(await _host.AuditAsync());
    }

    private Task SendAsync(string kind) => _host.Get<NotificationSender>().SendAsync(
        new Notification($"{kind}:inc-1", kind, "inc-1", "title", "text", "/incidents/inc-1"), kind, CancellationToken.None);

    private Task<HttpResponseMessage> CallAsync(string body, string? signature = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/api/chat/pagerduty") { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.TryAddWithoutValidation("X-PagerDuty-Signature", signature ?? PagerDutySignature.Of(Secret, Encoding.UTF8.GetBytes(body)));
        return _host.Http.SendAsync(request);
    }

    private static string Event(string id, string type, string user)
    {
        var body = JsonNode.Parse(ExampleBody)!;
        body["event"]!["id"] = id;
        body["event"]!["event_type"] = type;
        body["event"]!["agent"]!["id"] = user;
        body["event"]!["data"]!["incident_key"] = "inc-1";
        return body.ToJsonString();
    }
}
