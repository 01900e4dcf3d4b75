using AIOps.Detect.Slo;
using AIOps.Ingest;

namespace AIOps.Detect.Tests.Slo;

[Trait("Category", "Slo")]
public sealed class SloObjectiveTests
{
    [Fact]
    public void An_availability_minute_is_all_minus_bad_and_waits_for_both()
    {
        var objective = new SloObjective { Total = "Requests", Bad = "Http5xx" };
        Assert.Equal(new SloMinute(97, 100), objective.Count(100, double.NaN, 3, double.NaN));
        Assert.Null(objective.Count(100, double.NaN, double.NaN, double.NaN));
        Assert.Null(objective.Count(double.NaN, double.NaN, 3, double.NaN));
    }

    [Fact]
    public void More_bad_than_all_is_none_good_not_less_than_none() => Assert.Equal(
        new SloMinute(0, 2), new SloObjective { Total = "Requests", Bad = "Http5xx" }.Count(2, double.NaN, 3, double.NaN));

    [Theory]
    [InlineData(0.5, 1)]
    [InlineData(0.8, 1)]
    [InlineData(0.81, 0)]
    public void A_latency_minute_is_good_up_to_its_threshold(double seconds, double good) =>
        Assert.Equal(new SloMinute(good, 1), Latency().Count(double.NaN, double.NaN, double.NaN, seconds));

    [Fact]
    public void A_latency_objective_with_a_total_weighs_its_minutes_by_requests()
    {
        var objective = Latency();
        objective.Total = "Requests";
        Assert.Equal(new SloMinute(0, 700), objective.Count(700, double.NaN, double.NaN, 2));
        Assert.Null(objective.Count(double.NaN, double.NaN, double.NaN, 2));
    }

    [Fact]
    public void A_custom_objective_counts_good_out_of_all() =>
        Assert.Equal(new SloMinute(9, 10), new SloObjective { Kind = SloKind.Custom, Total = "Orders", Good = "OrdersShipped" }.Count(10, 9, double.NaN, double.NaN));

    [Fact]
    public void A_series_has_a_role_by_resource_metric_and_dimensions()
    {
        var objective = new SloObjective { ResourceId = "/Subscriptions/S/web", Total = "Requests", Bad = "Http5xx" };
        Assert.Equal(SloRole.Bad, objective.RoleOf(new SeriesId("/subscriptions/s/web", "http5XX")));
        Assert.Null(objective.RoleOf(new SeriesId("/subscriptions/s/web", "Http5xx", "instance=1")));
        Assert.Null(objective.RoleOf(new SeriesId("/subscriptions/s/other", "Http5xx")));
    }

    [Theory]
    [InlineData("Target", 1.0)]
    [InlineData("WindowDays", 0)]
    [InlineData("Name", "with space")]
    [InlineData("ResourceId", "web")]
    [InlineData("Total", null)]
    [InlineData("Good", "Http2xx")]
    [InlineData("Metric", "Latency")]
    public void A_wrong_value_is_named_with_what_is_allowed(string member, object? value)
    {
        var objective = new SloObjective { Name = "shop", ResourceId = "/x", Total = "Requests", Bad = "Http5xx" };
        Assert.Empty(new SloOptions { Objectives = [objective] }.Validate());
        typeof(SloObjective).GetProperty(member)!.SetValue(objective, value);
        Assert.Contains("AIOps:Slo:Objectives:0", Assert.Single(new SloOptions { Objectives = [objective] }.Validate()), StringComparison.Ordinal);
    }

    [Fact]
    public void Two_objectives_of_one_name_are_refused()
    {
        SloObjective One() => new() { Name = "shop", ResourceId = "/x", Total = "Requests", Bad = "Http5xx" };
        Assert.Contains("unique", Assert.Single(new SloOptions { Objectives = [One(), One()] }.Validate()), StringComparison.Ordinal);
    }

    private static SloObjective Latency() => new() { Name = "fast", Kind = SloKind.Latency, ResourceId = "/x", Metric = "HttpResponseTime", Threshold = 0.8 };
}
