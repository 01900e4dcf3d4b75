namespace AIOps.Ingest.Catalogue;

/// <summary>Derives a profile for a metric that no list knows, from its unit and from the words of its name.</summary>
internal static class UnknownMetric
{
    private static readonly string[] Bad =
        ["error", "fail", "5xx", "4xx", "throttl", "timeout", "exception", "denied", "rejected", "dropped", "deadlock", "deadletter", "unhealthy", "abandoned", "retries", "lag", "backlog"];

    private static readonly string[] Good = ["availab", "healthy", "uptime", "success", "free", "remaining", "ready"];

    private static readonly string[] Time = ["latency", "duration", "responsetime", "elapsed", "delay", "timetaken"];

    private static readonly string[] Usage = ["cpu", "memory", "utilization", "utilisation", "usage", "used", "consumption", "saturation", "queue", "pressure", "load"];

    private static readonly string[] Events = ["count", "requests", "calls", "transactions", "messages", "hits", "events", "connections", "operations", "executions", "total"];

    /// <summary>What is filled and not just busy.</summary>
    private static readonly string[] Room = ["disk", "storage", "filesystem", "space", "volume", "inode", "swap", "quota"];

    private static readonly string[] Work = ["bandwidth", "iops", "throughput", "time", "read", "write", "queue", "busy", "burst", "cpu"];

    public static MetricProfile Derive(string metric, string? unit)
    {
        var name = metric.ToLowerInvariant();
        var sense = SenseOf(name);
        return Measure(name, unit) switch
        {
            MetricShape.Share => new()
            {
                Unit = unit ?? "Percent", Sense = sense, Shape = MetricShape.Share, LowerBound = 0, UpperBound = 100, PriorScale = 5, RelativeScale = 0.1,
                ExhaustionLimit = LimitOf(name, sense),
            },
            MetricShape.Latency => new() { Unit = unit, Sense = MetricSense.UpIsBad, Shape = MetricShape.Latency, LowerBound = 0, RelativeScale = 0.3 },
            MetricShape.Throughput => new() { Unit = unit, Sense = sense, Shape = MetricShape.Throughput, LowerBound = 0, RelativeScale = 0.4 },
            MetricShape.Count => new()
            {
                Aggregation = MetricAggregation.Total, Unit = unit ?? "Count", Sense = sense, Shape = MetricShape.Count, LowerBound = 0, PriorScale = 2, RelativeScale = 0.3,
            },
            _ => new() { Unit = unit, Sense = sense },
        };
    }

    /// <summary>A share of room that is used is full at 100, one that is left is used up at 0; null when it is no room.</summary>
    private static double? LimitOf(string name, MetricSense sense) => !Holds(name, Room) || Holds(name, Work) ? null : sense switch
    {
        MetricSense.UpIsBad => 100,
        MetricSense.DownIsBad => 0,
        _ => null,
    };

    private static MetricShape Measure(string name, string? unit) => unit?.ToLowerInvariant() switch
    {
        "percent" or "%" or "percentage" => MetricShape.Share,
        "seconds" or "milliseconds" or "nanoseconds" or "microseconds" or "ms" or "s" => MetricShape.Latency,
        "bytespersecond" or "bitspersecond" or "countpersecond" => MetricShape.Throughput,
        "count" => Holds(name, Events) || Holds(name, Bad) ? MetricShape.Count : MetricShape.Gauge,
        "bytes" or "by" => MetricShape.Gauge,
        _ => FromName(name),
    };

    private static MetricShape FromName(string name)
    {
        if (name.Contains("percent", StringComparison.Ordinal) || name.Contains('%') || name.EndsWith("ratio", StringComparison.Ordinal)) return MetricShape.Share;
        if (Holds(name, Time)) return MetricShape.Latency;
        if (Holds(name, Usage)) return MetricShape.Gauge;
        return Holds(name, Bad) || Holds(name, Events) ? MetricShape.Count : MetricShape.Gauge;
    }

    private static MetricSense SenseOf(string name)
    {
        // "unavailable" and "unhealthy" hold the good words: the bad ones are looked up first.
        if (Holds(name, Bad) || name.Contains("unavailab", StringComparison.Ordinal)) return MetricSense.UpIsBad;
        if (Holds(name, Good)) return MetricSense.DownIsBad;
        return Holds(name, Time) || Holds(name, Usage) ? MetricSense.UpIsBad : MetricSense.Both;
    }

    private static bool Holds(string name, string[] words)
    {
        foreach (var word in words)
        {
            if (name.Contains(word, StringComparison.Ordinal)) return true;
        }

        return false;
    }
}
