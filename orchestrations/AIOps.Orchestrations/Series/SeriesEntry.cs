using AIOps.Detect;
using AIOps.Detect.Metrics;
using AIOps.Ingest;

namespace AIOps.Orchestrations.Series;

/// <summary>A series in memory: its monitor, the hour that is being filled, and what is still to be delivered.</summary>
internal sealed class SeriesEntry(SeriesId id, SeriesMonitor monitor)
{
    public SeriesId Id { get; } = id;

    public SeriesMonitor Monitor { get; } = monitor;

    /// <summary>ETag of the state row; null before the first write.</summary>
    public string? ETag { get; set; }

    /// <summary>The hour that is being filled; null before the first point.</summary>
    public PointChunk? Chunk { get; set; }

    /// <summary>Events written with the state whose delivery has not been confirmed by a later write.</summary>
    public IReadOnlyList<Anomaly> Undelivered { get; set; } = [];
}
