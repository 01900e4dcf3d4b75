namespace AIOps.Ingest;

/// <summary>Severity of a log record, ordered: a larger value is worse.</summary>
public enum LogLevel
{
    /// <summary>The record names no level.</summary>
    Unknown = 0,

    /// <summary>Trace, verbose, debug.</summary>
    Verbose = 1,

    /// <summary>Informational.</summary>
    Information = 2,

    /// <summary>Warning.</summary>
    Warning = 3,

    /// <summary>Error.</summary>
    Error = 4,

    /// <summary>Critical, fatal.</summary>
    Critical = 5,
}

/// <summary>One log record as it lies in the body: text members are UTF-8 slices, valid only inside the sink's call.</summary>
public readonly ref struct LogRecord
{
    /// <summary>Azure resource id, lower case, interned; empty when the record names none.</summary>
    public required string ResourceId { get; init; }

    /// <summary>Event time, UTC ticks.</summary>
    public required long TimeTicks { get; init; }

    /// <summary>Category (<c>AppServiceHTTPLogs</c>), or the table name for Application Insights (<c>AppTraces</c>).</summary>
    public ReadOnlySpan<byte> Category { get; init; }

    /// <summary>Operation name; empty when absent.</summary>
    public ReadOnlySpan<byte> Operation { get; init; }

    /// <summary>Severity.</summary>
    public LogLevel Level { get; init; }

    /// <summary>Result type or status as text; empty when absent.</summary>
    public ReadOnlySpan<byte> Result { get; init; }

    /// <summary>HTTP-like status code, or 0 when the record has none.</summary>
    public int StatusCode { get; init; }

    /// <summary>Duration in milliseconds, or NaN when the record has none.</summary>
    public double DurationMs { get; init; }

    /// <summary>Correlation or operation id; empty when absent.</summary>
    public ReadOnlySpan<byte> CorrelationId { get; init; }

    /// <summary>The human-readable text (console line, trace message, exception message); empty when there is none.</summary>
    public ReadOnlySpan<byte> Message { get; init; }

    /// <summary>How many original records this one stands for (Application Insights <c>ItemCount</c>); at least 1.</summary>
    public double Weight { get; init; }

    /// <summary>Hash of the record's bytes as they came: equal for a record that is delivered twice. 0 when unknown.</summary>
    public ulong ContentHash { get; init; }

    /// <summary>True when the record's own time could not be read and the time of arrival stands in for it.</summary>
    public bool TimeIsEnqueued { get; init; }
}
