using System.Net;
using System.Text.Json.Nodes;

namespace AIOps.EndToEnd.Tests;

/// <summary>The closed loop of the demo, over HTTP, against the real process.</summary>
public sealed class ClosedLoopTests
{
    private static readonly TimeSpan TwoMinutes = TimeSpan.FromMinutes(2);

    [Fact]
    public async Task The_runaway_is_found_explained_approved_healed_and_proved_and_the_noise_raises_nothing()
    {
        using var data = new DataFolder();
        var (host, address) = await HostProcess.StartAsync(data.Path);
        await using var running = host;
        using var api = new Api(address);

        var waiting = await Eventually.GetAsync(() => FirstAsync(api, "?status=awaiting-approval"), TwoMinutes, () => host.Output);
        var id = waiting["id"]!.GetValue<string>();
        var fault = (await api.GetAsync("/api/demo/faults"))["items"]!.AsArray().Select(item => item!).First(item => item["kind"]!.GetValue<string>() == "cpu-runaway");
        Assert.Equal(fault["resourceId"]!.GetValue<string>(), waiting["topCause"]!["resourceId"]!.GetValue<string>());

        using (var decision = await api.ApproveAsync(waiting["approvalId"]!.GetValue<string>()))
        {
            Assert.Equal(HttpStatusCode.OK, decision.StatusCode);
        }

        var resolved = await Eventually.GetAsync(() => InStateAsync(api, id, "resolved"), TwoMinutes, () => host.Output);
        Assert.Equal("passed", resolved["verification"]!["state"]!.GetValue<string>());
        var evidence = (await api.GetAsync($"/api/incidents/{id}/evidence")).AsArray();
        Assert.Contains(evidence, item => item!["kind"]!.GetValue<string>() == "verification");
        var calls = (await api.GetAsync("/api/demo/arm-calls"))["items"]!.AsArray();
        Assert.Single(calls, call => call!["status"]!.GetValue<int>() < 300);

        foreach (var incident in await api.IncidentsAsync())
        {
            var resources = incident["resources"]!.AsArray().Select(item => item!.GetValue<string>()).ToList();
            Assert.DoesNotContain(resources, resource => resource.Contains("sql-shop", StringComparison.Ordinal) && resources.Count == 1);
            Assert.DoesNotContain(resources, resource => resource.Contains("servicebus", StringComparison.Ordinal));
        }

        var letters = (await api.GetAsync("/api/deadletters"))["items"]!.AsArray();
        Assert.Contains(letters, letter => letter!["kind"]!.GetValue<string>() == "Malformed");
        Assert.Null((await api.GetAsync("/api/audit/check"))["problem"]);
    }

    internal static async Task<JsonNode?> FirstAsync(Api api, string query) => await api.IncidentsAsync(query) is [var first, ..] ? first : null;

    internal static async Task<JsonNode?> InStateAsync(Api api, string id, string status)
    {
        var incident = await api.GetAsync($"/api/incidents/{id}");
        return incident["status"]!.GetValue<string>() == status ? incident : null;
    }
}
