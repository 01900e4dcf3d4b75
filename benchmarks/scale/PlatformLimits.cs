namespace AIOps.Benchmarks.Scale;

/// <summary>
/// What the platform and the code can do. Documented limits: 20,000 table entities a second and storage account; a throughput unit takes 1 MB/s or 1,000 messages/s in;
/// at most 40 units and 32 partitions in the standard tier; partition ownership expires after 2 minutes. Measured: bytes per series (benchmark <c>throughput</c>). Assumed: latency of a table call, bytes of a chunk of points.
/// </summary>
internal static class PlatformLimits
{
    public const int EntitiesPerSecond = 20_000;

    /// <summary>A save writes the state and the chunk of points.</summary>
    public const int EntitiesPerSave = 2;

    /// <summary>Milliseconds of one transaction or point read of Azure Tables within a region; 5 to 15 are usual.</summary>
    public const double TableMilliseconds = 10;

    /// <summary>Default of <c>AIOps:Streams:SeriesAtOnce</c>.</summary>
    public const int SeriesAtOnce = 16;

    /// <summary>Bytes of a series in memory and in its row, and of its points chunk for an hour.</summary>
    public const int StateBytes = 2662, SavedBytes = 2037, ChunkBytes = 1600;

    /// <summary>Bytes of one record as Azure Monitor sends it, and of one sample as ingest publishes it.</summary>
    public const int RecordBytes = 300, SignalBytes = 40;

    public const int MostThroughputUnits = 40;

    /// <summary>Seconds until another instance takes over the partitions of one that died without a word; a planned stop hands over at once.</summary>
    public const int OwnershipSeconds = 120;
}
