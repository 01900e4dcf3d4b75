using AIOps.Detect;
using AIOps.Detect.Logs.Detection;

namespace AIOps.Orchestrations.Logs;

/// <summary>A log stream in memory.</summary>
internal sealed class LogEntry(LogMonitor monitor)
{
    public LogMonitor Monitor { get; } = monitor;

    /// <summary>ETag of the state row; null before the first write.</summary>
    public string? ETag { get; set; }

    /// <summary>Version of the miner that storage has; -1 before the first write.</summary>
    public long StoredTemplates { get; set; } = -1;

    /// <summary>Newest hour of counts, so that it is not read again with every batch.</summary>
    public LogHour? Hour { get; set; }

    /// <summary>Partition of the bus that the stream came on last: one thread reads it.</summary>
    public int Partition { get; set; }

    /// <summary>Events written with the state whose delivery has not been confirmed by a later write.</summary>
    public IReadOnlyList<Anomaly> Undelivered { get; set; } = [];
}
