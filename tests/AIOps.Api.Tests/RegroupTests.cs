using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace AIOps.Api.Tests;

/// <summary>Split, merge and planned work over HTTP, with incidents that foreign alerts open.</summary>
public sealed class RegroupTests : IAsyncLifetime
{
    private const string Web = "/subscriptions/s1/resourcegroups/rg/providers/microsoft.web/sites/app-web";
    private const string Other = "/subscriptions/s1/resourcegroups/rg-other/providers/microsoft.sql/servers/sql-other";
    private const string Elsewhere = "/subscriptions/s2/resourcegroups/rg/providers/microsoft.web/sites/app-far";

    private ApiHost _host = null!;
    private Visitor _visitor = null!;

    public async Task InitializeAsync()
    {
        _host = await ApiHost.StartAsync();
        _visitor = await new Visitor(_host.Address).BeginSessionAsync();
    }

    public async Task DisposeAsync()
    {
        _visitor.Dispose();
        await _host.DisposeAsync();
    }

    [Fact]
    public async Task A_split_moves_the_named_alerts_into_an_incident_of_their_own()
    {
        var incident = await TwoAlertsAsync();
        var id = Text(incident, "id");
        var moved = Text(incident["alerts"]!.AsArray().Single(member => member!.ToJsonString().Contains("web-2", StringComparison.Ordinal))!["alert"]!, "id");
        using var answer = await _visitor.SendAsync(HttpMethod.Post, $"/api/incidents/{id}/split", new { alertIds = new[] { moved }, reason = "another team's problem" });
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var newId = Text((await answer.Content.ReadFromJsonAsync<JsonNode>())!, "newIncidentId");
        var parted = await _visitor.JsonAsync($"/api/incidents/{newId}");
        Assert.Equal((id, moved), (Text(parted, "splitFrom"), Text(Assert.Single(parted["alerts"]!.AsArray())!["alert"]!, "id")));
        Assert.DoesNotContain((await _visitor.JsonAsync($"/api/incidents/{id}"))["alerts"]!.AsArray(), member => Text(member!["alert"]!, "id") == moved);
        Assert.Contains("another team's problem", (await _visitor.JsonAsync($"/api/audit?incident={newId}")).ToJsonString().Replace("\\u0027", "'", StringComparison.Ordinal), StringComparison.Ordinal);

        // What happens to the moved alert from now on happens in the new incident.
        await _visitor.AlertAsync("web-2", Web, firing: false);
        await ApiHost.UntilAsync(async () => (await _visitor.JsonAsync($"/api/incidents/{newId}"))["alerts"]![0]!["alert"]!["endsAt"] is not null);
    }

    [Fact]
    public async Task A_merge_leaves_every_alert_in_exactly_one_incident_and_may_be_repeated()
    {
        var first = Text(await TwoAlertsAsync(), "id");
        await _visitor.AlertAsync("sql-1", Other, firing: true);
        var second = Text(await OpenAsync(Other, 1), "id");
        for (var time = 0; time < 2; time++)
        {
            using var answer = await _visitor.SendAsync(HttpMethod.Post, $"/api/incidents/{first}/merge", new { incidentId = second, reason = "same outage" });
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }

        Assert.Equal(3, (await _visitor.JsonAsync($"/api/incidents/{first}"))["alerts"]!.AsArray().Count);
        await ApiHost.UntilAsync(async () => Text(await _visitor.JsonAsync($"/api/incidents/{second}"), "status") == "resolved");
        var gone = await _visitor.JsonAsync($"/api/incidents/{second}");
        Assert.Equal((first, 0), (Text(gone, "mergedInto"), gone["alerts"]!.AsArray().Count));
        using var back = await _visitor.SendAsync(HttpMethod.Post, $"/api/incidents/{second}/merge", new { incidentId = first, reason = "no, the other way" });
        Assert.Equal(HttpStatusCode.Conflict, back.StatusCode);
    }

