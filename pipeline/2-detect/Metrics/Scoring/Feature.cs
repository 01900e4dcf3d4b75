namespace AIOps.Detect.Metrics.Scoring;

/// <summary>What is watched of a series. Each feature is compared with its own held range; what lies outside is evidence.</summary>
internal enum Feature
{
    /// <summary>The value itself.</summary>
    Value,

    /// <summary>The value beyond its short mean: a sudden change.</summary>
    Residual,

    /// <summary>The short mean: a level.</summary>
    Level,

    /// <summary>The mean deviation from the usual course of the day.</summary>
    Season,

    /// <summary>Distance of the recent shape to every remembered one.</summary>
    Shape,

    /// <summary>The value against the last hours only.</summary>
    RecentValue,

    /// <summary>Length of a run of equal values: a stuck sensor.</summary>
    Run,

    /// <summary>The short mean against the last hours only.</summary>
    RecentLevel,

    /// <summary>The mean difference of neighbours: restlessness.</summary>
    Spread,
}
