using AIOps.Detect;
using AIOps.Detect.Metrics;
using AIOps.Ingest;
using AIOps.Ingest.Catalogue;
using AIOps.Local.Estate;
using AIOps.Local.Estate.Faults;
using AIOps.Storage.Sqlite;

namespace AIOps.Local.Tests.Estate;

/// <summary>An estate on a store of its own, with a clock that moves when the test says so.</summary>
internal sealed class EstateBench : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("aiops-estate-").FullName;

    private EstateBench() => Store = new SqliteDocumentStore(new SqliteStoreOptions { Path = Path.Combine(_folder, "estate.db") });

    public static DateTimeOffset Start { get; } = new(2026, 11, 20, 9, 0, 0, TimeSpan.Zero);

    public SqliteDocumentStore Store { get; }

    public ManualClock Clock { get; } = new(Start);

    public DemoEstate Estate { get; private set; } = null!;

    public static async Task<EstateBench> StartAsync(FaultPlan? plan = null, int seed = 1, int days = 3, DateTimeOffset? at = null)
    {
        var bench = new EstateBench();
        if (at is { } start) bench.Clock.Advance(start - Start);
        bench.Estate = await DemoEstate.StartAsync(bench.Store, bench.Clock, new EstateOptions { Seed = seed, HistoryDays = days }, plan);
        return bench;
    }

    /// <summary>A new process on the same store.</summary>
    public async Task RestartAsync()
    {
        await Estate.DisposeAsync();
        Estate = await DemoEstate.StartAsync(Store, Clock, new EstateOptions { Seed = 99 });
    }

    /// <summary>History and live minutes through the real decoder.</summary>
    public void Play(Listener listener, int liveMinutes, Action<int>? beforeMinute = null)
    {
        var decoder = new TelemetryDecoder(new IngestOptions());
        for (var from = Estate.LiveStart.AddDays(-3); from < Estate.LiveStart; from = from.AddMinutes(30))
            foreach (var body in Estate.Generator.History(from, 30)) decoder.Decode(body.Span, from.AddMinutes(31), listener);
        listener.Live = true;
        for (var i = 0; i < liveMinutes; i++)
        {
            beforeMinute?.Invoke(i);
            foreach (var body in Estate.Generator.Live(Estate.LiveStart.AddMinutes(i))) decoder.Decode(body.Span, Estate.LiveStart.AddMinutes(i + 1), listener);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Estate.DisposeAsync();
        Store.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}

/// <summary>Collects what the estate's telemetry turns into, and what the detectors say of it.</summary>
internal sealed class Listener : ISignalSink
{
    private readonly Dictionary<string, SeriesMonitor> _monitors = [];

    public bool Live { get; set; }

    public int Metrics { get; private set; }

    public int Duplicates { get; private set; }

    public List<string> Rejects { get; } = [];

    public List<ChangeEvent> Changes { get; } = [];

    public Dictionary<string, int> Categories { get; } = [];

    public List<Anomaly> HistoryAnomalies { get; } = [];

    public List<Anomaly> LiveAnomalies { get; } = [];

    public Dictionary<string, List<(DateTimeOffset Time, double Value)>> Points { get; } = [];

    public IEnumerable<string> Series => _monitors.Values.Select(m => $"{m.Series.ResourceId}|{m.Series.Metric}");

    public void OnMetric(in MetricSample sample)
    {
        Metrics++;
        if (!_monitors.TryGetValue(sample.Series.Key, out var monitor))
            _monitors[sample.Series.Key] = monitor = SeriesMonitor.Create(sample.Series, MetricCatalogue.Default.Find(sample.Series), DetectOptions.Default);
        var seen = monitor.Observe(in sample);
        if (!seen.Accepted) Duplicates++;
        if (Live)
        {
            var key = $"{sample.Series.ResourceId}|{sample.Series.Metric}";
            if (!Points.TryGetValue(key, out var points)) Points[key] = points = [];
            points.Add((sample.Time, seen.Value));
        }

        if (seen.Event is { } anomaly) (Live ? LiveAnomalies : HistoryAnomalies).Add(anomaly);
    }

    public void OnLog(in LogRecord record)
    {
        var category = System.Text.Encoding.UTF8.GetString(record.Category) + (record.Level >= LogLevel.Error ? "!" : "");
        Categories[category] = Categories.GetValueOrDefault(category) + 1;
    }

    public void OnChange(ChangeEvent change) => Changes.Add(change);

    public void OnAlert(ForeignAlert alert) { }

    public void OnReject(in Reject reject) => Rejects.Add($"{reject.Kind}: {reject.Reason}");
}
