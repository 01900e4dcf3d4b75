using AIOps.Diagnose.Ranking;

namespace AIOps.Diagnose;

/// <summary>Weights and thresholds of the diagnosis.</summary>
public sealed class DiagnoseOptions
{
    /// <summary>Trust in excess that begins at a node. Default 0.8, range 0 to 1.</summary>
    public double ExcessWeight { get; set; } = 0.8;

    /// <summary>Trust in a resource metric that left its level. Default 0.85, range 0 to 1.</summary>
    public double ResourceWeight { get; set; } = 0.85;

    /// <summary>Trust in time lost on the edges of a node. Default 0.75, range 0 to 1.</summary>
    public double GapWeight { get; set; } = 0.75;

    /// <summary>Trust in new log templates and changed span counts. Default 0.6, range 0 to 1.</summary>
    public double LogWeight { get; set; } = 0.6;

    /// <summary>Trust in a reached or forecast limit. Default 0.9, range 0 to 1.</summary>
    public double ForecastWeight { get; set; } = 0.9;

    /// <summary>Trust in a rise of traffic from outside. Default 0.5, range 0 to 1.</summary>
    public double TrafficWeight { get; set; } = 0.5;

    /// <summary>Trust in the pattern of the alerts: which resources alert, in which order, how. Default 0.6, range 0 to 1.</summary>
    public double AlertPatternWeight { get; set; } = 0.6;

    /// <summary>Trust in a change shortly before the onset, on a node that is disturbed. Default 0.5, range 0 to 1.</summary>
    public double ChangeWeight { get; set; } = 0.5;

    /// <summary>What is left of that trust when nothing else speaks against the node. Default 0.3, range 0 to 1.</summary>
    public double LoneChange { get; set; } = 0.3;

    /// <summary>Nodes that score less are not named; when none is left the answer is "unknown". Default 0.2, range 0 to 1.</summary>
    public double MinimumScore { get; set; } = 0.2;

    /// <summary>How many causes are named. Default 5, range 1 to 20.</summary>
    public int MaximumCauses { get; set; } = 5;

    /// <summary>Changes this long before the onset are suspects. Default 2 hours, range 1 minute to 7 days.</summary>
    public TimeSpan ChangeWindow { get; set; } = TimeSpan.FromHours(2);

    /// <summary>Values this long before the onset are compared on their own, beside the whole past. Default 15 minutes, range 1 minute to 1 day.</summary>
    public TimeSpan BeforeWindow { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>Checks every option; the error names the option, the value and what is allowed.</summary>
    /// <exception cref="ArgumentException">A value is out of its range.</exception>
    public void Validate()
    {
        Require(nameof(ExcessWeight), ExcessWeight, 0, 1);
        Require(nameof(ResourceWeight), ResourceWeight, 0, 1);
        Require(nameof(GapWeight), GapWeight, 0, 1);
        Require(nameof(LogWeight), LogWeight, 0, 1);
        Require(nameof(ForecastWeight), ForecastWeight, 0, 1);
        Require(nameof(TrafficWeight), TrafficWeight, 0, 1);
        Require(nameof(AlertPatternWeight), AlertPatternWeight, 0, 1);
        Require(nameof(ChangeWeight), ChangeWeight, 0, 1);
        Require(nameof(LoneChange), LoneChange, 0, 1);
        Require(nameof(MinimumScore), MinimumScore, 0, 1);
        Require(nameof(MaximumCauses), MaximumCauses, 1, 20);
        Require($"{nameof(ChangeWindow)} (minutes)", ChangeWindow.TotalMinutes, 1, 7 * 24 * 60);
        Require($"{nameof(BeforeWindow)} (minutes)", BeforeWindow.TotalMinutes, 1, 24 * 60);
    }

    internal double WeightOf(string component) => component switch
    {
        Components.Excess => ExcessWeight,
        Components.ResourceShift => ResourceWeight,
        Components.EdgeGap => GapWeight,
        Components.LogNovelty => LogWeight,
        Components.Forecast => ForecastWeight,
        Components.Traffic => TrafficWeight,
        Components.AlertPattern => AlertPatternWeight,
        Components.Change => ChangeWeight,
        _ => 0,
    };

    private static void Require(string name, double value, double low, double high)
    {
        if (!(value >= low && value <= high)) throw new ArgumentException($"DiagnoseOptions.{name} is {value}; allowed is {low} to {high}.");
    }
}
