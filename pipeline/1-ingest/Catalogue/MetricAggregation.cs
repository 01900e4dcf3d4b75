namespace AIOps.Ingest.Catalogue;

/// <summary>One of the five aggregates of a metric record.</summary>
public enum MetricAggregation
{
    /// <summary>Total / Count: right for gauges and latencies.</summary>
    Average,

    /// <summary>Sum over the grain: right for counts of events and for bytes moved.</summary>
    Total,

    /// <summary>Largest raw value: right where one bad moment is enough.</summary>
    Maximum,

    /// <summary>Smallest raw value: right for availability and for what is left over.</summary>
    Minimum,

    /// <summary>Number of raw values.</summary>
    Count,
}

/// <summary>Which side of normal hurts.</summary>
public enum MetricSense
{
    /// <summary>Either side.</summary>
    Both,

    /// <summary>More is worse (CPU, errors, latency).</summary>
    UpIsBad,

    /// <summary>Less is worse (availability, free space).</summary>
    DownIsBad,
}

/// <summary>What the values of a metric look like.</summary>
public enum MetricShape
{
    /// <summary>A level that moves continuously: CPU, memory, queue length.</summary>
    Gauge,

    /// <summary>Non-negative numbers of events per grain; often zero, variance grows with the level.</summary>
    Count,

    /// <summary>A share between two bounds (percent).</summary>
    Share,

    /// <summary>Non-negative, skewed to the right: times.</summary>
    Latency,

    /// <summary>Bytes or operations moved per grain: non-negative, wide range.</summary>
    Throughput,

    /// <summary>Two or a few fixed values (0 / 1, 0 / 100).</summary>
    State,
}
