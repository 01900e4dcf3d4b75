using System.Net;
using System.Net.Http.Headers;
using System.Text;
using AIOps.Local.Estate.Faults;
using Azure.Core;

namespace AIOps.Local.Tests.Estate;

/// <summary>What is done through the fake Azure Resource Manager really changes the estate.</summary>
public sealed class EstateRepairTests
{
    private const string Group = "/subscriptions/3f2b8c10-5d7e-4a61-9c84-1e0a7b6d2f95/resourceGroups/RG-Shop-Prod/providers/";
    private const string RestartInstances = Group + "Microsoft.Compute/virtualMachineScaleSets/vmss-shop-api/restart";

    [Fact]
    public async Task Restarting_the_instance_ends_the_runaway_when_the_operation_is_done()
    {
        await using var bench = await EstateBench.StartAsync();
        bench.Clock.Advance(TimeSpan.FromMinutes(6));
        Assert.True(Fault(bench, "cpu-runaway").Active);

        Assert.Equal(HttpStatusCode.Accepted, await SendAsync(bench, HttpMethod.Post, RestartInstances, """{"instanceIds":["2"]}"""));
        Assert.True(Fault(bench, "cpu-runaway").Active);
        bench.Clock.Advance(TimeSpan.FromSeconds(45));

        Assert.False(Fault(bench, "cpu-runaway").Active);
        Assert.Equal(bench.Clock.GetUtcNow(), Fault(bench, "cpu-runaway").ClearedAt);
        var heard = new Listener();
        bench.Play(heard, 20);
        var cpu = heard.Points.Single(p => p.Key.EndsWith("virtualmachines/2|Percentage CPU", StringComparison.Ordinal)).Value;
        Assert.True(cpu[4].Value > 85);
        Assert.True(cpu.Skip(7).Max(p => p.Value) < 70);
        Assert.Contains(heard.LiveAnomalies, a => a.Phase == Detect.AnomalyPhase.Cleared && a.Metric == "HttpResponseTime");
        Assert.Contains(heard.Changes, c => c.Operation.EndsWith("restart/action", StringComparison.Ordinal) && c.Status == "succeeded");
    }

    [Fact]
    public async Task Restarting_another_instance_ends_nothing()
    {
        await using var bench = await EstateBench.StartAsync();
        bench.Clock.Advance(TimeSpan.FromMinutes(6));
        await SendAsync(bench, HttpMethod.Post, RestartInstances, """{"instanceIds":["1"]}""");
        bench.Clock.Advance(TimeSpan.FromMinutes(5));
        Assert.True(Fault(bench, "cpu-runaway").Active);
    }

    [Fact]
    public async Task A_larger_disk_is_emptier_and_stays_so_over_a_restart()
    {
        await using var bench = await EstateBench.StartAsync();
        bench.Clock.Advance(TimeSpan.FromMinutes(60));
        var before = Used(bench, 59);
        Assert.Equal(HttpStatusCode.Accepted, await SendAsync(bench, HttpMethod.Patch, Group + "Microsoft.Compute/disks/disk-orders-data-0", """{"properties":{"diskSizeGB":256}}"""));
        bench.Clock.Advance(TimeSpan.FromMinutes(5));
        await bench.RestartAsync();

        Assert.InRange(before, 80, 95);
        Assert.InRange(Used(bench, 70), 38, 48);
        Assert.False(Fault(bench, "disk-fill").Active);
    }

    [Fact]
    public async Task Restarting_the_web_app_does_not_undo_a_bad_deployment()
    {
        await using var bench = await EstateBench.StartAsync();
        bench.Clock.Advance(TimeSpan.FromMinutes(50));
        Assert.Equal(HttpStatusCode.OK, await SendAsync(bench, HttpMethod.Post, Group + "Microsoft.Web/sites/app-shop-web/restart", ""));
        bench.Clock.Advance(TimeSpan.FromMinutes(5));
        Assert.True(Fault(bench, "bad-deployment").Active);
        bench.Clock.Advance(TimeSpan.FromMinutes(30));
        Assert.Equal(bench.Estate.LiveStart.AddMinutes(85), Fault(bench, "bad-deployment").ClearedAt);
    }

    [Fact]
    public async Task Swapping_the_slot_back_undoes_a_bad_deployment_and_spares_the_next_one()
    {
        await using var bench = await EstateBench.StartAsync();
        bench.Clock.Advance(TimeSpan.FromMinutes(50));
        Assert.Equal(HttpStatusCode.Accepted, await SendAsync(bench, HttpMethod.Post, Group + "Microsoft.Web/sites/app-shop-web/slotsswap", """{"targetSlot":"staging","preserveVnet":true}"""));
        bench.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.False(Fault(bench, "bad-deployment").Active);

        var heard = new Listener();
        bench.Play(heard, 90);
        Assert.Single(heard.Changes, c => c.Operation.Contains("deployments", StringComparison.Ordinal) && c.Time >= bench.Estate.LiveStart && c.Status == "succeeded");
        Assert.True(heard.Points.Single(p => p.Key.EndsWith("app-shop-web|Http5xx", StringComparison.Ordinal)).Value.Skip(53).Max(p => p.Value) <= 1);
    }

    [Fact]
    public async Task Calls_without_the_token_or_an_api_version_are_refused()
    {
        await using var bench = await EstateBench.StartAsync();
        Assert.Equal(HttpStatusCode.Unauthorized, await SendAsync(bench, HttpMethod.Post, RestartInstances, "{}", token: "other"));
        Assert.Equal(HttpStatusCode.BadRequest, await SendAsync(bench, HttpMethod.Post, RestartInstances, "{}", query: ""));
        Assert.Equal(HttpStatusCode.NotFound, await SendAsync(bench, HttpMethod.Post, RestartInstances.Replace("vmss-shop-api", "other", StringComparison.Ordinal), "{}"));
        Assert.DoesNotContain(bench.Estate.State.Calls, c => c.Status < 300);
    }

    private static FaultStatus Fault(EstateBench bench, string id) => bench.Estate.ListFaults().Single(f => f.Id == id);

    private static double Used(EstateBench bench, int minute)
    {
        var heard = new Listener { Live = true };
        var decoder = new Ingest.TelemetryDecoder(new Ingest.IngestOptions());
        foreach (var body in bench.Estate.Generator.Live(bench.Estate.LiveStart.AddMinutes(minute))) decoder.Decode(body.Span, bench.Clock.GetUtcNow(), heard);
        return heard.Points.Single(p => p.Key.Contains("data-0|Data Disk Used", StringComparison.Ordinal)).Value[0].Value;
    }

    private static async Task<HttpStatusCode> SendAsync(EstateBench bench, HttpMethod method, string path, string body, string? token = null, string query = "?api-version=2024-07-01")
    {
        using var client = new HttpClient(bench.Estate.Arm.CreateHandler());
        using var request = new HttpRequestMessage(method, new Uri(bench.Estate.Arm.Endpoint, path + query)) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        var own = await bench.Estate.Arm.Credential.GetTokenAsync(new TokenRequestContext(["x"]), default);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token ?? own.Token);
        using var response = await client.SendAsync(request);
        return response.StatusCode;
    }
}
