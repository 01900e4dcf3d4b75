namespace AIOps.Diagnose.Metrics;

/// <summary>
/// Tells the role of a metric from its name: a table of Azure Monitor platform metrics whose names mislead, then words that any source uses.
/// The only place of the stage that knows metric names.
/// </summary>
public static class MetricCatalogue
{
    private const double FullPercent = 100;

    // Azure Monitor platform metrics (learn.microsoft.com, "Supported metrics") that the words below would misread.
    private static readonly Dictionary<string, MetricMeaning> Named = new(StringComparer.Ordinal)
    {
        ["available memory bytes"] = new(MetricRole.Memory, BadSide.Low),
        ["available memory percentage"] = new(MetricRole.Memory, BadSide.Low, 0),
        ["dtu_consumption_percent"] = new(MetricRole.Cpu, BadSide.High, FullPercent),
        ["dtu_used"] = new(MetricRole.Cpu, BadSide.High),
        ["applicationgatewaytotaltime"] = new(MetricRole.Latency, BadSide.High),
        ["backendconnecttime"] = new(MetricRole.Latency, BadSide.High),
        ["backendresponsestatus"] = new(MetricRole.Traffic, BadSide.Both),
        ["responsestatus"] = new(MetricRole.Traffic, BadSide.Both),
        ["deadlock"] = new(MetricRole.Errors, BadSide.High),
        ["unhealthyhostcount"] = new(MetricRole.Errors, BadSide.High),
        ["healthyhostcount"] = new(MetricRole.Other, BadSide.Low),
        ["vmavailabilitymetric"] = new(MetricRole.Other, BadSide.Low),
        ["healthcheckstatus"] = new(MetricRole.Other, BadSide.Low),
        ["averagememoryworkingset"] = new(MetricRole.Memory, BadSide.High),
        ["os disk queue depth"] = new(MetricRole.DiskActivity, BadSide.High),
        ["data disk queue depth"] = new(MetricRole.DiskActivity, BadSide.High),
        ["% free space"] = new(MetricRole.Capacity, BadSide.Low, 0),
    };

    /// <summary>The meaning of a metric.</summary>
    /// <param name="metric">Name in any case.</param>
    /// <param name="dimensions">Canonical dimensions; a status group of 5xx makes a count of answers a count of errors.</param>
    /// <param name="unit">Unit, when known; a percentage has the limit 100.</param>
    public static MetricMeaning Of(string metric, string dimensions = "", string? unit = null)
    {
        var name = metric.ToLowerInvariant();
        if (name.StartsWith("gap:from:", StringComparison.Ordinal) || name.StartsWith("gap:to:", StringComparison.Ordinal))
            return new(MetricRole.EdgeGap, BadSide.High, Peer: metric[(metric.IndexOf(':', 4) + 1)..]);
        if (name.StartsWith("log:", StringComparison.Ordinal)) return new(MetricRole.LogLines, BadSide.High);
        if (!Named.TryGetValue(name, out var meaning)) meaning = ByWords(name, unit);
        return meaning.Role == MetricRole.Traffic && CountsFailures(dimensions) ? new(MetricRole.Errors, BadSide.High) : meaning;
    }

    private static MetricMeaning ByWords(string name, string? unit)
    {
        var percent = Has(name, "percent", "pct", "%") || string.Equals(unit, "Percent", StringComparison.OrdinalIgnoreCase);
        var limit = percent ? FullPercent : double.NaN;
        if (Has(name, "5xx", "error", "fail", "exception", "4xx", "timeout", "dropped")) return new(MetricRole.Errors, BadSide.High);
        if (Has(name, "availability", "success rate", "successrate")) return new(MetricRole.Availability, BadSide.Low);
        if (Has(name, "latency", "responsetime", "response time", "duration", "elapsed")) return new(MetricRole.Latency, BadSide.High);
        if (Has(name, "disk", "storage", "volume", "filesystem", "quota") && Has(name, "used percent", "used_percent", "storage_percent", "usage", "used", "full"))
            return new(MetricRole.Capacity, BadSide.High, limit);
        if (Has(name, "free space", "free_space", "available space")) return new(MetricRole.Capacity, BadSide.Low, percent ? 0 : double.NaN);
        if (Has(name, "storage_percent", "storagepercent")) return new(MetricRole.Capacity, BadSide.High, limit);
        if (Has(name, "cpu", "processor", "load1", "load average")) return new(MetricRole.Cpu, BadSide.High, limit);
        if (Has(name, "memory", "_mem", "mem_", "heap", "rss", "workingset", "working set") || name == "mem") return new(MetricRole.Memory, BadSide.High, limit);
        if (Has(name, "disk", "iops", "diskio", "io_percent", "log_write", "read bytes", "write bytes", "fs_read", "fs_write"))
            return new(MetricRole.DiskActivity, BadSide.High, limit);
        if (Has(name, "socket", "connection", "session", "worker", "thread", "queue")) return new(MetricRole.Concurrency, BadSide.High, limit);
        if (Has(name, "network", "receive", "transmit", "bytes in", "bytes out", "bytesreceived", "bytessent", "packet")) return new(MetricRole.Network, BadSide.Both);
        if (Has(name, "span")) return new(MetricRole.Spans, BadSide.Both);
        return Has(name, "request", "calls", "throughput", "hits", "rps", "qps", "workload", "load")
            ? new(MetricRole.Traffic, BadSide.Both)
            : new(MetricRole.Other, BadSide.Both, limit);
    }

    private static bool CountsFailures(string dimensions) =>
        dimensions.Contains("5xx", StringComparison.OrdinalIgnoreCase) || dimensions.Contains("statuscode=5", StringComparison.OrdinalIgnoreCase);

    private static bool Has(string name, params ReadOnlySpan<string> words)
    {
        foreach (var word in words)
        {
            if (name.Contains(word, StringComparison.Ordinal)) return true;
        }

        return false;
    }
}
