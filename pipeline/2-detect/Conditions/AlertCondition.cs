namespace AIOps.Detect.Conditions;

/// <summary>Sides on which a deviation may alert.</summary>
[Flags]
public enum AlertSides
{
    /// <summary>Neither.</summary>
    None = 0,

    /// <summary>Above the band.</summary>
    Up = 1,

    /// <summary>Below the band.</summary>
    Down = 2,

    /// <summary>Both.</summary>
    Both = 3,
}

/// <summary>What turns deviations of one metric into an anomaly.</summary>
public sealed record AlertCondition
{
    /// <summary>Sides that may alert.</summary>
    public AlertSides Sides { get; init; } = AlertSides.Both;

    /// <summary>Side that hurts; <see cref="AlertSides.None"/> when neither does by itself (traffic).</summary>
    public AlertSides BadSide { get; init; } = AlertSides.None;

    /// <summary>Least distance from the expected value, in the unit of the metric; 0 or more.</summary>
    public double MinimumAbsolute { get; init; }

    /// <summary>Least distance from the expected value as a share of it; 0 or more (0.3 = 30 %).</summary>
    public double MinimumRelative { get; init; } = 0.2;

    /// <summary>Smallest value that the metric can take, or null.</summary>
    public double? NaturalLower { get; init; }

    /// <summary>Largest value that the metric can take, or null.</summary>
    public double? NaturalUpper { get; init; }

    /// <summary>The value at which the resource is used up, or null.</summary>
    public double? ExhaustionLimit { get; init; }

    /// <summary>Standard deviation to expect before anything is learnt, in the unit of the metric; 0 or more.</summary>
    public double PriorScale { get; init; }

    /// <summary>The same as a share of the level; the larger of the two counts.</summary>
    public double PriorShare { get; init; } = 0.25;

    /// <summary>Deviating samples that open an anomaly.</summary>
    public int BreachSamples { get; init; } = 2;

    /// <summary>The last samples among which they are counted.</summary>
    public int BreachWindow { get; init; } = 3;

    /// <summary>Usual samples in a row that clear it.</summary>
    public int ClearSamples { get; init; } = 3;
}
