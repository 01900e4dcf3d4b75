using AIOps.Detect;

namespace AIOps.Correlate.Dedup;

/// <summary>Which anomalies are the same condition: those with equal values in the named fields. Conditions that are null match everything.</summary>
public sealed record DedupRule
{
    /// <summary>Field names that <see cref="Fields"/> may hold.</summary>
    public static IReadOnlyList<string> KnownFields { get; } = ["resource", "metric", "direction", "kind", "dimensions", "source", "series", "parent"];

    /// <summary>Foreign alerts by rule and resource, logs by template, forecasts apart from what is already broken, metrics by direction.</summary>
    public static IReadOnlyList<DedupRule> Defaults { get; } =
    [
        new() { Name = "foreign", Source = AnomalySource.Foreign, Fields = ["resource", "metric", "dimensions"] },
        new() { Name = "log-template", Source = AnomalySource.Log, Fields = ["resource", "metric", "dimensions", "kind"] },
        new() { Name = "forecast", Source = AnomalySource.Forecast, Fields = ["resource", "metric", "dimensions", "source"] },
        new() { Name = "missing-data", Kind = AnomalyKind.Missing, Fields = ["resource", "kind"] },
        new() { Name = "metric", Fields = ["resource", "metric", "direction"] },
    ];

    /// <summary>Name, stored with each alert.</summary>
    public required string Name { get; init; }

    /// <summary>Holds for this source only.</summary>
    public AnomalySource? Source { get; init; }

    /// <summary>Holds for this kind only.</summary>
    public AnomalyKind? Kind { get; init; }

    /// <summary>Holds for metrics or categories that contain this text, without case.</summary>
    public string? MetricContains { get; init; }

    /// <summary>Holds for resources whose ARM type starts with this text, lower case.</summary>
    public string? ResourceType { get; init; }

    /// <summary>Fields whose values make the fingerprint, out of <see cref="KnownFields"/>.</summary>
    public required IReadOnlyList<string> Fields { get; init; }

    internal void Validate()
    {
        if (Name.Length == 0) throw new ArgumentException("AIOps:Correlate:DedupRules: a rule has no name; every rule needs one.");
        if (Fields.Count == 0 || Fields.Any(field => !KnownFields.Contains(field)))
            throw new ArgumentException($"AIOps:Correlate:DedupRules:{Name}:Fields is [{string.Join(", ", Fields)}]; allowed are one or more of {string.Join(", ", KnownFields)}.");
    }

    internal bool Matches(Anomaly anomaly) =>
        (Source is null || Source == anomaly.Source) && (Kind is null || Kind == anomaly.Kind)
        && (MetricContains is null || anomaly.Metric.Contains(MetricContains, StringComparison.OrdinalIgnoreCase))
        && (ResourceType is null || ArmId.Parse(anomaly.ResourceId).Type.StartsWith(ResourceType, StringComparison.Ordinal));
}
