using AIOps.Ingest;
using AIOps.Ingest.Catalogue;

namespace AIOps.Detect.Conditions;

/// <summary>Derives the alert condition of a metric from what the catalogue knows of it.</summary>
public static class ConditionCatalogue
{
    // A deviation has to leave what the healthy metric does by itself: four standard deviations of its prior.
    private const double PriorScales = 4;

    /// <summary>The condition of one series: derived from its profile, then corrected by every option that names it, in their order.</summary>
    public static AlertCondition For(SeriesId series, MetricProfile profile, DetectOptions options)
    {
        var condition = Derive(profile, options);
        foreach (var option in options.Conditions)
        {
            condition = option.Matches(series.ResourceId, series.Metric) ? option.Apply(condition) : condition;
        }

        return condition;
    }

    private static AlertCondition Derive(MetricProfile profile, DetectOptions options) => new()
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
        PriorScale = profile.PriorScale,
        PriorShare = profile.RelativeScale,
        ExhaustionLimit = profile.ExhaustionLimit,
        BreachSamples = options.BreachSamples,
        BreachWindow = options.BreachWindow,
        ClearSamples = options.ClearSamples,
    };
}
