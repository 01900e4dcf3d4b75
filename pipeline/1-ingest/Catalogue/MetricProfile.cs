namespace AIOps.Ingest.Catalogue;

/// <summary>What is worth scoring of a metric, and what is known of it before any data: the detector's prior.</summary>
public sealed record MetricProfile
{
    /// <summary>The aggregate that is scored. Default: the average.</summary>
    public MetricAggregation Aggregation { get; init; } = MetricAggregation.Average;

    /// <summary>Unit as Azure spells it (<c>Percent</c>, <c>Count</c>, <c>Bytes</c>, <c>Seconds</c>, <c>MilliSeconds</c>, ...); null when unknown.</summary>
    public string? Unit { get; init; }

    /// <summary>Which side of the expected band hurts. Default: both.</summary>
    public MetricSense Sense { get; init; } = MetricSense.Both;

    /// <summary>What the values look like. Default: a gauge.</summary>
    public MetricShape Shape { get; init; } = MetricShape.Gauge;

    /// <summary>Smallest possible value, in <see cref="Unit"/>; negative infinity when there is none.</summary>
    public double LowerBound { get; init; } = double.NegativeInfinity;

    /// <summary>Largest possible value, in <see cref="Unit"/>; positive infinity when there is none.</summary>
    public double UpperBound { get; init; } = double.PositiveInfinity;

    /// <summary>
    /// Standard deviation to expect of a healthy one-minute series before it is learnt, in <see cref="Unit"/>; 0 when only <see cref="RelativeScale"/> is known.
    /// The prior of a level L is the larger of this and <see cref="RelativeScale"/> * |L|.
    /// </summary>
    public double PriorScale { get; init; }

    /// <summary>Standard deviation to expect as a share of the level, 0 to 2. Default: 0.25.</summary>
    public double RelativeScale { get; init; } = 0.25;

    /// <summary>The value at which the resource is used up (a full disk, no memory left): what a forecast runs against. Null when there is none.</summary>
    public double? ExhaustionLimit { get; init; }

    /// <summary>True when the catalogue or the configuration knows the metric; false when the profile was derived from name, unit and shape.</summary>
    public bool Known { get; init; }

    /// <summary>The value of a sample that is scored; falls back to the average, then to any aggregate that is a number, when the chosen one is missing.</summary>
    /// <returns>A finite number, or NaN when the sample carries none.</returns>
    public double ValueOf(in MetricSample sample)
    {
        var chosen = Aggregation switch
        {
            MetricAggregation.Total => sample.Total,
            MetricAggregation.Maximum => sample.Maximum,
            MetricAggregation.Minimum => sample.Minimum,
            MetricAggregation.Count => sample.Count,
            _ => sample.Average,
        };
        return double.IsFinite(chosen) ? chosen : Fallback(sample);
    }

    private static double Fallback(in MetricSample sample)
    {
        if (double.IsFinite(sample.Average)) return sample.Average;
        if (double.IsFinite(sample.Total)) return sample.Total;
        if (double.IsFinite(sample.Maximum)) return sample.Maximum;
        return double.IsFinite(sample.Minimum) ? sample.Minimum : double.NaN;
    }
}
