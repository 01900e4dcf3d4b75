using System.Net;
using System.Text.Json.Nodes;

namespace AIOps.Api.Tests;

public sealed class TelemetryTests : IAsyncLifetime
{
    private const string Record =
        """{"count":1,"total":3,"minimum":3,"maximum":3,"average":3,"resourceId":"/SUBSCRIPTIONS/S/RESOURCEGROUPS/G/PROVIDERS/MICROSOFT.COMPUTE/VIRTUALMACHINES/VM","time":"TIME","metricName":"Percentage CPU","timeGrain":"PT1M"}""";

    private const string ChangeRecord =
        """{"records":[{"time":"TIME","resourceId":"/SUBSCRIPTIONS/S/RESOURCEGROUPS/G/PROVIDERS/MICROSOFT.COMPUTE/VIRTUALMACHINES/VM","operationName":"MICROSOFT.COMPUTE/VIRTUALMACHINES/WRITE","category":"Administrative","resultType":"Success","correlationId":"c-1","level":"Informational","properties":{}}]}""";

    private ApiHost _host = null!;

    public async Task InitializeAsync() => _host = await ApiHost.StartAsync();

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task A_body_is_202_with_what_was_accepted_and_a_poison_body_is_in_the_dead_letters()
    {
        using var sender = new Visitor(_host.Address);
        var good = "{\"records\":[" + Record.Replace("TIME", DateTime.UtcNow.ToString("O"), StringComparison.Ordinal) + "]}";
        using var accepted = await sender.SendAsync(HttpMethod.Post, "/api/telemetry", good);
        Assert.Equal(HttpStatusCode.Accepted, accepted.StatusCode);
        Assert.Equal(1, JsonNode.Parse(await accepted.Content.ReadAsStringAsync())!["accepted"]!.GetValue<int>());

        using var poison = await sender.SendAsync(HttpMethod.Post, "/api/telemetry", "this is not JSON");
        var result = JsonNode.Parse(await poison.Content.ReadAsStringAsync())!;
        Assert.Equal((HttpStatusCode.Accepted, 1), (poison.StatusCode, result["rejected"]!.GetValue<int>()));
        var id = result["deadLetterIds"]![0]!.GetValue<string>();
        Assert.Equal("this is not JSON", (await sender.JsonAsync($"/api/deadletters/{id}"))["raw"]!.GetValue<string>());
    }

