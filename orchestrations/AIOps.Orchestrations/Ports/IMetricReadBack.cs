namespace AIOps.Orchestrations.Ports;

/// <summary>Asks the source of a metric directly, where waiting for the telemetry would take minutes.</summary>
public interface IMetricReadBack
{
    /// <summary>Values of a metric in time order; empty when the source does not have it.</summary>
    /// <param name="resourceId">The resource.</param>
    /// <param name="metric">Name of the metric, as in its telemetry.</param>
    /// <param name="from">First minute.</param>
    /// <param name="to">End, exclusive.</param>
    /// <param name="cancellation">Ends the call.</param>
    Task<IReadOnlyList<MetricValue>> ReadAsync(string resourceId, string metric, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellation = default);
}

/// <summary>One value of a metric.</summary>
/// <param name="Time">Begin of its minute.</param>
/// <param name="Value">Average of the minute, in the metric's own unit.</param>
public readonly record struct MetricValue(DateTimeOffset Time, double Value);
