using AIOps.Detect;
using AIOps.Detect.Metrics;
using AIOps.Ingest;
using AIOps.Ingest.Catalogue;

namespace AIOps.Benchmarks.Throughput;

/// <summary>Samples to scores, alone and behind the decoder. Every round moves the samples on in time, so that none is taken for a duplicate.</summary>
internal sealed class DetectStage(TelemetryDecoder decoder) : ISignalSink
{
    private const int SeriesForMemory = 5_000;

    private readonly Dictionary<SeriesId, SeriesMonitor> monitors = [];
    private long shiftTicks;

    /// <summary>Anomaly events so far: read so that no work can be left out.</summary>
    public long Events { get; private set; }

    /// <summary>The samples of a corpus, in order.</summary>
    public MetricSample[] Points(Corpus corpus)
    {
        var collected = new Collector();
        foreach (var body in corpus.Bodies) decoder.Decode(body, corpus.Arrival, collected);
        return [.. collected.Samples];
    }

    /// <summary>Scores samples whose monitors are found as the stream handler finds them.</summary>
    public void Run(MetricSample[] points)
    {
        shiftTicks += TimeSpan.TicksPerDay;
        foreach (ref readonly var point in points.AsSpan()) OnMetric(point);
    }

    public void DecodeAndDetect(Corpus corpus)
    {
        shiftTicks += TimeSpan.TicksPerDay;
        foreach (var body in corpus.Bodies) decoder.Decode(body, corpus.Arrival, this);
    }

    /// <summary>Managed memory of a monitored series with its identity, measured.</summary>
    public static double BytesPerSeries()
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var kept = new Dictionary<SeriesId, SeriesMonitor>(SeriesForMemory);
        for (var i = 0; i < SeriesForMemory; i++)
        {
            var id = new SeriesId($"/subscriptions/5b0c7d1e-2f34-4a56-8b78-9c0d1e2f3a4b/resourcegroups/rg-bench/providers/microsoft.compute/virtualmachines/vm-{i:d6}", "Percentage CPU");
            kept.Add(id, SeriesMonitor.Create(id, MetricCatalogue.Default.Find(id), DetectOptions.Default));
        }

        var bytes = GC.GetTotalMemory(forceFullCollection: true) - before;
        GC.KeepAlive(kept);
        return (double)bytes / SeriesForMemory;
    }

    public void OnMetric(in MetricSample sample)
    {
        if (!monitors.TryGetValue(sample.Series, out var monitor))
        {
            monitor = SeriesMonitor.Create(sample.Series, MetricCatalogue.Default.Find(sample.Series), DetectOptions.Default);
            monitors.Add(sample.Series, monitor);
        }

        if (monitor.Observe(sample with { TimeTicks = sample.TimeTicks + shiftTicks }).Event is not null) Events++;
    }

    public void OnLog(in LogRecord record) => Events += record.StatusCode >= 600 ? 1 : 0;

    public void OnChange(ChangeEvent change) => Events += change.Title.Length == 0 ? 1 : 0;

    public void OnAlert(ForeignAlert alert) => Events += alert.Title.Length == 0 ? 1 : 0;

    public void OnReject(in Reject reject) => throw new InvalidOperationException($"The generated corpus holds a bad record: {reject.Reason}");

    private sealed class Collector : ISignalSink
    {
        public List<MetricSample> Samples { get; } = [];

        public void OnMetric(in MetricSample sample) => Samples.Add(sample);

        public void OnLog(in LogRecord record) => throw new InvalidOperationException("This corpus holds metrics only.");

        public void OnChange(ChangeEvent change) => throw new InvalidOperationException("This corpus holds metrics only.");

        public void OnAlert(ForeignAlert alert) => throw new InvalidOperationException("This corpus holds metrics only.");

        public void OnReject(in Reject reject) => throw new InvalidOperationException(reject.Reason);
    }
}
