using AIOps.Ingest.Tests.Bodies;

namespace AIOps.Ingest.Tests.Foreign;

public class ForeignFormatTests
{
    [Fact]
    public void Alertmanager_groups_become_one_alert_each()
    {
        var sink = Sample.Decode(Sample.Alertmanager);
        Assert.Equal([("DiskFull", true, 0), ("Lag", false, 2)], sink.Alerts.Select(alert => (alert.Title, alert.Firing, alert.Severity)));
        Assert.Equal(["/subscriptions/s/vm-a"], sink.Alerts[0].ResourceIds);
        Assert.Contains("95 percent", sink.Alerts[0].Description, StringComparison.Ordinal);
        Assert.NotEqual(sink.Alerts[0].ExternalId, sink.Alerts[1].ExternalId);
    }

    [Fact]
    public void An_alert_that_fires_for_days_is_not_late()
    {
        var sink = Sample.Decode(Sample.Alertmanager.Replace("2026-05-04T12:00:00Z", "2026-04-01T00:00:00Z"));
        Assert.Equal(2, sink.Alerts.Count);
        Assert.Equal(Sample.Arrival, sink.Alerts[0].Time);
    }

    [Fact]
    public void Prometheus_gauges_are_values_and_running_totals_become_increases()
    {
        var sink = Sample.Decode(Sample.RemoteWrite);
        Assert.Equal([("queue_length", 7d), ("requests_total", 5d), ("requests_total", 2d)], sink.Metrics.Select(sample => (sample.Series.Metric, sample.Average)));
        Assert.Equal("/prometheus/shop/a:9090", sink.Metrics[0].Series.ResourceId);
        Assert.Equal("zone=b", sink.Metrics[0].Series.Dimensions);
        Assert.Empty(sink.Rejects);
    }

    [Theory]
    [InlineData("""{"timestamp":"2026-05-04T12:00:00Z","value":"7","name":"queue_length","labels":{"__name__":"queue_length","job":"shop","instance":"a:9090","zone":"b"}}""")]
    [InlineData("""{"name":"queue_length","value":7,"timestamp":1777896000000,"labels":{"job":"shop","instance":"a:9090","zone":"b"}}""")]
    [InlineData("""[{"labels":{"__name__":"queue_length","job":"shop","instance":"a:9090","zone":"b"},"samples":[{"value":"7","timestamp":"1777896000000"}]}]""")]
    [InlineData("""{"timeseries":[{"metric":{"__name__":"queue_length","job":"shop","instance":"a:9090","zone":"b"},"samples":[[1777896000,"7"]]}]}""")]
    public void Prometheus_samples_come_in_the_shapes_of_adapters_too(string body)
    {
        var sink = Sample.Decode(body);
        Assert.Empty(sink.Rejects);
        var sample = Assert.Single(sink.Metrics);
        Assert.Equal(("queue_length", "/prometheus/shop/a:9090", "zone=b", 7d, new DateTime(2026, 5, 4, 12, 0, 0)), (
            sample.Series.Metric, sample.Series.ResourceId, sample.Series.Dimensions, sample.Average, sample.Time.UtcDateTime));
    }

    [Fact]
    public void Otlp_gauges_delta_sums_and_histograms_are_samples()
    {
        var sink = Sample.Decode(Sample.OtlpMetrics);
        Assert.Equal(["queue", "hits", "latency"], sink.Metrics.Select(sample => sample.Series.Metric));
        Assert.All(sink.Metrics, sample => Assert.Equal("/otel/shop/web", sample.Series.ResourceId));
        Assert.Equal("route=/a", sink.Metrics[0].Series.Dimensions);
        var latency = sink.Metrics[2];
        Assert.Equal((4, 2.5, 1, 6, 10), (latency.Count, latency.Average, latency.Minimum, latency.Maximum, latency.Total));
    }

    [Fact]
    public void Otlp_cumulative_sums_give_the_increase_between_two_exports()
    {
        static string Export(int total, int minute) =>
            $$$$"""{"resourceMetrics":[{"resource":{"attributes":[{"key":"service.name","value":{"stringValue":"web"}}]},"scopeMetrics":[{"metrics":[{"name":"n","sum":{"aggregationTemporality":2,"isMonotonic":true,"dataPoints":[{"asInt":"{{{{total}}}}","timeUnixNano":"{{{{(new DateTimeOffset(2026, 5, 4, 12, minute, 0, TimeSpan.Zero)).ToUnixTimeSeconds()}}}}000000000"}]}}]}]}]}""";
        var sink = Sample.Decode(Export(100, 0) + Export(130, 1) + Export(4, 2));
        Assert.Equal([30d, 4d], sink.Metrics.Select(sample => sample.Average));
        Assert.Empty(sink.Rejects);
    }

