using AIOps.Correlate;
using AIOps.Detect;
using AIOps.Ingest;

namespace AIOps.Diagnose.Tests;

/// <summary>A small shop, Application Gateway -> App Service -> scale set -> SQL and a machine with disks, with generated series: quiet until a test disturbs them.</summary>
internal sealed class Shop(int seed)
{
    private const string Group = "/subscriptions/0/resourcegroups/shop/providers/";
    public const string Gateway = Group + "microsoft.network/applicationgateways/agw-shop";
    public const string App = Group + "microsoft.web/sites/app-shop-web";
    public const string ScaleSet = Group + "microsoft.compute/virtualmachinescalesets/vmss-shop-api";
    public const string Sql = Group + "microsoft.sql/servers/sql-shop/databases/shop";
    public const string Machine = Group + "microsoft.compute/virtualmachines/vm-shop-files";
    public const string Disk = Group + "microsoft.compute/disks/vm-shop-files-data-0";

    public static readonly DateTimeOffset Onset = new(2026, 3, 2, 10, 0, 0, TimeSpan.Zero);

    private readonly Random random = new(seed);
    private readonly List<SeriesWindow> series = [];
    private readonly List<IncidentAlert> alerts = [];
    private readonly List<ChangeEvent> changes = [];
    private readonly List<LogFinding> logs = [];

    public static string Instance(int number) => $"{ScaleSet}/virtualmachines/{number}";

    public ServiceGraph Graph { get; set; } = new(
        [Node(Gateway), Node(App), Node(ScaleSet), Node(Instance(0)), Node(Instance(1)), Node(Instance(2)), Node(Sql), Node(Machine), Node(Disk)],
        [
            Edge(Gateway, App, "calls"), Edge(App, ScaleSet, "calls"), Edge(ScaleSet, Sql, "calls"), Edge(ScaleSet, Instance(0), "contains"),
            Edge(ScaleSet, Instance(1), "contains"), Edge(ScaleSet, Instance(2), "contains"), Edge(Machine, Disk, "contains"),
        ]);

    /// <summary>A series of one-minute values: two hours before the onset, <paramref name="after"/> minutes since.</summary>
    public Shop Series(string resource, string metric, double level, double noise, Func<int, double>? since = null, string? unit = null, int after = 10)
    {
        var points = new List<SeriesPoint>();
        for (var minute = -120; minute < after; minute++)
        {
            var value = (minute >= 0 ? since?.Invoke(minute) ?? level : level) + (noise * ((2 * random.NextDouble()) - 1));
            points.Add(new(Onset.AddMinutes(minute), value, level, level - (3 * noise), level + (3 * noise), 0));
        }

        series.Add(new(Key(resource, metric), resource, metric, "", unit, points));
        return this;
    }

    /// <summary>A series that leaves its level at the onset because it does so every day at this time, as its band knows.</summary>
    public Shop Expected(string resource, string metric, double level, double noise, double since, string? unit = null)
    {
        Series(resource, metric, level, noise, _ => since, unit);
        series[^1] = series[^1] with
        {
            Points = [.. series[^1].Points.Select(point => point.Time < Onset ? point : point with { Expected = since, Lower = since - (3 * noise), Upper = since + (3 * noise) })],
        };
        return this;
    }

    /// <summary>An alert of another system, which brings no series.</summary>
    public Shop Foreign(string resource, string rule, double minute)
    {
        var at = Onset.AddMinutes(minute);
        var id = $"f{alerts.Count}";
        alerts.Add(new(new Alert
        {
            Id = id, Fingerprint = id, DedupRule = "foreign", ResourceId = resource, Signal = rule, Source = AnomalySource.Foreign, Kind = AnomalyKind.Limit,
            Direction = AnomalyDirection.None, Severity = 2, Title = rule, StartsAt = at, LastAt = at, AnomalyIds = [id],
        }, new("topology", 1, "", "1")));
        return this;
    }

