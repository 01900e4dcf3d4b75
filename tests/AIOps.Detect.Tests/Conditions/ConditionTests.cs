using AIOps.Detect.Conditions;
using AIOps.Detect.Tests.Metrics;
using AIOps.Ingest;
using AIOps.Ingest.Catalogue;

namespace AIOps.Detect.Tests.Conditions;

public class ConditionTests
{
    private static AlertCondition For(string resource, string metric, DetectOptions options)
    {
        var series = new SeriesId(resource, metric);
        return ConditionCatalogue.For(series, MetricCatalogue.Default.Find(series), options);
    }

    [Fact]
    public void The_sense_of_a_metric_decides_the_side_that_alerts()
    {
        Assert.Equal(AlertSides.Up, For(SeriesRun.Vm, "Percentage CPU", DetectOptions.Default).Sides);
        Assert.Equal(AlertSides.Down, For(SeriesRun.Vm, "Available Memory Bytes", DetectOptions.Default).Sides);
        Assert.Equal(AlertSides.Both, For(SeriesRun.Site, "Requests", DetectOptions.Default).Sides);
    }

    [Fact]
    public void An_option_corrects_the_condition_of_one_entity_only()
    {
        var options = new DetectOptions
        {
            Conditions = [new ConditionOption { ResourcePrefix = SeriesRun.Vm.ToUpperInvariant(), Metric = "percentage cpu", MinimumAbsolute = 40, BreachSamples = 4, BreachWindow = 5 }],
        };
        Assert.Empty(options.Validate());
        var corrected = For(SeriesRun.Vm, "Percentage CPU", options);
        Assert.Equal((40, 4, 5), (corrected.MinimumAbsolute, corrected.BreachSamples, corrected.BreachWindow));
        Assert.NotEqual(40, For("/subscriptions/s/other", "Percentage CPU", options).MinimumAbsolute);
    }

    [Fact]
    public void A_wrong_option_is_named_with_its_value_and_what_is_allowed()
    {
        var options = new DetectOptions { MinimumSamples = 2, DeviationScale = double.NaN, Conditions = [new ConditionOption { ClearSamples = 99 }] };
        Assert.Equal(
            [
                "AIOps:Detect:MinimumSamples is 2, allowed is 5 to 10000.",
                "AIOps:Detect:DeviationScale is NaN, allowed is 0.1 to 10.",
                "AIOps:Detect:Conditions:0:ClearSamples is 99, allowed is 1 to 32.",
            ],
            options.Validate());
        Assert.Empty(DetectOptions.Default.Validate());
    }

    [Fact]
    public void N_of_M_holds_back_what_is_shorter()
    {
        var noise = new Noise(1);
        var run = new SeriesRun(SeriesRun.Vm, "Percentage CPU", new DetectOptions { BreachSamples = 5, BreachWindow = 5 });
        run.Play(3 * Noise.Day, noise.Cpu);
        run.Play(4, _ => 95);
        run.Play(10, noise.Cpu);
        Assert.Empty(run.Opened());
        run.Play(5, _ => 95);
        Assert.Single(run.Opened());
    }
}
