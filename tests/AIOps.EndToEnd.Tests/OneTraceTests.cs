using System.Net;
using System.Text.Json.Nodes;

namespace AIOps.EndToEnd.Tests;

/// <summary>The running product exports what it does over OTLP, and one trace id leads from a telemetry body to the audit row of the action that fixed it.</summary>
public sealed class OneTraceTests
{
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(3);

    [Fact]
    public async Task The_trace_in_the_audit_row_of_the_action_is_that_of_the_exported_spans_from_ingest_to_verification()
    {
        using var collector = new OtlpCollector();
        using var data = new DataFolder();
        var (host, address) = await HostProcess.StartAsync(data.Path, environment: new()
        {
            ["OTEL_EXPORTER_OTLP_ENDPOINT"] = collector.Address,
            ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
            ["OTEL_METRIC_EXPORT_INTERVAL"] = "2000",
            ["OTEL_BSP_SCHEDULE_DELAY"] = "500",
            ["OTEL_BSP_MAX_QUEUE_SIZE"] = "65536",
            ["OTEL_SERVICE_NAME"] = "aiops-under-test",
        });
        await using var running = host;
        using var api = new Api(address);

        var waiting = await Eventually.GetAsync(() => ClosedLoopTests.FirstAsync(api, "?status=awaiting-approval"), Long, () => host.Output);
        var id = waiting["id"]!.GetValue<string>();
        using (var decision = await api.ApproveAsync(waiting["approvalId"]!.GetValue<string>()))
        {
            Assert.Equal(HttpStatusCode.OK, decision.StatusCode);
        }

        await Eventually.GetAsync(() => ClosedLoopTests.InStateAsync(api, id, "resolved"), Long, () => host.Output);
        var rows = (await api.GetAsync($"/api/audit?incident={id}")).AsArray().Select(row => row!).ToList();
        var acted = rows.Single(row => Text(row, "action") == "action.succeeded");
        var trace = Text(acted, "traceId");
        Assert.Equal([trace], rows.Select(row => Text(row, "traceId")).Distinct());
        Assert.Equal(trace, Text(await api.GetAsync($"/api/incidents/{id}"), "traceId"));

        string[] path = ["aiops.ingest", "aiops.anomaly", "aiops.step Diagnose", "aiops.step Plan", "aiops.step BeginAction", "aiops.step VerifyAction"];
        await Eventually.GetAsync(() => Task.FromResult(Array.TrueForAll(path, name => collector.HasSpan(trace, name)) ? "all" : null), Long, () => Missing(collector, trace, path));
        string[] metrics = ["aiops.ingest.lag", "aiops.queue.depth", "aiops.approvals", "aiops.actions", "aiops.deadletters.waiting", "aiops.slo.budget_remaining"];
        await Eventually.GetAsync(() => Task.FromResult(Array.TrueForAll(metrics, name => collector.Has("metrics", name)) ? "all" : null), Long, () => host.Output);
        Assert.True(collector.Has("logs", "aiops-under-test"), "logs under the service's name");
    }

    private static string Text(JsonNode node, string name) => node[name]!.GetValue<string>();

    private static string Missing(OtlpCollector collector, string trace, string[] path) =>
        $"Spans that did not come under {trace}: {string.Join(", ", path.Where(name => !collector.HasSpan(trace, name)))}";
}
