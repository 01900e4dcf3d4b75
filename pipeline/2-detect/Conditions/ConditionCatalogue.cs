using AIOps.Ingest.Catalogue;

namespace AIOps.Detect.Conditions;

/// <summary>Derives the alert condition of a metric from what the catalogue knows of it.</summary>
public static class ConditionCatalogue
{
    // A deviation has to leave what the healthy metric does by itself: four standard deviations of its prior.
    private const double PriorScales = 4;

    /// <summary>The condition for metrics of this profile.</summary>
    public static AlertCondition For(MetricProfile profile, DetectOptions options) => new()
    {
        Sides = profile.Sense switch
        {
            MetricSense.UpIsBad => AlertSides.Up,
            MetricSense.DownIsBad => AlertSides.Down,
            _ => AlertSides.Both,
        },
        BadSide = profile.Sense switch
        {
            MetricSense.UpIsBad => AlertSides.Up,
            MetricSense.DownIsBad => AlertSides.Down,
            _ => AlertSides.None,
        },
        MinimumAbsolute = PriorScales * profile.PriorScale,
        MinimumRelative = profile.RelativeScale,
        NaturalLower = double.IsFinite(profile.LowerBound) ? profile.LowerBound : null,
        NaturalUpper = double.IsFinite(profile.UpperBound) ? profile.UpperBound : null,
        ExhaustionLimit = profile.ExhaustionLimit,
        BreachSamples = options.BreachSamples,
        BreachWindow = options.BreachWindow,
        ClearSamples = options.ClearSamples,
    };
}
