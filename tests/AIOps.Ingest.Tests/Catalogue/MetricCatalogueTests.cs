using AIOps.Ingest.Catalogue;

namespace AIOps.Ingest.Tests.Catalogue;

public class MetricCatalogueTests
{
    private const string Prefix = "/subscriptions/0f1e2d3c-0000-4000-8000-000000000001/resourcegroups/rg-a/providers/";

    [Theory]
    [InlineData(Prefix + "Microsoft.Compute/virtualMachines/VM-1", "microsoft.compute/virtualmachines")]
    [InlineData(Prefix + "microsoft.sql/servers/s1/databases/d1", "microsoft.sql/servers/databases")]
    [InlineData(Prefix + "microsoft.web/sites/a/providers/microsoft.insights/components/b", "microsoft.insights/components")]
    [InlineData("/subscriptions/0f1e2d3c-0000-4000-8000-000000000001", "")]
    [InlineData("", "")]
    public void The_resource_type_is_read_out_of_the_resource_id(string resourceId, string type) =>
        Assert.Equal(type, MetricCatalogue.ResourceTypeOf(resourceId));

    [Fact]
    public void Errors_are_scored_as_totals_and_only_more_of_them_hurts()
    {
        var profile = MetricCatalogue.Default.Find("microsoft.web/sites", "Http5xx", null);
        Assert.True(profile.Known);
        Assert.Equal(MetricAggregation.Total, profile.Aggregation);
        Assert.Equal(MetricSense.UpIsBad, profile.Sense);
        Assert.Equal(0, profile.LowerBound);
    }

    [Theory]
    [InlineData("percentage cpu")]
    [InlineData("Percentage_CPU")]
    [InlineData("PercentageCPU")]
    public void Case_blanks_and_underscores_of_a_metric_name_do_not_matter(string name) =>
        Assert.Equal(100, MetricCatalogue.Default.Find("microsoft.compute/virtualmachines", name, null).UpperBound);

    [Theory]
    [InlineData("CheckoutErrors", null, MetricAggregation.Total, MetricSense.UpIsBad, MetricShape.Count)]
    [InlineData("DiskFreePercent", null, MetricAggregation.Average, MetricSense.DownIsBad, MetricShape.Share)]
    [InlineData("UnavailableReplicas", null, MetricAggregation.Average, MetricSense.UpIsBad, MetricShape.Gauge)]
    [InlineData("checkout.duration", null, MetricAggregation.Average, MetricSense.UpIsBad, MetricShape.Latency)]
    [InlineData("Something", "Percent", MetricAggregation.Average, MetricSense.Both, MetricShape.Share)]
    [InlineData("Something", null, MetricAggregation.Average, MetricSense.Both, MetricShape.Gauge)]
    public void An_unknown_metric_gets_a_profile_from_its_name_and_unit(
        string name, string? unit, MetricAggregation aggregation, MetricSense sense, MetricShape shape)
    {
        var profile = MetricCatalogue.Default.Find("contoso.custom/things", name, unit);
        Assert.False(profile.Known);
        Assert.Equal((aggregation, sense, shape), (profile.Aggregation, profile.Sense, profile.Shape));
    }

    [Theory]
    [InlineData("Data Disk Used Percentage", "Percent", 100.0)]
    [InlineData("DiskFreePercent", null, 0.0)]
    [InlineData("Storage quota usage", "Percent", 100.0)]
    [InlineData("Disk bandwidth used", "Percent", null)]
    [InlineData("Disk write time used", "Percent", null)]
    [InlineData("Cache hit percentage", "Percent", null)]
    [InlineData("Disk used", "Bytes", null)]
    public void A_share_of_room_that_no_list_knows_has_the_limit_at_which_it_is_used_up(string name, string? unit, double? limit) =>
        Assert.Equal(limit, MetricCatalogue.Default.Find("microsoft.compute/disks", name, unit).ExhaustionLimit);

    [Fact]
    public void A_configured_metric_wins_over_the_built_in_one()
    {
        var catalogue = new MetricCatalogue(new()
        {
            Metrics = [new() { ResourceType = "Microsoft.Web/sites", Metric = "Http5xx", Sense = MetricSense.Both }, new() { Metric = "Orders", LowerBound = 3 }],
        });
        Assert.Equal(MetricSense.Both, catalogue.Find("microsoft.web/sites", "Http5xx", null).Sense);
        Assert.Equal(3, catalogue.Find("anything/at.all", "orders", null).LowerBound);
    }

    [Fact]
    public void A_wrong_option_is_named_with_its_value_and_what_is_allowed()
    {
        var error = Assert.Throws<ArgumentException>(() => new MetricCatalogue(new() { Metrics = [new() { Metric = "a", RelativeScale = 7 }] }));
        Assert.Equal("Metrics:0:RelativeScale is 7; allowed is 0 to 2.", error.Message);
    }

    [Fact]
    public void A_missing_aggregate_falls_back_to_one_that_is_there()
    {
        var sample = new MetricSample(new(Prefix + "microsoft.web/sites/a", "Http5xx"), 0, 4, double.NaN, double.NaN, double.NaN, double.NaN, 60);
        Assert.Equal(4, MetricCatalogue.Default.Find(sample.Series).ValueOf(sample));
    }

    [Fact]
    public void No_built_in_entry_contradicts_itself()
    {
        Assert.True(MetricCatalogue.Default.Count > 200);
        foreach (var metric in new[] { "Percentage CPU", "Available Memory Bytes", "VmAvailabilityMetric" })
        {
            var profile = MetricCatalogue.Default.Find("microsoft.compute/virtualmachines", metric, null);
            Assert.True(profile.LowerBound < profile.UpperBound);
            Assert.True(profile.PriorScale > 0);
        }
    }
}
