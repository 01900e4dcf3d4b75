using AIOps.Detect;

namespace AIOps.Correlate;

/// <summary>A de-duplicated condition: every anomaly phase with the same fingerprint updates one alert.</summary>
public sealed record Alert
{
    /// <summary>Fingerprint plus start: one alert per episode.</summary>
    public required string Id { get; init; }

    /// <summary>Hash of the fields that the de-duplication rule names.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>The de-duplication rule that made the fingerprint.</summary>
    public required string DedupRule { get; init; }

    /// <summary>Azure resource id, lower case.</summary>
    public required string ResourceId { get; init; }

    /// <summary>Metric, log category, or rule name of a foreign alert.</summary>
    public required string Signal { get; init; }

    /// <summary>Key of the series behind it; null for foreign alerts.</summary>
    public string? SeriesKey { get; init; }

    /// <summary>Metric, log, forecast or foreign.</summary>
    public required AnomalySource Source { get; init; }

    /// <summary>Shape of the deviation.</summary>
    public required AnomalyKind Kind { get; init; }

    /// <summary>Above or below.</summary>
    public required AnomalyDirection Direction { get; init; }

    /// <summary>0 (critical) to 4 (verbose).</summary>
    public required int Severity { get; init; }

    /// <summary>One line for people.</summary>
    public required string Title { get; init; }

    /// <summary>What the source said beside the title, at most 200 characters; null for metrics. Hostile input like all telemetry.</summary>
    public string? Description { get; init; }

    /// <summary>Event time of the first deviating sample.</summary>
    public required DateTimeOffset StartsAt { get; init; }

    /// <summary>Event time of the newest phase.</summary>
    public required DateTimeOffset LastAt { get; init; }

    /// <summary>Event time of the end; null while it goes on.</summary>
    public DateTimeOffset? EndsAt { get; init; }

    /// <summary>How many phases and repeats were folded into it, at least 1.</summary>
    public int Occurrences { get; init; } = 1;

    /// <summary>Ids of the anomalies behind it.</summary>
    public IReadOnlyList<string> AnomalyIds { get; init; } = [];

    /// <summary>W3C <c>traceparent</c> of the telemetry body that opened it; null when that came without one.</summary>
    public string? TraceParent { get; init; }

    /// <summary>The newest anomaly phase, with its numbers; null for foreign alerts.</summary>
    public Anomaly? Anomaly { get; init; }
}
