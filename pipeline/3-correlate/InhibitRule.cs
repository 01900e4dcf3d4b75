using AIOps.Detect;

namespace AIOps.Correlate;

/// <summary>While a source alert goes on, target alerts of the same or of a depending resource open nothing. Members that are null match everything.</summary>
public sealed record InhibitRule
{
    /// <summary>Forecasts say nothing new once the limit is reached; parts fall silent when the whole does.</summary>
    public static IReadOnlyList<InhibitRule> Defaults { get; } =
    [
        new() { Name = "forecast-after-limit", SourceKind = AnomalyKind.Limit, TargetKind = AnomalyKind.Exhaustion, SameSignal = true },
        new() { Name = "parts-of-silent-whole", SourceKind = AnomalyKind.Missing, TargetKind = AnomalyKind.Missing, ToParts = true },
    ];

    /// <summary>Name, shown as the reason.</summary>
    public required string Name { get; init; }

    /// <summary>Kind of the alert that silences.</summary>
    public AnomalyKind? SourceKind { get; init; }

    /// <summary>The alert that silences has this severity or worse (0 to 4).</summary>
    public int? SourceSeverity { get; init; }

    /// <summary>Kind of the silenced alert.</summary>
    public AnomalyKind? TargetKind { get; init; }

    /// <summary>The silenced alert has this severity or milder (0 to 4).</summary>
    public int? TargetSeverity { get; init; }

    /// <summary>Both must be on the same metric or category.</summary>
    public bool SameSignal { get; init; }

    /// <summary>Also silences the parts of the source's resource (by ARM id).</summary>
    public bool ToParts { get; init; }
}
