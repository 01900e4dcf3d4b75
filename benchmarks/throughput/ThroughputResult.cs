namespace AIOps.Benchmarks.Throughput;

/// <summary>The names of CONTRACT.md; rates are per second of processor time on one core.</summary>
internal sealed record ThroughputResult(
    ScanSpeed Scan, DecodeSpeed Decode, DecodeSpeed DecodeMetricsOnly, DetectSpeed Detect, DecodeSpeed DecodeAndDetect, LogSpeed Logs, double StateBytesPerSeries,
    int SavedStateBytesPerSeries);

internal sealed record ScanSpeed(double BytesPerSecond);

internal sealed record DecodeSpeed(double BytesPerSecond, double RecordsPerSecond, double RatioToScan, double AllocatedBytesPerRecord)
{
    public static DecodeSpeed Of(Corpus corpus, Timing timing, Timing scan) => new(
        corpus.Bytes / timing.Seconds, corpus.Records / timing.Seconds, scan.Seconds / timing.Seconds, (double)timing.AllocatedBytes / corpus.Records);
}

internal sealed record DetectSpeed(double PointsPerSecond, double AllocatedBytesPerPoint);

internal sealed record LogSpeed(double LinesPerSecond, double AllocatedBytesPerLine);
