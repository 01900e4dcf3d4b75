namespace AIOps.Ingest.Catalogue;

/// <summary>Additions to, and corrections of, the metric catalogue; bound from <c>AIOps:Metrics</c>.</summary>
public sealed class MetricCatalogueOptions
{
    /// <summary>Own entries. Default: none. At most 10,000.</summary>
    public IList<MetricOption> Metrics { get; init; } = [];

    /// <summary>Checks every entry.</summary>
    /// <exception cref="ArgumentException">Names option, value and what is allowed.</exception>
    public void Validate()
    {
        if (Metrics.Count > 10_000) throw new ArgumentException($"Metrics has {Metrics.Count} entries; allowed are at most 10000.");
        for (var i = 0; i < Metrics.Count; i++) Metrics[i].Validate($"Metrics:{i}");
    }
}

/// <summary>One configured metric.</summary>
public sealed class MetricOption
{
    /// <summary>Resource type, for example <c>microsoft.web/sites</c>, or <c>*</c> for every type. Default: <c>*</c>.</summary>
    public string ResourceType { get; init; } = "*";

    /// <summary>Metric name; needed.</summary>
    public string Metric { get; init; } = "";

    /// <summary>Aggregate to score. Default: Average.</summary>
    public MetricAggregation Aggregation { get; init; } = MetricAggregation.Average;

    /// <summary>Unit. Default: none.</summary>
    public string? Unit { get; init; }

    /// <summary>Which side hurts. Default: Both.</summary>
    public MetricSense Sense { get; init; } = MetricSense.Both;

    /// <summary>What the values look like. Default: Gauge.</summary>
    public MetricShape Shape { get; init; } = MetricShape.Gauge;

    /// <summary>Smallest possible value, in the metric's unit. Default: none.</summary>
    public double? LowerBound { get; init; }

    /// <summary>Largest possible value, in the metric's unit; above the lower bound. Default: none.</summary>
    public double? UpperBound { get; init; }

    /// <summary>Standard deviation to expect before data is there, in the metric's unit; 0 or more. Default: 0.</summary>
    public double PriorScale { get; init; }

    /// <summary>Standard deviation to expect as a share of the level, 0 to 2. Default: 0.25.</summary>
    public double RelativeScale { get; init; } = 0.25;

    /// <summary>Value at which the resource is used up. Default: none.</summary>
    public double? ExhaustionLimit { get; init; }

    internal void Validate(string path)
    {
        if (string.IsNullOrWhiteSpace(Metric)) throw new ArgumentException($"{path}:Metric is empty; allowed is a metric name.");
        if (!(PriorScale >= 0 && double.IsFinite(PriorScale))) throw new ArgumentException($"{path}:PriorScale is {PriorScale}; allowed is a number of 0 or more.");
        if (!(RelativeScale is >= 0 and <= 2)) throw new ArgumentException($"{path}:RelativeScale is {RelativeScale}; allowed is 0 to 2.");
        if (LowerBound >= UpperBound) throw new ArgumentException($"{path}:UpperBound is {UpperBound}; allowed is a number above LowerBound ({LowerBound}).");
    }

    internal MetricProfile ToProfile() => new()
    {
        Aggregation = Aggregation,
        Unit = Unit,
        Sense = Sense,
        Shape = Shape,
        LowerBound = LowerBound ?? double.NegativeInfinity,
        UpperBound = UpperBound ?? double.PositiveInfinity,
        PriorScale = PriorScale,
        RelativeScale = RelativeScale,
        ExhaustionLimit = ExhaustionLimit,
        Known = true,
    };
}
