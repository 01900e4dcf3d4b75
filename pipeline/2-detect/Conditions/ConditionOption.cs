namespace AIOps.Detect.Conditions;

/// <summary>A correction of the alert condition for some series; bound from <c>AIOps:Detect:Conditions</c>. What is null stays as derived.</summary>
public sealed class ConditionOption
{
    /// <summary>Metric name, any case; null for every metric. Default null.</summary>
    public string? Metric { get; set; }

    /// <summary>Start of the resource ids meant, any case (a subscription, a group, one resource); null for every resource. Default null.</summary>
    public string? ResourcePrefix { get; set; }

    /// <summary>Sides that may alert. Default null.</summary>
    public AlertSides? Sides { get; set; }

    /// <summary>Least distance from the expected value, in the unit of the metric, 0 or more. Default null.</summary>
    public double? MinimumAbsolute { get; set; }

    /// <summary>Least distance from the expected value as a share of it, 0 or more. Default null.</summary>
    public double? MinimumRelative { get; set; }

    /// <summary>Deviating samples that open an anomaly, 1 to <see cref="BreachWindow"/>. Default null.</summary>
    public int? BreachSamples { get; set; }

    /// <summary>The last samples among which they are counted, 1 to 32. Default null.</summary>
    public int? BreachWindow { get; set; }

    /// <summary>Usual samples in a row that clear it, 1 to 32. Default null.</summary>
    public int? ClearSamples { get; set; }

    internal bool Matches(string resourceId, string metric) =>
        (Metric is null || Metric.Equals(metric, StringComparison.OrdinalIgnoreCase))
        && (ResourcePrefix is null || resourceId.StartsWith(ResourcePrefix, StringComparison.OrdinalIgnoreCase));

    internal AlertCondition Apply(AlertCondition condition) => condition with
    {
        Sides = Sides ?? condition.Sides,
        MinimumAbsolute = MinimumAbsolute ?? condition.MinimumAbsolute,
        MinimumRelative = MinimumRelative ?? condition.MinimumRelative,
        BreachSamples = Math.Min(BreachSamples ?? condition.BreachSamples, BreachWindow ?? condition.BreachWindow),
        BreachWindow = BreachWindow ?? condition.BreachWindow,
        ClearSamples = ClearSamples ?? condition.ClearSamples,
    };

    internal IEnumerable<string> Validate(string path)
    {
        if (MinimumAbsolute is { } absolute && !(absolute >= 0 && double.IsFinite(absolute)))
        {
            yield return $"{path}:{nameof(MinimumAbsolute)} is {absolute}, allowed is a number of 0 or more.";
        }

        if (MinimumRelative is { } relative && !(relative >= 0 && double.IsFinite(relative)))
        {
            yield return $"{path}:{nameof(MinimumRelative)} is {relative}, allowed is a number of 0 or more.";
        }

        if (BreachWindow is { } window and (< 1 or > 32))
        {
            yield return $"{path}:{nameof(BreachWindow)} is {window}, allowed is 1 to 32.";
        }

        if (BreachSamples is { } samples && (samples < 1 || samples > (BreachWindow ?? 32)))
        {
            yield return $"{path}:{nameof(BreachSamples)} is {samples}, allowed is 1 to {BreachWindow ?? 32}.";
        }

        if (ClearSamples is { } clear and (< 1 or > 32))
        {
            yield return $"{path}:{nameof(ClearSamples)} is {clear}, allowed is 1 to 32.";
        }
    }
}