    [Fact]
    public void Otlp_log_records_keep_severity_trace_and_text()
    {
        var sink = Sample.Decode(Sample.OtlpLogs);
        Assert.Equal(("shop.orders", "late \"order\"", LogLevel.Error, "0af7651916cd43dd8448eb211c80319c", 503), (
            sink.Logs[0].Category, sink.Logs[0].Message, sink.Logs[0].Level, sink.Logs[0].CorrelationId, sink.Logs[0].StatusCode));
        Assert.Equal(LogLevel.Information, sink.Logs[1].Level);
    }

    [Fact]
    public void A_bad_data_point_is_rejected_alone()
    {
        var sink = Sample.Decode(Sample.OtlpMetrics.Replace("\"asInt\":\"3\"", "\"asInt\":\"three\""));
        Assert.Equal(["queue", "latency"], sink.Metrics.Select(sample => sample.Series.Metric));
        Assert.Contains("three", Assert.Single(sink.Rejects).Raw, StringComparison.Ordinal);
    }

    [Fact]
    public void A_cloud_event_is_a_log_unless_its_data_has_a_shape_of_its_own()
    {
        var log = Assert.Single(Sample.Decode(Sample.CloudEvent).Logs);
        Assert.Equal(("order.late", "order 9 is late", "e-1"), (log.Category, log.Message, log.CorrelationId));
        Assert.Equal("Percentage CPU", Assert.Single(Sample.Decode(Sample.CloudEventAround(Sample.Records(Sample.Metric()))).Metrics).Series.Metric);
        Assert.Equal("Percentage CPU", Assert.Single(Sample.Decode(Sample.CloudEventAround(Sample.Metric())).Metrics).Series.Metric);
        Assert.Single(Sample.Decode(Sample.CloudEventAround(Sample.CommonAlert)).Alerts);
    }

    [Fact]
    public void Binary_data_of_a_cloud_event_is_its_text()
    {
        var coded = Convert.ToBase64String("order 9 is late"u8);
        var sink = Sample.Decode($$"""{"specversion":"1.0","type":"t","source":"/s","id":"1","time":"2026-05-04T12:00:00Z","data_base64":"{{coded}}"}""");
        Assert.Equal("order 9 is late", Assert.Single(sink.Logs).Message);
        var odd = Sample.Decode("""{"specversion":"1.0","type":"t","source":"/s","subject":"x","id":"1","time":"2026-05-04T12:00:00Z","data_base64":"/////w=="}""");
        Assert.Equal("x", Assert.Single(odd.Logs).Message);
    }

    [Fact]
    public void Resource_events_are_changes_in_both_schemas()
    {
        var sink = Sample.Decode(Sample.EventGridWrite);
        Assert.Equal(("/subscriptions/s/sites/a", ChangeKind.Write, "succeeded", "kim@contoso.example"), (
            sink.Changes[0].ResourceId, sink.Changes[0].Kind, sink.Changes[0].Status, sink.Changes[0].Caller));
        Assert.Equal(2, sink.Changes.Count);
    }

    [Fact]
    public void Deployment_webhooks_are_changes_of_the_configured_resource()
    {
        var options = new IngestOptions { DeploymentTargets = { ["contoso/shop/production"] = Sample.Site, ["Shop"] = Sample.Site } };
        var git = Assert.Single(Sample.Decode(Sample.GitHubDeployment, options).Changes);
        Assert.Equal((Sample.Site.ToLowerInvariant(), ChangeKind.Deployment, "succeeded", "kim"), (git.ResourceId, git.Kind, git.Status, git.Caller));
        Assert.Equal("deployment of contoso/shop (v7) to production succeeded", git.Title);
        var ops = Assert.Single(Sample.Decode(Sample.AzureDevOpsDeployment, options).Changes);
        Assert.Equal((Sample.Site.ToLowerInvariant(), "failed", "Deployment of release 7 to Production failed"), (ops.ResourceId, ops.Status, ops.Title));
        var stage = Assert.Single(Sample.Decode(Sample.AzureDevOpsStage).Changes);
        Assert.Equal(("/azuredevops/shop/deploy", "failed"), (stage.ResourceId, stage.Status));
        Assert.Equal("/github/contoso/shop", Assert.Single(Sample.Decode(Sample.GitHubWorkflow).Changes).ResourceId);
    }
}
