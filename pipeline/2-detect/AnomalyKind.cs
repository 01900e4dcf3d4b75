namespace AIOps.Detect;

/// <summary>What produced an anomaly.</summary>
public enum AnomalySource
{
    /// <summary>A metric series.</summary>
    Metric,

    /// <summary>A log stream.</summary>
    Log,

    /// <summary>A forecast: nothing is broken yet.</summary>
    Forecast,

    /// <summary>Another system's alert.</summary>
    Foreign,

    /// <summary>A service level objective.</summary>
    Slo,
}

/// <summary>Shape of a deviation.</summary>
public enum AnomalyKind
{
    /// <summary>Suddenly high.</summary>
    Spike,

    /// <summary>Suddenly low.</summary>
    Dip,

    /// <summary>A new level that stays.</summary>
    LevelShift,

    /// <summary>Slowly away from normal.</summary>
    Drift,

    /// <summary>Values are usual, their order is not.</summary>
    Pattern,

    /// <summary>Data stopped coming although it should.</summary>
    Missing,

    /// <summary>A hard limit of the metric is reached or nearly so.</summary>
    Limit,

    /// <summary>A log template never seen before.</summary>
    NewTemplate,

    /// <summary>A log template, level or error share whose rate changed.</summary>
    RateChange,

    /// <summary>A limit will be reached within the horizon.</summary>
    Exhaustion,

    /// <summary>An error budget is used up much faster than it may be.</summary>
    BudgetBurn,
}

/// <summary>Side of the expected band.</summary>
public enum AnomalyDirection
{
    /// <summary>Above.</summary>
    Up,

    /// <summary>Below.</summary>
    Down,

    /// <summary>Neither side: a pattern, or missing data.</summary>
    None,
}

/// <summary>Where an episode stands.</summary>
public enum AnomalyPhase
{
    /// <summary>The alert condition has just become true.</summary>
    Opened,

    /// <summary>Still true; sent at most once per refresh interval, or when it got clearly worse.</summary>
    Updated,

    /// <summary>Over: the signal is back inside its band for long enough.</summary>
    Cleared,
}
