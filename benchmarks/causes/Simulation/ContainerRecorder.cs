namespace AIOps.Benchmarks.Causes.Simulation;

/// <summary>What the runtime of containers writes down of a row: late, in steps, with spikes, and for the proxy beside each service.</summary>
/// <param name="system">The system.</param>
/// <param name="step">Seconds between rows.</param>
internal sealed class ContainerRecorder(ModelSystem system, double step)
{
    /// <summary>Seconds for which a value stands.</summary>
    private const double Standing = 15;

    /// <summary>Rows per spike of one series.</summary>
    private const double Seldom = 80;

    private readonly Dictionary<(string, string, string), Queue<double>> late = [];
    private readonly Dictionary<(string, string, string), double> standing = [];
    private int row;

    public static bool IsOfContainer(string metric) => metric is "cpu" or "memory" or "disk" or "networkReceive" or "networkTransmit";

    public void Record(Dictionary<(string Node, string Metric, string Statistic), double> cells)
    {
        var variant = system.Variant;
        if (variant.Sidecars) AddProxies(cells);
        foreach (var key in cells.Keys.Where(key => IsOfContainer(key.Metric)).ToList())
        {
            if (variant.AtOnce && key.Metric == "memory") cells[key] *= 1 + (0.1 * (((row * step) + (7 * key.Node.Length)) % 90 / 90));
            if (variant.Spikes && key.Metric != "memory" && system.Aside.NextDouble() < 1 / Seldom) cells[key] *= 2 + (6 * system.Aside.NextDouble());
            if (variant.Spikes && key.Metric == "cpu") cells[key] = Math.Min(100, cells[key]);
            if (variant.Lagging) cells[key] = Late(key, cells[key]);
        }

        row++;
    }

    private double Late((string, string, string) key, double value)
    {
        if (!late.TryGetValue(key, out var queue)) late[key] = queue = new Queue<double>(Enumerable.Repeat(value, (int)((10 + (20 * system.Aside.NextDouble())) / step)));
        queue.Enqueue(value);
        var old = queue.Dequeue();
        if (row % Math.Max(1, (int)(Standing / step)) == 0 || !standing.TryGetValue(key, out var still)) standing[key] = still = old;
        return still;
    }

    // A proxy passes on what its service gets and sends.
    private void AddProxies(Dictionary<(string Node, string Metric, string Statistic), double> cells)
    {
        foreach (var service in system.Services.Where(service => service.IsTraced))
        {
            var proxy = service.Name + "-proxy";
            foreach (var metric in new[] { "networkReceive", "networkTransmit" })
            {
                if (cells.TryGetValue((service.Name, metric, "Sum"), out var bytes)) cells[(proxy, metric, "Sum")] = bytes * Math.Exp(0.02 * system.Normal());
            }

            if (cells.TryGetValue((service.Name, "requests", "Sum"), out var requests))
                cells[(proxy, "cpu", "Average")] = Math.Min(100, 1 + (10 * requests / step / Math.Max(1e-9, system.Usual[service.Index]))) * Math.Exp(0.1 * system.Normal());
            cells[(proxy, "memory", "Average")] = 45 * Math.Exp(0.01 * system.Normal());
        }
    }
}
