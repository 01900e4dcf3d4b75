using static AIOps.Local.Estate.Telemetry.MetricForm;

namespace AIOps.Local.Estate.Telemetry;

/// <summary>Every series of the shop: 57 at one-minute grain while the scale set has three instances.</summary>
internal static class ShopSeries
{
    /// <summary>Requests per minute at full load.</summary>
    public const double PeakRequests = 900;

    private static readonly IReadOnlyList<SeriesSpec> Fixed = [.. Gateway(), .. Web(), .. ScaleSet(), .. Database(), .. Vm(), .. Bus(), .. Disk(ShopResources.Disk0, "0"), .. Disk(ShopResources.Disk1, "1")];

    private static readonly Dictionary<int, IReadOnlyList<SeriesSpec>> ByCapacity = [];

    public static IReadOnlyList<SeriesSpec> At(int capacity)
    {
        lock (ByCapacity)
        {
            if (!ByCapacity.TryGetValue(capacity, out var all))
                ByCapacity[capacity] = all = [.. Fixed, .. Enumerable.Range(0, capacity).SelectMany(Instance)];
            return all;
        }
    }

    private static double Requests(Moment m) => PeakRequests * m.Load;

    /// <summary>Response time of the web app in seconds: its own 80 ms and what the scale set takes.</summary>
    private static double ResponseSeconds(Moment m) => 0.080 + (0.300 * m.MeanSlowness * (0.85 + (0.15 * m.Load)));

    private static IEnumerable<SeriesSpec> Gateway()
    {
        const string id = ShopResources.Gateway;
        yield return new(id, "TotalRequests", "Count", Counter, Requests, 0.02);
        yield return new(id, "FailedRequests", "Count", Counter, m => (Requests(m) * m.ErrorShare) + (Noise.Uniform(m.Seed, 11, m.Index) < 0.15 ? 1 : 0), 0.01);
        yield return new(id, "BackendLastByteResponseTime", "MilliSeconds", PerRequest, m => 1000 * ResponseSeconds(m), 0.03);
        yield return new(id, "ApplicationGatewayTotalTime", "MilliSeconds", PerRequest, m => 12 + (1000 * ResponseSeconds(m)), 0.03);
        yield return new(id, "HealthyHostCount", "Count", Gauge, _ => 2, 0);
        yield return new(id, "UnhealthyHostCount", "Count", Gauge, _ => 0, 0);
        yield return new(id, "Throughput", "BytesPerSecond", Gauge, m => Requests(m) * 420, 0.04);
        yield return new(id, "CurrentConnections", "Count", Gauge, m => 40 + (160 * m.Load), 0.03);
        yield return new(id, "CapacityUnits", "Count", Gauge, m => 2 + (6 * m.Load), 0.03);
    }

    private static IEnumerable<SeriesSpec> Web()
    {
        const string id = ShopResources.Web;
        yield return new(id, "Requests", "Count", Counter, Requests, 0.02);
        yield return new(id, "Http2xx", "Count", Counter, m => Requests(m) * (0.97 - m.ErrorShare), 0.02);
        yield return new(id, "Http4xx", "Count", Counter, m => Requests(m) * 0.03, 0.1);
        yield return new(id, "Http5xx", "Count", Counter, m => (Requests(m) * m.ErrorShare) + (Noise.Uniform(m.Seed, 12, m.Index) < 0.15 ? 1 : 0), 0.01);
        yield return new(id, "HttpResponseTime", "Seconds", PerRequest, ResponseSeconds, 0.03);
        yield return new(id, "CpuTime", "Seconds", Counter, m => 4 + (22 * m.Load), 0.04);
        yield return new(id, "AverageMemoryWorkingSet", "Bytes", Gauge, m => 410e6 + (60e6 * m.Load), 0.01);
        yield return new(id, "AppConnections", "Count", Gauge, m => 25 + (70 * m.Load), 0.04);
        yield return new(id, "BytesSent", "Bytes", Counter, m => Requests(m) * 24_000, 0.04);
        yield return new(id, "RequestsInApplicationQueue", "Count", Gauge, m => Math.Max(0, m.MeanSlowness - 1.3) * 9 * m.Load, 0.1);
    }

    private static IEnumerable<SeriesSpec> ScaleSet()
    {
        const string id = ShopResources.ScaleSet;
        yield return new(id, "Percentage CPU", "Percent", Gauge, m => Enumerable.Range(0, m.Capacity).Average(i => InstanceCpu(m, i)), 0.02) { Limit = 100 };
        yield return new(id, "Network In Total", "Bytes", Counter, m => Requests(m) * 9_000, 0.04);
    }