    [Fact]
    public async Task The_figures_say_how_late_each_source_is_and_what_came_late_or_twice()
    {
        using var sender = new Visitor(_host.Address);
        var now = DateTime.UtcNow;
        string At(int minutes) => "{\"records\":[" + Record.Replace("TIME", now.AddMinutes(-minutes).ToString("O"), StringComparison.Ordinal) + "]}";
        var exported = "[" + Record.Replace("TIME", now.AddMinutes(-1).ToString("O"), StringComparison.Ordinal).Replace("\"average\"", "\"Average\"", StringComparison.Ordinal)
            .Replace("\"count\"", "\"Count\"", StringComparison.Ordinal).Replace("\"timeGrain\"", "\"unit\":\"Percent\",\"timeGrain\"", StringComparison.Ordinal) + "]";
        var change = ChangeRecord.Replace("TIME", now.AddMinutes(-4).ToString("O"), StringComparison.Ordinal);
        foreach (var body in new[] { At(9), At(8), At(8), exported, change, change })
        {
            using var sent = await sender.SendAsync(HttpMethod.Post, "/api/telemetry", body);
            Assert.Equal(HttpStatusCode.Accepted, sent.StatusCode);
        }

        await ApiHost.UntilAsync(async () => await sender.JsonAsync("/api/stats") is { } stats && stats["late"]!.GetValue<long>() == 1 && stats["duplicates"]!.GetValue<long>() == 1);
        var lags = (await sender.JsonAsync("/api/stats"))["lagBySource"]!.AsArray().ToDictionary(one => one!["source"]!.GetValue<string>(), one => one!);
        Assert.Equal(["activity-log", "diagnostic-metrics", "exported-metrics"], lags.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(3, lags["diagnostic-metrics"]["signals"]!.GetValue<long>());
        Assert.InRange(lags["diagnostic-metrics"]["lastSeconds"]!.GetValue<double>(), 480, 530);
        Assert.InRange(lags["diagnostic-metrics"]["maxSeconds"]!.GetValue<double>(), 540, 590);
        Assert.InRange(lags["diagnostic-metrics"]["meanSeconds"]!.GetValue<double>(), 480, 590);
        Assert.InRange(lags["exported-metrics"]["meanSeconds"]!.GetValue<double>(), 60, 110);
        Assert.InRange(lags["activity-log"]["lastSeconds"]!.GetValue<double>(), 240, 290);
    }

    [Fact]
    public async Task How_old_loaded_history_is_counts_as_no_lag_and_how_late_live_telemetry_is_does()
    {
        using var sender = new Visitor(_host.Address);
        string Body(TimeSpan age) => "{\"records\":[" + Record.Replace("TIME", (DateTime.UtcNow - age).ToString("O"), StringComparison.Ordinal) + "]}";

        using var history = await sender.SendAsync(HttpMethod.Post, "/api/telemetry?history=true", Body(TimeSpan.FromHours(20)));
        var before = await sender.JsonAsync("/api/stats");
        using var live = await sender.SendAsync(HttpMethod.Post, "/api/telemetry", Body(TimeSpan.FromMinutes(2)));
        var after = await sender.JsonAsync("/api/stats");

        Assert.Equal((HttpStatusCode.Accepted, HttpStatusCode.Accepted), (history.StatusCode, live.StatusCode));
        Assert.Null(before["ingestLagSeconds"]);
        Assert.Equal(1, before["signals"]!.GetValue<int>());
        Assert.InRange(after["ingestLagSeconds"]!["p95"]!.GetValue<double>(), 119, 600);
    }

    [Fact]
    public async Task A_dead_letter_can_be_replayed_and_what_is_rejected_again_is_kept_again()
    {
        using var sender = await new Visitor(_host.Address).BeginSessionAsync();
        using var poison = await sender.SendAsync(HttpMethod.Post, "/api/telemetry", "still not JSON");
        var id = JsonNode.Parse(await poison.Content.ReadAsStringAsync())!["deadLetterIds"]![0]!.GetValue<string>();
        using var replayed = await sender.SendAsync(HttpMethod.Post, $"/api/deadletters/{id}/replay");
        Assert.Equal(HttpStatusCode.OK, replayed.StatusCode);
        var letters = (await sender.JsonAsync("/api/deadletters"))["items"]!.AsArray();
        Assert.Contains(letters, letter => letter!["id"]!.GetValue<string>() == id && letter["replayedAt"] is not null);
    }

    [Fact]
    public async Task A_body_over_the_limit_is_413_and_a_full_buffer_is_429_with_a_pause()
    {
        using var sender = new Visitor(_host.Address);
        using var large = await sender.SendAsync(HttpMethod.Post, "/api/telemetry", new string('x', 1_048_577));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, large.StatusCode);

        _host.Pressure.RetryAfter = TimeSpan.FromSeconds(3);
        using var full = await sender.SendAsync(HttpMethod.Post, "/api/telemetry", "{}");
        Assert.Equal(HttpStatusCode.TooManyRequests, full.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(3), full.Headers.RetryAfter?.Delta);
    }

    [Theory]
    [InlineData("/api/incidents?status=nonsense", 400)]
    [InlineData("/api/incidents?severity=9", 400)]
    [InlineData("/api/incidents/none", 404)]
    [InlineData("/api/approvals/none", 404)]
    [InlineData("/api/series", 400)]
    [InlineData("/api/series?key=none", 404)]
    [InlineData("/api/topology?incident=none", 404)]
    [InlineData("/api/workflows?state=7", 400)]
    public async Task What_cannot_be_answered_is_a_problem_in_words(string path, int status)
    {
        using var reader = new Visitor(_host.Address);
        using var answer = await reader.SendAsync(HttpMethod.Get, path);
        Assert.Equal(status, (int)answer.StatusCode);
        var problem = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
        Assert.NotEmpty(problem["title"]!.GetValue<string>());
        Assert.NotEmpty(problem["detail"]!.GetValue<string>());
    }

    [Fact]
    public async Task Every_answer_forbids_framing_sniffing_and_foreign_scripts()
    {
        using var reader = new Visitor(_host.Address);
        using var answer = await reader.SendAsync(HttpMethod.Get, "/healthz");
        Assert.Contains("frame-ancestors 'none'", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("no-referrer", answer.Headers.GetValues("Referrer-Policy").Single());
    }

    [Fact]
    public async Task Ready_names_each_dependency()
    {
        using var reader = new Visitor(_host.Address);
        var ready = await reader.JsonAsync("/readyz");
        Assert.Equal("ready", ready["status"]!.GetValue<string>());
        Assert.Contains(ready["dependencies"]!.AsArray(), dependency => dependency!["name"]!.GetValue<string>() == "storage");
    }
}
