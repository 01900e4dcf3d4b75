using System.Net;
using System.Text.Json.Nodes;
using AIOps.Correlate;
using AIOps.Detect;
using AIOps.Orchestrations.Incidents;

namespace AIOps.Api.Tests;

/// <summary>Log lines over the real wire: from a telemetry body to templates and to what is new since an incident began.</summary>
public sealed class LogTests : IAsyncLifetime
{
    private const string Web = "/subscriptions/s/resourcegroups/g/providers/microsoft.web/sites/shop";
    private readonly DateTimeOffset _now = DateTimeOffset.UtcNow;
    private ApiHost _host = null!;

    public async Task InitializeAsync()
    {
        _host = await ApiHost.StartAsync();
        using var sender = new Visitor(_host.Address);
        var lines = Enumerable.Range(0, 90).Select(minute => Line(minute - 100, "Information", $"info: Shop.Web[1] Served order {minute} in {minute + 3} ms"))
            .Concat(Enumerable.Range(0, 5).Select(i => Line(-8 + (i * 0.2), "Error", $"fail: Shop.Web[9] Checkout of order {i + 500} for ann{i}@example.com failed badly")));
        using var answer = await sender.SendAsync(HttpMethod.Post, "/api/telemetry", new JsonObject { ["records"] = new JsonArray([.. lines]) }.ToJsonString());
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        await ApiHost.UntilAsync(async () => (await sender.JsonAsync("/api/stats"))["logs"]!["lines"]!.GetValue<long>() == 95);
    }

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task Templates_are_listed_most_written_first_and_one_is_shown_with_its_minutes()
    {
        using var reader = new Visitor(_host.Address);
        var items = (await reader.JsonAsync($"/api/logs/templates?resourceId={Web}"))["items"]!.AsArray();
        Assert.Equal([90, 5], items.Select(static one => one!["count"]!.GetValue<int>()));
        var failed = items[1]!;
        Assert.Equal("error", failed["level"]!.GetValue<string>());
        Assert.Contains("Checkout of order <*> for <*> failed badly", failed["template"]!.GetValue<string>(), StringComparison.Ordinal);
        var detail = await reader.JsonAsync($"/api/logs/templates/{failed["id"]!.GetValue<string>()}");
        Assert.Equal(5, detail["points"]!.AsArray().Sum(static one => one!["count"]!.GetValue<int>()));
        Assert.Equal("new-template", Assert.Single(detail["anomalies"]!.AsArray())!["kind"]!.GetValue<string>());
        Assert.DoesNotContain("@example.com", detail.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_incident_shows_what_is_new_in_the_logs_since_it_began()
    {
        await _host.Get<IncidentRepository>().CreateAsync(new IncidentRecord
        {
            Incident = new Incident
            {
                Id = "inc-logs", Scope = "s", Title = "Errors of shop", Status = IncidentStatus.Open, Severity = 2, StartedAt = _now.AddMinutes(-9), OpenedAt = _now, UpdatedAt = _now,
                Alerts = [new IncidentAlert(Alert(), new GroupReason("first", 1, "first alert", "1"))],
            },
        });
        using var reader = new Visitor(_host.Address);
        var logs = await reader.JsonAsync("/api/incidents/inc-logs/logs");
        var first = logs["items"]!.AsArray()[0]!;
        Assert.Equal(("new", "error", 0, 5), (first["change"]!.GetValue<string>(), first["level"]!.GetValue<string>(), first["countBefore"]!.GetValue<int>(), first["countAfter"]!.GetValue<int>()));
        Assert.Equal(3, first["examples"]!.AsArray().Count);
    }

    [Theory]
    [InlineData("/api/logs/templates?cursor=x", HttpStatusCode.BadRequest)]
    [InlineData("/api/logs/templates/xyz", HttpStatusCode.BadRequest)]
    [InlineData("/api/logs/templates/0123456789abcdef", HttpStatusCode.NotFound)]
    [InlineData("/api/logs/templates/0123456789abcdef?from=2026-01-02T00:00:00Z&to=2026-01-01T00:00:00Z", HttpStatusCode.BadRequest)]
    [InlineData("/api/incidents/inc-none/logs", HttpStatusCode.NotFound)]
    public async Task What_cannot_be_read_is_a_problem(string path, HttpStatusCode status)
    {
        using var reader = new Visitor(_host.Address);
        using var answer = await reader.SendAsync(HttpMethod.Get, path);
        Assert.Equal(status, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
    }

    private JsonObject Line(double minute, string level, string text) => new()
    {
        ["time"] = _now.AddMinutes(minute).UtcDateTime.ToString("O"), ["resourceId"] = Web.ToUpperInvariant(), ["category"] = "AppServiceConsoleLogs",
        ["operationName"] = "Microsoft.Web/sites/log", ["resultDescription"] = text, ["level"] = level,
    };

    private Alert Alert() => new()
    {
        Id = "a", Fingerprint = "f", DedupRule = "log-template", ResourceId = Web, Signal = "AppServiceConsoleLogs", Source = AnomalySource.Log, Kind = AnomalyKind.NewTemplate,
        Direction = AnomalyDirection.Up, Severity = 2, Title = "New error lines", StartsAt = _now.AddMinutes(-8), LastAt = _now, AnomalyIds = ["x"],
    };
}
