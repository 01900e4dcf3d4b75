using AIOps.Detect.Metrics;

namespace AIOps.Benchmarks.Scale;

/// <summary>
/// What the platform and the code can do. Documented limits: 20,000 table entities a second and storage account; a throughput unit takes 1 MB/s or 1,000 messages/s in;
/// at most 40 units and 32 partitions in the standard tier; partition ownership expires after 2 minutes. From the code: bytes of a state and of a point. Measured: bytes of a series in memory (benchmark <c>capacity</c>). Assumed: latency of a table call, what a row costs beside its values.
/// </summary>
internal static class PlatformLimits
{
    public const int EntitiesPerSecond = 20_000;

    /// <summary>Samples of a series in a quarter of an hour, the time that one row of points covers.</summary>
    public const int SamplesPerQuarter = 15;

    /// <summary>A save writes the state and the quarter of points; when a quarter begins, one look finds the row that is too old and the save deletes it.</summary>
    public const double EntitiesPerSave = 2 + (2.0 / SamplesPerQuarter), CallsPerSave = 1 + (1.0 / SamplesPerQuarter);

    /// <summary>Milliseconds of one transaction or point read of Azure Tables within a region; 5 to 15 are usual.</summary>
    public const double TableMilliseconds = 10;

    /// <summary>Default of <c>AIOps:Streams:SeriesAtOnce</c>.</summary>
    public const int SeriesAtOnce = 16;

    /// <summary>Bytes of a series in memory (state, identity, the quarter that is being filled), and of a row of points with keys and names.</summary>
    public const int MemoryBytes = 3433, QuarterRowBytes = (SamplesPerQuarter * 22) + 140;

    /// <summary>Bytes of a state row: the state, the identity, keys and names.</summary>
    public static readonly int StateRowBytes = SeriesMonitor.StateBytes + 500;

    /// <summary>Rows of points that a series has: default of <c>AIOps:Streams:PointHours</c>.</summary>
    public const int QuartersKept = 192 * 4;

    /// <summary>Bytes of one record as Azure Monitor sends it, and of one sample as ingest publishes it.</summary>
    public const int RecordBytes = 300, SignalBytes = 40;

    public const int MostThroughputUnits = 40;

    /// <summary>Seconds until another instance takes over the partitions of one that died without a word; a planned stop hands over at once.</summary>
    public const int OwnershipSeconds = 120;
}