    public Shop Alert(
        string resource, string metric, double observed, double expected, int minute = 0, AnomalyKind kind = AnomalyKind.LevelShift,
        AnomalySource source = AnomalySource.Metric, string? unit = null)
    {
        var at = Onset.AddMinutes(minute);
        var id = $"{alerts.Count}";
        var anomaly = new Anomaly
        {
            Id = id, Source = source, SeriesKey = Key(resource, metric), ResourceId = resource, Metric = metric, Kind = kind, Direction = AnomalyDirection.Up,
            Phase = AnomalyPhase.Opened, Since = at, At = at, Observed = observed, Expected = expected, Lower = expected * 0.8, Upper = expected * 1.2, Score = 0.99,
            Severity = 2, Explanation = "outside its band", Unit = unit,
        };
        var alert = new Alert
        {
            Id = id, Fingerprint = id, DedupRule = "series", ResourceId = resource, Signal = metric, SeriesKey = Key(resource, metric), Source = source, Kind = kind,
            Direction = AnomalyDirection.Up, Severity = 2, Title = $"{metric} is outside its band", StartsAt = at, LastAt = at, AnomalyIds = [id], Anomaly = anomaly,
        };
        alerts.Add(new(alert, new("topology", 1, "", "1")));
        return this;
    }

    public Shop Change(string resource, ChangeKind kind, int minute, string operation, string title)
    {
        changes.Add(new() { Id = $"c{changes.Count}", ResourceId = resource, Time = Onset.AddMinutes(minute), Kind = kind, Operation = operation, Status = "succeeded", Title = title });
        return this;
    }

    public Shop Log(string resource, string template, double before, double after, bool isNew, bool isError)
    {
        logs.Add(new(resource, $"t{logs.Count}", template, before, after, isNew, isError, Onset));
        return this;
    }

    /// <summary>Every series of the shop at its usual level, except those of the metrics that the test sets itself.</summary>
    public Shop QuietExcept(params string[] disturbed)
    {
        (string Resource, string Metric, double Level, double Noise, string? Unit)[] all =
        [
            (Gateway, "BackendLastByteResponseTime", 120, 6, "MilliSeconds"), (Gateway, "TotalRequests", 600, 30, "Count"), (Gateway, "FailedRequests", 1, 1, "Count"),
            (App, "HttpResponseTime", 0.11, 0.006, "Seconds"), (App, "Requests", 590, 30, "Count"), (App, "Http5xx", 1, 1, "Count"), (App, "CpuTime", 20, 1, "Seconds"),
            (ScaleSet, "Percentage CPU", 25, 2, "Percent"), (Instance(0), "Percentage CPU", 25, 3, "Percent"), (Instance(1), "Percentage CPU", 24, 3, "Percent"),
            (Instance(2), "Percentage CPU", 26, 3, "Percent"), (Instance(2), "Available Memory Bytes", 4e9, 5e7, "Bytes"), (Sql, "cpu_percent", 18, 2, "Percent"),
            (Sql, "dtu_consumption_percent", 20, 2, "Percent"), (Machine, "Percentage CPU", 12, 2, "Percent"), (Disk, "Data Disk Used Percentage", 61, 0.1, "Percent"),
        ];
        foreach (var (resource, metric, level, noise, unit) in all)
        {
            if (!disturbed.Contains($"{resource}|{metric}")) Series(resource, metric, level, noise, unit: unit);
        }

        return this;
    }

    public DiagnosisInput Input()
    {
        var start = alerts.Count == 0 ? Onset : alerts.Min(one => one.Alert.StartsAt);
        var incident = new Incident
        {
            Id = "i1", Scope = "0", Title = "shop", Status = IncidentStatus.Open, Severity = 2, StartedAt = start, OpenedAt = start, UpdatedAt = start, Alerts = alerts,
        };
        return new(incident, Graph, series, changes, logs, Onset.AddMinutes(10));
    }

    private static string Key(string resource, string metric) => new SeriesId(resource, metric).Key;

    private static ServiceNode Node(string id)
    {
        var parts = id.Split('/');
        var name = parts[^1].All(char.IsDigit) ? $"{parts[^3]}/{parts[^1]}" : parts[^1];
        return new(id, name, string.Join('/', parts[6..8]), new Dictionary<string, string>());
    }

    private static ServiceEdge Edge(string from, string to, string kind) => new(from, to, kind, "configuration", Onset, 1);
}
