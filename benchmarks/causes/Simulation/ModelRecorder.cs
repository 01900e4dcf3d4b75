namespace AIOps.Benchmarks.Causes.Simulation;

/// <summary>What a variant's collector writes down of a row: fewer series, steps of histogram buckets, values that stand still.</summary>
/// <param name="system">The system.</param>
/// <param name="isNormal">True for the normal rows.</param>
/// <param name="step">Seconds between rows.</param>
internal sealed class ModelRecorder(ModelSystem system, bool isNormal, double step)
{
    /// <summary>Growth from one upper bound of a bucket to the next.</summary>
    private const double Bucket = 1.6;

    private readonly ModelVariant variant = system.Variant;
    private readonly ContainerRecorder container = new(system, step);
    private readonly Dictionary<(string, string, string), double> last = [];

    public Dictionary<(string Node, string Metric, string Statistic), double> Record(Dictionary<(string Node, string Metric, string Statistic), double> row)
    {
        if (variant.Scraped) Scrape(row);
        container.Record(row);
        var entry = system.Services[0].Name;
        foreach (var key in row.Keys.Where(key => IsLost(key, entry)).ToList()) row.Remove(key);
        if (variant.Holes) Hole(row);
        return row;
    }

    private bool IsLost((string Node, string Metric, string Statistic) key, string entry) => key.Metric switch
    {
        _ when variant.PartlyMeasured && key.Node != entry && PartOf(key.Node) == (ContainerRecorder.IsOfContainer(key.Metric) ? 0 : 1) => true,
        "disk" => variant.NoDisks,
        "requests" => variant.Scraped || variant.NoRequests,
        "latency" => variant.Scraped || (variant.GapsOnly && key.Node != entry),
        "availability" => variant.Scraped || (variant.GapsOnly && key.Node != entry),
        _ when variant.NoGaps && key.Metric.StartsWith("gap:", StringComparison.Ordinal) => true,
        _ when variant.GapsOnly && key.Metric.StartsWith("gap:to:", StringComparison.Ordinal) => key.Node.Length % 2 == 0,
        _ => false,
    };

    private static int PartOf(string node) => node.Aggregate(17, (sum, c) => unchecked((sum * 31) + c)) % 3 is var part && part < 0 ? part + 3 : part;

    // Interpolated within a bucket whose content is mostly the same.
    private void Scrape(Dictionary<(string Node, string Metric, string Statistic), double> row)
    {
        foreach (var key in row.Keys.Where(key => key.Metric is "serverLatency" or "clientLatency").ToList())
        {
            var exponent = Math.Log(row[key] / 0.001) / Math.Log(Bucket);
            last[key] = row[key] = 0.001 * Math.Pow(Bucket, Math.Floor(exponent) + (0.25 * Math.Floor(4 * (exponent - Math.Floor(exponent)))));
        }

        foreach (var (key, value) in last) row.TryAdd(key, value);
    }

    private void Hole(Dictionary<(string Node, string Metric, string Statistic), double> row)
    {
        foreach (var key in row.Keys.ToList())
        {
            var fate = FateOf(key);
            if (fate < 0.05 || (fate < 0.1 && isNormal) || (fate < 0.12 && !isNormal)) row.Remove(key);
            else if (fate < 0.2) row[key] = last.TryGetValue(key, out var still) ? still : last[key] = row[key];
        }
    }

    // The same for the normal rows and the others; what tells of the fault itself stays.
    private double FateOf((string Node, string Metric, string Statistic) key)
    {
        var hash = (key.Node + key.Metric + key.Statistic).Aggregate(17, (sum, c) => unchecked((sum * 31) + c));
        return new Random(hash ^ system.Services.Count).NextDouble();
    }
}
