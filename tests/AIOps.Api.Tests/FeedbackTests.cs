using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using AIOps.Correlate;
using AIOps.Orchestrations.Incidents;

namespace AIOps.Api.Tests;

/// <summary>Thumbs over HTTP: given, counted in the figures, taken back, and refused with the field that is wrong.</summary>
public sealed class FeedbackTests : IAsyncLifetime
{
    private ApiHost _host = null!;
    private Visitor _visitor = null!;

    public async Task InitializeAsync()
    {
        _host = await ApiHost.StartAsync();
        _visitor = await new Visitor(_host.Address).BeginSessionAsync();
        var now = DateTimeOffset.UnixEpoch.AddYears(56);
        await _host.Get<IncidentRepository>().CreateAsync(new IncidentRecord
        {
            Incident = new Incident
            {
                Id = "inc-1", Scope = "s", Title = "t", Status = IncidentStatus.Open, Severity = 1, StartedAt = now, OpenedAt = now, UpdatedAt = now, Alerts = [],
            },
        });
    }

    public async Task DisposeAsync()
    {
        _visitor.Dispose();
        await _host.DisposeAsync();
    }

    [Fact]
    public async Task A_thumb_is_kept_counted_in_the_figures_and_taken_back()
    {
        Assert.Single(await SendAsync("", new { about = "cause", useful = false }));
        Assert.Equal((0, 1), await CountsAsync("cause"));
        Assert.Empty(await SendAsync("/undo", new { about = "cause" }));
        Assert.Equal((0, 0), await CountsAsync("cause"));
    }

    [Theory]
    [InlineData("{\"about\":\"weather\",\"useful\":true}", "about")]
    [InlineData("{\"about\":\"alert\",\"useful\":true}", "alertId")]
    [InlineData("{\"about\":\"cause\",\"alertId\":\"a\",\"useful\":true}", "alertId")]
    [InlineData("{\"about\":\"cause\"}", "useful")]
    public async Task What_is_wrong_is_named(string body, string field)
    {
        using var answer = await _visitor.SendAsync(HttpMethod.Post, "/api/incidents/inc-1/feedback", JsonNode.Parse(body));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(field, (await answer.Content.ReadFromJsonAsync<JsonNode>())!["field"]!.GetValue<string>());
    }

    [Fact]
    public async Task Nothing_is_taken_back_that_was_not_given()
    {
        using var answer = await _visitor.SendAsync(HttpMethod.Post, "/api/incidents/inc-1/feedback/undo", new { about = "summary" });
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task The_page_of_learning_has_no_challenger_where_none_is_tried()
    {
        var learning = await _visitor.JsonAsync("/api/learning");
        Assert.Null(learning["shadow"]);
        Assert.Equal(0, learning["drift"]!["measured"]!.GetValue<int>());
    }

    private async Task<JsonNode[]> SendAsync(string path, object body)
    {
        using var answer = await _visitor.SendAsync(HttpMethod.Post, $"/api/incidents/inc-1/feedback{path}", body);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return [.. (await answer.Content.ReadFromJsonAsync<JsonNode>())!["items"]!.AsArray().Select(one => one!)];
    }

    private async Task<(int Useful, int NotUseful)> CountsAsync(string about)
    {
        var counts = (await _visitor.JsonAsync("/api/stats"))["learning"]!["feedback"]!.AsArray().Single(one => one!["about"]!.GetValue<string>() == about)!;
        return (counts["useful"]!.GetValue<int>(), counts["notUseful"]!.GetValue<int>());
    }
}
