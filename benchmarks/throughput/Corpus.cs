using System.Text;

namespace AIOps.Benchmarks.Throughput;

/// <summary>Generated Event Hub bodies, deterministic by seed, in the shapes of Azure Monitor; a body holds up to some 250 KB, as Azure batches them.</summary>
internal sealed class Corpus
{
    private const int BodyBytes = 250_000;

    private Corpus(List<byte[]> bodies, int records, DateTimeOffset arrival) => (Bodies, Records, Arrival) = (bodies, records, arrival);

    public IReadOnlyList<byte[]> Bodies { get; }

    public int Records { get; }

    public long Bytes => Bodies.Sum(body => (long)body.Length);

    /// <summary>A time at which no record is late.</summary>
    public DateTimeOffset Arrival { get; }

    /// <summary>All shapes: 4 of 5 records are metrics, as in a subscription that exports both; the rest are logs, activity and alerts.</summary>
    public static Corpus Mixed(int seed, int resources, int minutes)
    {
        var shapes = new RecordShapes(seed);
        var start = new DateTimeOffset(2026, 3, 2, 0, 0, 0, TimeSpan.Zero);
        var packer = new Packer();
        for (var minute = 0; minute < minutes; minute++)
        {
            var time = start.AddMinutes(minute);
            for (var resource = 0; resource < resources; resource++)
            {
                for (var metric = 0; metric < RecordShapes.MetricsPerResource; metric++) packer.Add("platform", shapes.DiagnosticMetric(resource, metric, time));
                packer.Add("exported", shapes.ExportedMetric(resource, time));
                packer.Add("logs", shapes.Log(resource, time));
                if (resource % 20 == 0) packer.Add("activity", shapes.Activity(resource, time));
            }

            packer.AddAlone(shapes.Alert(minute % resources, time));
        }

        return new(packer.Finish(), packer.Records, start.AddMinutes(minutes + 5));
    }

    /// <summary>Logs only, eight shapes mixed at random.</summary>
    public static Corpus Logs(int seed, int resources, int minutes)
    {
        var shapes = new RecordShapes(seed);
        var start = new DateTimeOffset(2026, 3, 2, 0, 0, 0, TimeSpan.Zero);
        var packer = new Packer();
        for (var i = 0; i < minutes * resources; i++) packer.Add("logs", shapes.Log(i % resources, start.AddMinutes(i / resources)));
        return new(packer.Finish(), packer.Records, start.AddMinutes(minutes + 5));
    }

    /// <summary>Platform metrics only.</summary>
    public static Corpus Metrics(int seed, int resources, int minutes)
    {
        var shapes = new RecordShapes(seed);
        var start = new DateTimeOffset(2026, 3, 2, 0, 0, 0, TimeSpan.Zero);
        var packer = new Packer();
        for (var minute = 0; minute < minutes; minute++)
        {
            for (var resource = 0; resource < resources; resource++)
            {
                for (var metric = 0; metric < RecordShapes.MetricsPerResource; metric++) packer.Add("platform", shapes.DiagnosticMetric(resource, metric, start.AddMinutes(minute)));
            }
        }

        return new(packer.Finish(), packer.Records, start.AddMinutes(minutes + 5));
    }

    private sealed class Packer
    {
        private readonly Dictionary<string, StringBuilder> open = [];
        private readonly List<byte[]> bodies = [];

        public int Records { get; private set; }

        public void Add(string kind, string record)
        {
            Records++;
            if (!open.TryGetValue(kind, out var body)) open.Add(kind, body = new());
            body.Append(body.Length == 0 ? kind == "exported" ? "[" : "{\"records\":[" : ",").Append(record);
            if (body.Length >= BodyBytes) Close(kind, body);
        }

        public void AddAlone(string record)
        {
            Records++;
            bodies.Add(Encoding.UTF8.GetBytes(record));
        }

        public List<byte[]> Finish()
        {
            foreach (var (kind, body) in open) Close(kind, body);
            return bodies;
        }

        private void Close(string kind, StringBuilder body)
        {
            if (body.Length == 0) return;
            bodies.Add(Encoding.UTF8.GetBytes(body.Append(kind == "exported" ? "]" : "]}").ToString()));
            body.Clear();
        }
    }
}
