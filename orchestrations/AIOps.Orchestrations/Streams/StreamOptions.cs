using System.ComponentModel.DataAnnotations;

namespace AIOps.Orchestrations.Streams;

/// <summary>Limits of the stream handlers (<c>AIOps:Streams</c>).</summary>
public sealed class StreamOptions
{
    /// <summary>Hours of scored points kept per series, and of line counts per log stream. <value>Default 192 (8 days), 1 to 2,160.</value></summary>
    [Range(1, 2160)]
    public int PointHours { get; set; } = 192;

    /// <summary>Series kept in memory per host; the least recently used leave. <value>Default 100,000, 100 to 1,000,000.</value></summary>
    [Range(100, 1_000_000)]
    public int SeriesInMemory { get; set; } = 100_000;

    /// <summary>Series of one batch that are scored and written side by side. <value>Default 16, 1 to 256. One write takes 5 to 15 ms in Azure Tables.</value></summary>
    [Range(1, 256)]
    public int SeriesAtOnce { get; set; } = 16;

    /// <summary>Log streams kept in memory per host; beyond, those without an open anomaly leave. <value>Default 2,000, 10 to 100,000.</value></summary>
    [Range(10, 100_000)]
    public int LogStreamsInMemory { get; set; } = 2000;

    /// <summary>Tries to write a series whose row was changed by another host before the batch is given back. <value>Default 8, 1 to 100.</value></summary>
    [Range(1, 100)]
    public int WriteAttempts { get; set; } = 8;

    /// <summary>Largest telemetry body in bytes. <value>Default 1,048,576 (what Event Hubs carries), 1,024 to 8,388,608.</value></summary>
    [Range(1024, 8_388_608)]
    public int MaxBodyBytes { get; set; } = 1_048_576;

    /// <summary>
    /// How long the samples of a series wait for one that is missing before them, in seconds of event time: late ones within it are brought into order, later ones are let go.
    /// A series without gaps never waits. <value>Default 120, 0 (never wait) to 3,600.</value>
    /// </summary>
    [Range(0, 3600)]
    public int OrderingSeconds { get; set; } = 120;

    /// <summary>Whether metrics of one resource that begin to deviate together are told as one anomaly. <value>Default true.</value></summary>
    public bool OneAnomalyPerCause { get; set; } = true;

    /// <summary>Log records, changes and alerts that are remembered per partition to know a second delivery, about 30 bytes each. <value>Default 65,536, 16 to 16,777,216.</value></summary>
    [Range(16, 16_777_216)]
    public int DuplicatesRemembered { get; set; } = 65_536;
}
