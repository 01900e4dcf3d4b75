using AIOps.Detect;
using AIOps.Ingest;

namespace AIOps.Diagnose.Tests;

public sealed class DemoFaultTests
{
    private readonly Diagnostician diagnostician = new();

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void A_cpu_runaway_on_one_instance_is_the_cause_although_its_callers_alert_first_and_louder(int number)
    {
        var instance = Shop.Instance(number);
        var shop = new Shop(number)
            .QuietExcept($"{instance}|Percentage CPU", $"{Shop.ScaleSet}|Percentage CPU", $"{Shop.Gateway}|BackendLastByteResponseTime", $"{Shop.App}|HttpResponseTime")
            .Series(instance, "Percentage CPU", 25, 3, _ => 97, "Percent")
            .Series(Shop.ScaleSet, "Percentage CPU", 25, 2, _ => 49, "Percent")
            .Series(Shop.Gateway, "BackendLastByteResponseTime", 120, 6, _ => 1900, "MilliSeconds")
            .Series(Shop.App, "HttpResponseTime", 0.11, 0.006, _ => 1.8, "Seconds")
            .Alert(Shop.Gateway, "BackendLastByteResponseTime", 1900, 120, 0)
            .Alert(Shop.App, "HttpResponseTime", 1.8, 0.11, 1)
            .Alert(instance, "Percentage CPU", 97, 25, 2, unit: "Percent");

        var diagnosis = diagnostician.Diagnose(shop.Input());

        Assert.Equal(instance, diagnosis.Causes[0].ResourceId);
        Assert.Equal(CauseKind.ResourceSaturation, diagnosis.Causes[0].Kind);
        Assert.Equal("Percentage CPU", diagnosis.Causes[0].Metric);
        Assert.Contains($"vmss-shop-api/{number}", diagnosis.Summary.Text, StringComparison.Ordinal);
        Assert.Contains(diagnosis.Evidence, fact => fact.Kind == EvidenceKind.Edge && fact.ResourceId == instance);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public void The_instance_that_runs_away_is_the_cause_and_not_its_set_when_all_alert_in_the_same_minute(int number)
    {
        var instance = Shop.Instance(number);
        var shop = new Shop(number)
            .QuietExcept($"{instance}|Percentage CPU", $"{Shop.ScaleSet}|Percentage CPU", $"{Shop.Gateway}|BackendLastByteResponseTime", $"{Shop.App}|HttpResponseTime")
            .Series(instance, "Percentage CPU", 25, 3, _ => 91, "Percent", after: 2)
            .Series(Shop.ScaleSet, "Percentage CPU", 25, 2, _ => 47, "Percent", after: 2)
            .Series(Shop.Gateway, "BackendLastByteResponseTime", 120, 6, _ => 834, "MilliSeconds", after: 2)
            .Series(Shop.App, "HttpResponseTime", 0.11, 0.006, _ => 0.8, "Seconds", after: 2)
            .Alert(Shop.Gateway, "BackendLastByteResponseTime", 834, 120, kind: AnomalyKind.Spike)
            .Alert(Shop.App, "HttpResponseTime", 0.8, 0.11, kind: AnomalyKind.Spike)
            .Alert(Shop.ScaleSet, "Percentage CPU", 47, 25, kind: AnomalyKind.Spike, unit: "Percent")
            .Alert(instance, "Percentage CPU", 91, 25, kind: AnomalyKind.Spike, unit: "Percent");

        var first = diagnostician.Diagnose(shop.Input()).Causes[0];

        Assert.Equal(instance, first.ResourceId);
        Assert.Contains(first.Contributions, one => one.Component == "alert-pattern");
    }

    [Fact]
    public void From_alerts_alone_the_only_loud_instance_speaks_for_its_set_and_a_set_whose_instances_are_all_loud_speaks_for_itself()
    {
        Shop Calls() => new Shop(1).Foreign(Shop.ScaleSet, "Latency", 0).Foreign(Shop.App, "Latency", 1).Foreign(Shop.Gateway, "Latency", 2);

        Assert.Equal(Shop.ScaleSet, diagnostician.Diagnose(Calls().Input()).Causes[0].ResourceId);
        Assert.Equal(Shop.Instance(1), diagnostician.Diagnose(Calls().Foreign(Shop.Instance(1), "CPU saturated", 0).Input()).Causes[0].ResourceId);
        var all = Enumerable.Range(0, 3).Aggregate(Calls(), static (shop, number) => shop.Foreign(Shop.Instance(number), "CPU saturated", 0));
        Assert.Contains(diagnostician.Diagnose(all.Input()).Causes, one => one.ResourceId == Shop.ScaleSet && one.Contributions.Any(part => part.Component == "alert-pattern"));
    }

    [Fact]
    public void A_cpu_runaway_is_found_when_only_the_callers_have_alerted_so_far()
    {
        var instance = Shop.Instance(2);
        var shop = new Shop(7)
            .QuietExcept($"{instance}|Percentage CPU", $"{Shop.App}|HttpResponseTime")
            .Series(instance, "Percentage CPU", 25, 3, _ => 97, "Percent", after: 2)
            .Series(Shop.App, "HttpResponseTime", 0.11, 0.006, _ => 1.8, "Seconds", after: 2)
            .Alert(Shop.App, "HttpResponseTime", 1.8, 0.11);

        var diagnosis = diagnostician.Diagnose(shop.Input());

        Assert.Equal(instance, diagnosis.Causes[0].ResourceId);
        Assert.Equal(CauseKind.ResourceSaturation, diagnosis.Causes[0].Kind);
    }

    [Fact]
    public void A_disk_that_fills_is_capacity_exhaustion_on_that_disk()
    {
        var shop = new Shop(3)
            .QuietExcept($"{Shop.Disk}|Data Disk Used Percentage")
            .Series(Shop.Disk, "Data Disk Used Percentage", 61, 0.1, minute => 61 + (0.8 * minute), "Percent")
            .Alert(Shop.Disk, "Data Disk Used Percentage", 69, 61, 4, AnomalyKind.Exhaustion, AnomalySource.Forecast, "Percent");

        var diagnosis = diagnostician.Diagnose(shop.Input());

        Assert.Equal(Shop.Disk, diagnosis.Causes[0].ResourceId);
        Assert.Equal(CauseKind.CapacityExhaustion, diagnosis.Causes[0].Kind);
        Assert.Equal("Data Disk Used Percentage", diagnosis.Causes[0].Metric);
    }

    [Fact]
    public void A_disk_that_fills_is_found_from_its_forecast_alone()
    {
        var shop = new Shop(4).QuietExcept().Alert(Shop.Disk, "Data Disk Used Percentage", 69, 61, 0, AnomalyKind.Exhaustion, AnomalySource.Forecast, "Percent");

        var cause = diagnostician.Diagnose(shop.Input()).Causes[0];

        Assert.Equal((Shop.Disk, CauseKind.CapacityExhaustion), (cause.ResourceId, cause.Kind));
    }

    [Fact]
    public void Errors_right_after_a_deployment_are_a_bad_change_of_the_deployed_app()
    {
        var shop = new Shop(5)
            .QuietExcept($"{Shop.App}|Http5xx", $"{Shop.Gateway}|FailedRequests")
            .Series(Shop.App, "Http5xx", 1, 1, _ => 140, "Count")
            .Series(Shop.Gateway, "FailedRequests", 1, 1, _ => 138, "Count")
            .Alert(Shop.Gateway, "FailedRequests", 138, 1, 0)
            .Alert(Shop.App, "Http5xx", 140, 1, 1)
            .Change(Shop.App + "/deployments/4711", ChangeKind.Deployment, -4, "microsoft.web/sites/deployments/write", "Deployment of build 4711")
            .Change(Shop.Sql, ChangeKind.Write, -90, "microsoft.sql/servers/databases/write", "Tag change");

        var diagnosis = diagnostician.Diagnose(shop.Input());

        Assert.Equal((Shop.App, CauseKind.BadChange), (diagnosis.Causes[0].ResourceId, diagnosis.Causes[0].Kind));
        Assert.Contains(diagnosis.Causes[0].Contributions, one => one.Component == "change");
        Assert.Contains("build 4711", diagnosis.Summary.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_deployment_elsewhere_is_not_blamed_for_a_cpu_runaway()
    {
        var instance = Shop.Instance(1);
        var shop = new Shop(6)
            .QuietExcept($"{instance}|Percentage CPU", $"{Shop.App}|HttpResponseTime")
            .Series(instance, "Percentage CPU", 25, 3, _ => 98, "Percent")
            .Series(Shop.App, "HttpResponseTime", 0.11, 0.006, _ => 1.8, "Seconds")
            .Alert(Shop.App, "HttpResponseTime", 1.8, 0.11)
            .Alert(instance, "Percentage CPU", 98, 25, 1)
            .Change(Shop.Machine, ChangeKind.Deployment, -3, "microsoft.compute/virtualmachines/write", "Rollout");

        var diagnosis = diagnostician.Diagnose(shop.Input());

        Assert.Equal((instance, CauseKind.ResourceSaturation), (diagnosis.Causes[0].ResourceId, diagnosis.Causes[0].Kind));
        Assert.Contains(diagnosis.Evidence, fact => fact.Kind == EvidenceKind.Change);
    }

    [Fact]
    public void When_nothing_stands_out_the_cause_is_unknown()
    {
        var shop = new Shop(8).QuietExcept().Alert(Shop.App, "HttpResponseTime", 0.112, 0.11);

        var diagnosis = diagnostician.Diagnose(shop.Input());

        Assert.Empty(diagnosis.Causes);
        Assert.Contains("unknown", diagnosis.Summary.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_daily_batch_that_runs_as_expected_is_not_blamed_for_what_happens_meanwhile()
    {
        var instance = Shop.Instance(1);
        var shop = new Shop(9)
            .QuietExcept($"{instance}|Percentage CPU", $"{Shop.App}|HttpResponseTime", $"{Shop.Sql}|cpu_percent")
            .Series(instance, "Percentage CPU", 25, 3, _ => 88, "Percent")
            .Series(Shop.App, "HttpResponseTime", 0.11, 0.006, _ => 1.8, "Seconds")
            .Expected(Shop.Sql, "cpu_percent", 18, 2, 92, "Percent")
            .Alert(Shop.App, "HttpResponseTime", 1.8, 0.11)
            .Alert(instance, "Percentage CPU", 88, 25, 1, unit: "Percent");

        var diagnosis = diagnostician.Diagnose(shop.Input());

        Assert.Equal(instance, diagnosis.Causes[0].ResourceId);
        Assert.DoesNotContain(diagnosis.Causes, cause => cause.ResourceId == Shop.Sql);
    }

    [Fact]
    public void Where_only_other_systems_alert_the_pattern_of_their_alerts_names_the_cause()
    {
        var shop = new Shop(10)
            .Foreign(Shop.Gateway, "Failed requests", 2)
            .Foreign(Shop.App, "HighErrorRate", 1)
            .Foreign(Shop.ScaleSet, "High response time", 0.6)
            .Foreign(Shop.Instance(2), "PodCrashLooping", 0);

        var diagnosis = diagnostician.Diagnose(shop.Input());

        Assert.Contains(diagnosis.Causes[0].ResourceId, new[] { Shop.Instance(2), Shop.ScaleSet });
        Assert.Contains(diagnosis.Causes[0].Contributions, one => one.Component == "alert-pattern");
        Assert.Contains("would show at 4 of the 4 resources that alert", diagnosis.Summary.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_summary_begins_with_what_was_seen_in_numbers()
    {
        var shop = new Shop(11)
            .QuietExcept($"{Shop.App}|HttpResponseTime")
            .Series(Shop.App, "HttpResponseTime", 0.11, 0.006, _ => 1.8, "Seconds")
            .Alert(Shop.App, "HttpResponseTime", 1.8, 0.11, unit: "Seconds");

        Assert.StartsWith("Since 2026-03-02 10:00:00 UTC, HttpResponseTime of app-shop-web is 1.8 s where 0.11 s was expected [E1].",
            diagnostician.Diagnose(shop.Input()).Summary.Text, StringComparison.Ordinal);
    }
}