    private static double InstanceCpu(Moment m, int instance) =>
        m.IsRestarting(instance) ? 3 : m.IsRunaway(instance) ? 97 : 12 + (108 * m.Load / m.Capacity);

    private static IEnumerable<SeriesSpec> Instance(int number)
    {
        var id = ShopResources.Instance(number);
        SeriesSpec[] series =
        [
            new(id, "Percentage CPU", "Percent", Gauge, m => InstanceCpu(m, number), 0.04) { Limit = 99.6 },
            new(id, "Available Memory Bytes", "Bytes", Gauge, m => 5.1e9 - (0.9e9 * m.Load), 0.01),
            new(id, "Network In Total", "Bytes", Counter, m => Requests(m) * 9_000 / m.Capacity, 0.04),
            new(id, "Network Out Total", "Bytes", Counter, m => Requests(m) * 21_000 / m.Capacity, 0.04),
            new(id, "requests/duration", "MilliSeconds", PerRequest, m => 290 * m.Slowness(number) * (0.85 + (0.15 * m.Load)), 0.04),
        ];
        return series.Select(s => s with { Route = MetricRoute.CollectionRule, Dimension = ("VMName", $"vmss-shop-api_{number}") });
    }

    private static IEnumerable<SeriesSpec> Database()
    {
        const string id = ShopResources.Database;
        yield return new(id, "cpu_percent", "Percent", Gauge, m => 8 + (24 * m.Load) + (45 * m.BatchPeak), 0.05) { Limit = 100 };
        yield return new(id, "dtu_consumption_percent", "Percent", Gauge, m => 9 + (22 * m.Load) + (40 * m.BatchPeak), 0.05) { Limit = 100 };
        yield return new(id, "physical_data_read_percent", "Percent", Gauge, m => 3 + (9 * m.Load) + (50 * m.BatchPeak), 0.07) { Limit = 100 };
        yield return new(id, "log_write_percent", "Percent", Gauge, m => 2 + (11 * m.Load) + (12 * m.BatchPeak), 0.07) { Limit = 100 };
        yield return new(id, "workers_percent", "Percent", Gauge, m => 3 + (7 * m.Load), 0.05) { Limit = 100 };
        yield return new(id, "sessions_count", "Count", Gauge, m => 30 + (60 * m.Load), 0.03);
        yield return new(id, "connection_successful", "Count", Counter, m => 20 + (90 * m.Load), 0.06);
        yield return new(id, "connection_failed", "Count", Counter, m => Noise.Uniform(m.Seed, 13, m.Index) < 0.03 ? 1 : 0, 0);
        yield return new(id, "storage_percent", "Percent", Gauge, m => 47 + (0.004 * (m.Index % 1440) / 14.4), 0.0005) { Limit = 100 };
    }

    private static IEnumerable<SeriesSpec> Vm()
    {
        const string id = ShopResources.Vm;
        yield return new(id, "Percentage CPU", "Percent", Gauge, m => 14 + (30 * m.Load), 0.05) { Limit = 100 };
        yield return new(id, "Available Memory Bytes", "Bytes", Gauge, m => 9.4e9 - (1.1e9 * m.Load), 0.01);
        yield return new(id, "Disk Read Bytes", "Bytes", Counter, m => 30e6 + (90e6 * m.Load), 0.06);
        yield return new(id, "Disk Write Bytes", "Bytes", Counter, m => 60e6 + (140e6 * m.Load), 0.06);
        yield return new(id, "Network In Total", "Bytes", Counter, m => 12e6 + (40e6 * m.Load), 0.05);
        yield return new(id, "OS Disk Queue Depth", "Count", Gauge, m => 0.2 + (0.4 * m.Load), 0.1);
    }

    private static IEnumerable<SeriesSpec> Disk(string id, string lun)
    {
        SeriesSpec[] series =
        [
            new(id, "Data Disk Used Percentage", "Percent", Gauge, m => m.DiskUsedPercent(id), 0) { Limit = 100 },
            new(id, "Composite Disk Write Bytes/sec", "BytesPerSecond", Gauge, m => 1.1e6 + (2.2e6 * m.Load) + (0.4e6 * m.Filling(id)), 0.06),
        ];
        return series.Select(s => s with { Route = MetricRoute.CollectionRule, Dimension = ("LUN", lun) });
    }

    private static IEnumerable<SeriesSpec> Bus()
    {
        yield return new(ShopResources.Bus, "ActiveMessages", "Count", Gauge, m => m.QueueIsHigh ? 62 : 6, 0.05);
        yield return new(ShopResources.Bus, "IncomingMessages", "Count", Counter, m => 20 + (110 * m.Load), 0.04);
    }
}
