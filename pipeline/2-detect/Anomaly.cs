using AIOps.Detect.Logs.Detection;

namespace AIOps.Detect;

/// <summary>One episode of one series (or log stream, or forecast) outside what is expected. Its phases share the id.</summary>
public sealed record Anomaly
{
    /// <summary>Derived from series key, kind family and <see cref="Since"/>: scoring the same data twice gives the same id.</summary>
    public required string Id { get; init; }

    /// <summary>What produced it.</summary>
    public required AnomalySource Source { get; init; }

    /// <summary>Key of the series or log stream (32 hex digits).</summary>
    public required string SeriesKey { get; init; }

    /// <summary>Azure resource id, lower case.</summary>
    public required string ResourceId { get; init; }

    /// <summary>Metric name, or the log category.</summary>
    public required string Metric { get; init; }

    /// <summary>Canonical dimensions (<c>name=value;...</c>); empty when there are none.</summary>
    public string Dimensions { get; init; } = "";

    /// <summary>Unit, when known.</summary>
    public string? Unit { get; init; }

    /// <summary>Shape of the deviation.</summary>
    public required AnomalyKind Kind { get; init; }

    /// <summary>Above or below what was expected.</summary>
    public required AnomalyDirection Direction { get; init; }

    /// <summary>Opened, still going on, or over.</summary>
    public required AnomalyPhase Phase { get; init; }

    /// <summary>Event time of the first deviating sample.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>Event time of the sample that made this phase.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The value seen at <see cref="At"/>, in the aggregation that is scored.</summary>
    public required double Observed { get; init; }

    /// <summary>The value expected at <see cref="At"/>.</summary>
    public required double Expected { get; init; }

    /// <summary>Lower end of the expected band.</summary>
    public required double Lower { get; init; }

    /// <summary>Upper end of the expected band.</summary>
    public required double Upper { get; init; }

    /// <summary>The value of the episode that lay the farthest away; null where values are not what deviates (silence, pattern, logs).</summary>
    public double? Farthest { get; init; }

    /// <summary>Series of the same resource outside their bands at <see cref="At"/>, most telling first, at most five; empty when this is the only one known.</summary>
    public IReadOnlyList<Contribution> Contributions { get; init; } = [];

    /// <summary>0 (as expected) to 1 (never seen).</summary>
    public required double Score { get; init; }

    /// <summary>How bad it looks by itself, 0 (critical) to 4 (verbose), as in Azure Monitor.</summary>
    public required int Severity { get; init; }

    /// <summary>One line with numbers, for people.</summary>
    public required string Explanation { get; init; }

    /// <summary>Template, examples and counts, of an anomaly of a log stream; null otherwise.</summary>
    public LogEvidence? Log { get; init; }

    /// <summary>W3C <c>traceparent</c> of the telemetry body behind this phase; null when it came without one.</summary>
    public string? TraceParent { get; init; }
}
