using AIOps.Ingest.Tests.Bodies;

namespace AIOps.Ingest.Tests.Decoding;

public class CommonAlertTests
{
    private static string Alert(string essentials, string context = "{}") =>
        $$$"""{"schemaId":"azureMonitorCommonAlertSchema","data":{"essentials":{{{essentials}}},"alertContext":{{{context}}}}}""";

    [Fact]
    public void A_metric_alert_names_its_rule_targets_and_metric()
    {
        var alert = Assert.Single(Sample.Decode(Alert(
            """{"alertId":"/a/1","alertRule":"cpu-high","severity":"Sev1","monitorCondition":"Fired","monitoringService":"Platform","alertTargetIDs":["/X/VM-A"],"originAlertId":"o-1","firedDateTime":"2026-05-04T12:00:24.37Z"}""",
            """{"condition":{"allOf":[{"metricName":"Percentage CPU","threshold":"90","metricValue":97.7}]}}""")).Alerts);
        Assert.Equal(("o-1", true, 1, "cpu-high", "Percentage CPU"), (alert.ExternalId, alert.Firing, alert.Severity, alert.Title, alert.Metric));
        Assert.Equal(["/x/vm-a"], alert.ResourceIds);
    }

    [Fact]
    public void Resolved_takes_the_time_of_the_resolution()
    {
        var alert = Assert.Single(Sample.Decode(Alert(
            """{"alertId":"/a/1","monitorCondition":"Resolved","firedDateTime":"2026-05-04T11:00:00Z","resolvedDateTime":"2026-05-04T12:01:00Z"}""")).Alerts);
        Assert.False(alert.Firing);
        Assert.Equal(new DateTimeOffset(2026, 5, 4, 12, 1, 0, TimeSpan.Zero), alert.Time);
    }

    [Fact]
    public void Null_severity_targets_and_rule_do_not_matter()
    {
        var alert = Assert.Single(Sample.Decode(Alert(
            """{"alertId":"/a/b1","alertRule":null,"severity":null,"monitorCondition":"Fired","monitoringService":"CostAlerts","alertTargetIDs":null,"originAlertId":null,"firedDateTime":"2026-05-04T12:00:00Z","description":"budget"}""")).Alerts);
        Assert.Equal((3, "budget", "/a/b1"), (alert.Severity, alert.Title, alert.ExternalId));
        Assert.Empty(alert.ResourceIds);
    }

    [Fact]
    public void An_alert_without_an_id_is_rejected() =>
        Assert.Contains("originAlertId", Assert.Single(Sample.Decode(Alert("{}")).Rejects).Reason, StringComparison.Ordinal);
}