    [Fact]
    public async Task A_wrong_regrouping_is_refused_with_the_reason()
    {
        var incident = await TwoAlertsAsync();
        var id = Text(incident, "id");
        string[] all = [.. incident["alerts"]!.AsArray().Select(member => Text(member!["alert"]!, "id"))];
        await _visitor.AlertAsync("far-1", Elsewhere, firing: true);
        var far = Text(await OpenAsync(Elsewhere, 1), "id");
        await RefusedAsync(400, $"/api/incidents/{id}/split", new { alertIds = all, reason = "all" });
        await RefusedAsync(400, $"/api/incidents/{id}/split", new { alertIds = new[] { "ghost" }, reason = "no such alert" });
        await RefusedAsync(400, $"/api/incidents/{id}/split", new { alertIds = new[] { all[0] }, reason = "" });
        await RefusedAsync(400, $"/api/incidents/{id}/merge", new { incidentId = id, reason = "itself" });
        await RefusedAsync(404, $"/api/incidents/{id}/merge", new { incidentId = "inc-ghost", reason = "no such incident" });
        await RefusedAsync(409, $"/api/incidents/{id}/merge", new { incidentId = far, reason = "other subscription" });
        using var stale = await _visitor.SendAsync(
            HttpMethod.Post, $"/api/incidents/{id}/split", new { alertIds = new[] { all[0] }, reason = "old page" }, ("If-Match", "\"0\""));
        Assert.Equal(HttpStatusCode.PreconditionFailed, stale.StatusCode);
        using var stranger = new Visitor(_host.Address);
        using var forged = await stranger.SendAsync(HttpMethod.Post, $"/api/incidents/{id}/split", new { alertIds = new[] { all[0] }, reason = "no session" });
        Assert.True(forged.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Planned_work_holds_alerts_back_until_it_is_ended()
    {
        var now = DateTimeOffset.UtcNow;
        using var announced = await _visitor.SendAsync(
            HttpMethod.Post, "/api/maintenance", new { name = "patching", resourcePrefix = Other, from = now.AddMinutes(-1), to = now.AddHours(1), reason = "monthly patches" });
        Assert.Equal(HttpStatusCode.Created, announced.StatusCode);
        var work = (await announced.Content.ReadFromJsonAsync<JsonNode>())!;
        await _visitor.AlertAsync("sql-1", Other, firing: true);
        await _visitor.AlertAsync("web-1", Web, firing: true);
        await OpenAsync(Web, 1);
        Assert.DoesNotContain((await _visitor.JsonAsync("/api/incidents"))["items"]!.AsArray(), line => line!["resources"]!.ToJsonString().Contains("sql-other", StringComparison.Ordinal));
        using var ended = await _visitor.SendAsync(HttpMethod.Post, $"/api/maintenance/{Text(work, "id")}/end");
        Assert.Equal(HttpStatusCode.OK, ended.StatusCode);
        Assert.NotNull(Assert.Single((await _visitor.JsonAsync("/api/maintenance"))["items"]!.AsArray())!["endedBy"]);
        await RefusedAsync(400, "/api/maintenance", new { name = "past", resourcePrefix = Other, from = now.AddHours(-2), to = now.AddHours(-1), reason = "too late" });
    }

    private async Task RefusedAsync(int status, string path, object body)
    {
        using var answer = await _visitor.SendAsync(HttpMethod.Post, path, body);
        Assert.Equal(status, (int)answer.StatusCode);
    }

    private async Task<JsonNode> TwoAlertsAsync()
    {
        await _visitor.AlertAsync("web-1", Web, firing: true);
        await _visitor.AlertAsync("web-2", Web, firing: true);
        return await OpenAsync(Web, 2);
    }

    private async Task<JsonNode> OpenAsync(string resource, int alerts)
    {
        JsonNode? found = null;
        await ApiHost.UntilAsync(async () =>
        {
            var lines = (await _visitor.JsonAsync("/api/incidents"))["items"]!.AsArray();
            var line = lines.FirstOrDefault(item => item!["resources"]!.AsArray().Any(id => id!.GetValue<string>() == resource) && item["alertCount"]!.GetValue<int>() == alerts);
            found = line is null ? null : await _visitor.JsonAsync($"/api/incidents/{Text(line, "id")}");
            return found is not null;
        });
        return found!;
    }

    private static string Text(JsonNode node, string name) => node[name]?.GetValue<string>() ?? "";
}
