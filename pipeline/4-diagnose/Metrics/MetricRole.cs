namespace AIOps.Diagnose.Metrics;

/// <summary>What a metric says about its node: decides which component of the ranker reads it.</summary>
public enum MetricRole
{
    /// <summary>Nothing that the ranker understands: counted as a resource of low weight.</summary>
    Other,

    /// <summary>Time that the node took to answer: a symptom that callers inherit.</summary>
    Latency,

    /// <summary>Number of failed answers: a symptom that callers inherit.</summary>
    Errors,

    /// <summary>Share of good answers, percent: a symptom that callers inherit.</summary>
    Availability,

    /// <summary>Amount of work that arrives.</summary>
    Traffic,

    /// <summary>Processor time or its share (also database units).</summary>
    Cpu,

    /// <summary>Memory in use, or left.</summary>
    Memory,

    /// <summary>Reads, writes, queue or bandwidth of a disk.</summary>
    DiskActivity,

    /// <summary>A bounded store that fills up.</summary>
    Capacity,

    /// <summary>Bytes or packets sent and received.</summary>
    Network,

    /// <summary>Connections, sockets, sessions, workers, threads, queue length.</summary>
    Concurrency,

    /// <summary>Client time minus server time of one call edge: what the network in between adds.</summary>
    EdgeGap,

    /// <summary>Lines of one log template, or error-level lines.</summary>
    LogLines,

    /// <summary>Spans recorded by the node.</summary>
    Spans,
}

/// <summary>The side on which a metric is bad.</summary>
public enum BadSide
{
    /// <summary>More is worse.</summary>
    High,

    /// <summary>Less is worse.</summary>
    Low,

    /// <summary>Any change is news.</summary>
    Both,
}

/// <summary>What the catalogue knows of a metric.</summary>
/// <param name="Role">What it says about its node.</param>
/// <param name="Bad">The side on which it is bad.</param>
/// <param name="Limit">Value at which the resource is used up, in the metric's own unit; NaN when there is none.</param>
/// <param name="Peer">The other end of the call for an edge metric; null otherwise.</param>
public readonly record struct MetricMeaning(MetricRole Role, BadSide Bad, double Limit = double.NaN, string? Peer = null);
