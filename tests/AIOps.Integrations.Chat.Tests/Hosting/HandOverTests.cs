using AIOps.Correlate;
using AIOps.Detect;
using AIOps.Integrations.Chat.Tests.Slack;
using AIOps.Orchestrations.Incidents;
using AIOps.Orchestrations.Workflows.Incidents;
using AIOps.Orchestrations.Workflows.Port;

namespace AIOps.Integrations.Chat.Tests.Hosting;

/// <summary>
/// An incident that nothing in the catalogue helps against, from its workflow to a person and to its end, with every channel set up at once: each vendor's fake hears of it
/// over HTTP, once, and of the end under the same id.
/// </summary>
[Trait("Category", "Chat")]
public sealed class HandOverTests : IAsyncLifetime
{
    private FakeSlack _slack = null!;
    private FarSide _teams = null!, _pagerDuty = null!, _serviceNow = null!, _hook = null!;
    private ChatHost _host = null!;

    public async Task InitializeAsync()
    {
        _slack = await FakeSlack.StartAsync();
        _teams = await FarSide.StartAsync(static (_, context) => Task.FromResult(context.Response.StatusCode = 202));
        _pagerDuty = await FarSide.StartAsync(static (_, context) => Task.FromResult(context.Response.StatusCode = 202));
        _serviceNow = await FarSide.StartAsync(static (_, context) => Task.FromResult(context.Response.StatusCode = 200));
        _hook = await FarSide.StartAsync(static (_, context) => Task.FromResult(context.Response.StatusCode = 204));
        _host = await ChatHost.StartAsync(new Dictionary<string, string?>(_slack.Settings)
        {
            ["AIOps:Teams:WorkflowUrl"] = _teams.Address + "workflows/abc?sig=secret",
            ["AIOps:PagerDuty:RoutingKey"] = "0123456789abcdef0123456789ABCDEF",
            ["AIOps:PagerDuty:EventsAddress"] = _pagerDuty.Address.ToString(),
            ["AIOps:ServiceNow:Instance"] = _serviceNow.Address.ToString(),
            ["AIOps:ServiceNow:User"] = "aiops",
            ["AIOps:ServiceNow:Password"] = "secret",
            ["AIOps:Webhooks:Notify:desk:Url"] = _hook.Address + "hook",
            ["AIOps:Webhooks:Notify:desk:Secret"] = "a-secret-of-at-least-thirty-two-characters",
        });
    }

    public async Task DisposeAsync()
    {
        await _host.DisposeAsync();
        await _slack.DisposeAsync();
        foreach (var side in new[] { _teams, _pagerDuty, _serviceNow, _hook })
        {
            await side.DisposeAsync();
        }
    }

    [Fact]
    public async Task An_incident_that_a_person_has_to_take_pages_in_every_channel_once_and_its_end_is_told_under_the_same_id()
    {
        var now = DateTimeOffset.UtcNow;
        var record = World.Record(World.Incident, "CPU of vm-1 is 96 %", now);
        await _host.Get<IncidentRepository>().CreateAsync(record with { Incident = record.Incident with { Status = IncidentStatus.Open, Alerts = [new IncidentAlert(Alert(now), new GroupReason("first", 1, "", ""))] } });
        await _host.Get<IWorkflowClient>().StartAsync(
            IncidentNames.Workflow, IncidentNames.InstanceId(World.Incident, 1), new IncidentInput(World.Incident, TimeSpan.Zero, 1, TimeSpan.FromSeconds(1), TimeSpan.Zero));
        await ChatHost.UntilAsync(() => _pagerDuty.Calls.Count == 1 && _teams.Calls.Count == 1 && _hook.Calls.Count == 1 && Page() is not null);

        await _host.Get<OperatorDesk>().ResolveAsync(World.Incident, new Person("local:bob", "Bob", "local-session"), "The batch was stopped by hand", default);
        await ChatHost.UntilAsync(() => _pagerDuty.Calls.Count == 2 && _teams.Calls.Count == 2 && _hook.Calls.Count == 2);
        await _host.QuietAsync();

        Assert.Equal(["trigger", "resolve"], _pagerDuty.Calls.Select(static call => call.Json["event_action"]!.GetValue<string>()));
        Assert.All(_pagerDuty.Calls, static call => Assert.Equal(World.Incident, call.Json["dedup_key"]!.GetValue<string>()));
        Assert.StartsWith("<!here>", Page(), StringComparison.Ordinal);
        Assert.Contains(_slack.Messages.Values, static message => message["text"]!.GetValue<string>().StartsWith("Resolved", StringComparison.Ordinal));
        Assert.All(_teams.Calls, static call => Assert.DoesNotContain("/approvals/", call.Body, StringComparison.Ordinal));
        Assert.Empty(_serviceNow.Calls);
        var audit = (await _host.AuditAsync()).Select(static row => row.Action).ToList();
        Assert.Equal((1, 1), (audit.Count(static action => action == "incident.escalated"), audit.Count(static action => action == "incident.resolved")));
    }

    private string? Page() => _slack.Messages.Values.Select(static message => message["text"]!.GetValue<string>()).FirstOrDefault(static text => text.StartsWith("<!here>", StringComparison.Ordinal));

    private static Alert Alert(DateTimeOffset now) => new()
    {
        Id = "alert-1", Fingerprint = "f1", DedupRule = "series", ResourceId = World.Vm, Signal = "Percentage CPU", Source = AnomalySource.Metric, Kind = AnomalyKind.Spike,
        Direction = AnomalyDirection.Up, Severity = 1, Title = "CPU of vm-1 is 96 %", StartsAt = now.AddMinutes(-9), LastAt = now,
    };
}
