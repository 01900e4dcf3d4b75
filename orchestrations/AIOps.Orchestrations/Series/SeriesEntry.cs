using AIOps.Detect;
using AIOps.Detect.Metrics;
using AIOps.Detect.Metrics.Ordering;
using AIOps.Ingest;

namespace AIOps.Orchestrations.Series;

/// <summary>A series in memory: its monitor, the hour that is being filled, and what is still to be delivered.</summary>
internal sealed class SeriesEntry(SeriesId id, SeriesMonitor monitor)
{
    public SeriesId Id { get; } = id;

    public SeriesMonitor Monitor { get; } = monitor;

    /// <summary>Samples that came before one that is missing.</summary>
    public SampleQueue Queue { get; init; } = new();

    /// <summary>Partition of the bus that brings it.</summary>
    public int Partition { get; init; }

    /// <summary>When a sample last came, on this host's clock.</summary>
    public DateTimeOffset TouchedAt { get; set; }

    /// <summary>ETag of the state row; null before the first write.</summary>
    public string? ETag { get; set; }

    /// <summary>The hour that is being filled; null before the first point, and while <see cref="ChunkWaits"/>.</summary>
    public PointChunk? Chunk { get; set; }

    /// <summary>True while the stored points of the last hour are not read yet: most series of a restart need theirs only with the next sample.</summary>
    public bool ChunkWaits { get; set; }

    /// <summary>True once the forecast index was asked whether the series has a limit.</summary>
    public bool IsForecastKnown { get; set; }

    /// <summary>Events written with the state whose delivery has not been confirmed.</summary>
    public IReadOnlyList<Anomaly> Undelivered { get; set; } = [];
}
