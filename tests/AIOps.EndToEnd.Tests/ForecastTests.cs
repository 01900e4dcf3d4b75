using System.Text.Json.Nodes;

namespace AIOps.EndToEnd.Tests;

/// <summary>The disk of the demo that fills within an hour, over HTTP, against the real process.</summary>
public sealed class ForecastTests
{
    [Fact]
    public async Task The_disk_that_fills_is_warned_of_before_it_is_full_and_its_forecast_is_drawn_and_scored()
    {
        using var data = new DataFolder();
        var (host, address) = await HostProcess.StartAsync(data.Path, "--speed 30");
        await using var running = host;
        using var api = new Api(address);
        var within = TimeSpan.FromMinutes(5);

        var fault = (await Eventually.GetAsync(() => FaultAsync(api), within, () => host.Output))["resourceId"]!.GetValue<string>();
        var path = $"/api/series?resourceId={Uri.EscapeDataString(fault)}&metric={Uri.EscapeDataString("Data Disk Used Percentage")}";
        var series = await Eventually.GetAsync(() => WarnedAsync(api, path), within, () => host.Output);

        var outlook = series["outlook"]!;
        Assert.True(outlook["current"]!.GetValue<double>() < 99, "it was warned of when it was full already");
        Assert.Equal("exhaustion", outlook["limitKind"]!.GetValue<string>());
        Assert.Contains("will be full in", outlook["text"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.NotEmpty(series["forecast"]!.AsArray());
        Assert.Contains(series["anomalies"]!.AsArray(), one => one!["source"]!.GetValue<string>() == "forecast" && one["kind"]!.GetValue<string>() == "exhaustion");
        var incident = await Eventually.GetAsync(() => AboutAsync(api, fault), within, () => host.Output);
        Assert.Equal(fault, incident["resources"]!.AsArray()[0]!.GetValue<string>());
        var stats = (await api.GetAsync("/api/stats"))["forecast"]!;
        Assert.True(stats["scored"]!.GetValue<long>() > 0 && stats["openWarnings"]!.GetValue<int>() >= 1, stats.ToJsonString());
    }

    private static async Task<JsonNode?> FaultAsync(Api api) =>
        (await api.GetAsync("/api/demo/faults"))["items"]!.AsArray().FirstOrDefault(item => item!["kind"]!.GetValue<string>() == "disk-fill");

    private static async Task<JsonNode?> WarnedAsync(Api api, string path) => await api.GetAsync(path) is var series && series["outlook"]?["warning"] is not null ? series : null;

    private static async Task<JsonNode?> AboutAsync(Api api, string resource) => (await api.IncidentsAsync()).FirstOrDefault(incident =>
        incident["resources"]!.AsArray().Any(one => one!.GetValue<string>() == resource));
}
