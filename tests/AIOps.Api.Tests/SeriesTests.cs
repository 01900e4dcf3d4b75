using System.Net;
using System.Text.Json.Nodes;
using AIOps.Ingest;
using AIOps.Ingest.Codec;
using AIOps.Orchestrations.Ports;

namespace AIOps.Api.Tests;

/// <summary>How a series stands, and what a person may change of its learning, over HTTP.</summary>
public sealed class SeriesTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Now = DateTimeOffset.UtcNow;
    private static readonly SeriesId Cpu = new("/subscriptions/s/resourcegroups/g/providers/microsoft.compute/virtualmachines/vm-1", "Percentage CPU");
    private ApiHost _host = null!;

    public async Task InitializeAsync()
    {
        _host = await ApiHost.StartAsync();
        var writer = new SignalBatchWriter();
        for (var minute = 90; minute > 0; minute--)
        {
            var value = minute <= 3 ? 96 : 30 + (minute % 7);
            writer.OnMetric(new MetricSample(Cpu, Now.AddMinutes(-minute).UtcTicks, value, value, value, value, 1, 60));
        }

        await _host.Get<ISignalHandler>().HandleAsync(new SignalBatch(0, 0, [.. writer.TakeMessages().Select(static message => message.Body)]), default);
    }

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task A_series_says_how_far_it_is_learnt()
    {
        using var visitor = new Visitor(_host.Address);
        var series = await visitor.JsonAsync($"/api/series?key={Cpu.Key}");
        Assert.Equal(90, series["points"]!.AsArray().Count);
        var learning = series["standing"]!["learning"]!;
        Assert.False(learning["done"]!.GetValue<bool>());
        Assert.StartsWith("learning ", learning["text"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal(60, series["standing"]!["stepSeconds"]!.GetValue<double>());
    }

    [Fact]
    public async Task The_standing_of_a_resource_names_the_series_that_deviates()
    {
        using var visitor = new Visitor(_host.Address);
        var standing = await visitor.JsonAsync($"/api/resources/standing?resourceId={Uri.EscapeDataString(Cpu.ResourceId.ToUpperInvariant())}");
        Assert.Equal(1, standing["series"]!.GetValue<int>());
        Assert.Equal(Cpu.Key, standing["contributions"]![0]!["seriesKey"]!.GetValue<string>());
        Assert.Equal(1, standing["contributions"]![0]!["share"]!.GetValue<double>(), 6);
    }

    [Fact]
    public async Task A_window_is_excluded_with_a_reason_let_in_again_and_both_are_audited()
    {
        using var alice = await new Visitor(_host.Address).BeginSessionAsync();
        var window = new { from = Now.AddMinutes(-1), until = Now.AddHours(1), reason = "load test" };
        using var excluded = await alice.SendAsync(HttpMethod.Post, $"/api/series/{Cpu.Key}/exclude", window);
        Assert.Equal(HttpStatusCode.OK, excluded.StatusCode);
        Assert.NotNull(JsonNode.Parse(await excluded.Content.ReadAsStringAsync())!["standing"]!["exclusion"]);
        using var readmitted = await alice.SendAsync(HttpMethod.Post, $"/api/series/{Cpu.Key}/readmit", new { reason = "it was normal" });
        Assert.Null(JsonNode.Parse(await readmitted.Content.ReadAsStringAsync())!["standing"]!["exclusion"]);
    }

    [Theory]
    [InlineData("exclude", """{"from":"2026-09-01T00:00:00Z","until":"2026-09-01T01:00:00Z"}""", "reason")]
    [InlineData("exclude", """{"from":"2026-09-01T00:00:00Z","until":"2026-10-01T01:00:00Z","reason":"long"}""", "until")]
    [InlineData("exclude", """{"reason":"no window"}""", "until")]
    [InlineData("readmit", "{}", "reason")]
    public async Task What_is_missing_is_named(string action, string body, string field)
    {
        using var alice = await new Visitor(_host.Address).BeginSessionAsync();
        using var refused = await alice.SendAsync(HttpMethod.Post, $"/api/series/{Cpu.Key}/{action}", JsonNode.Parse(body));
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Equal(field, JsonNode.Parse(await refused.Content.ReadAsStringAsync())!["field"]!.GetValue<string>());
    }

    [Fact]
    public async Task An_unknown_series_is_404_and_a_stranger_changes_nothing()
    {
        using var alice = await new Visitor(_host.Address).BeginSessionAsync();
        using var unknown = await alice.SendAsync(HttpMethod.Post, $"/api/series/{new string('0', 32)}/readmit", new { reason = "why not" });
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
        using var stranger = new Visitor(_host.Address);
        using var refused = await stranger.SendAsync(HttpMethod.Post, $"/api/series/{Cpu.Key}/readmit", new { reason = "why not" });
        Assert.Contains(refused.StatusCode, new[] { HttpStatusCode.Unauthorized, HttpStatusCode.Forbidden });
    }
}
