namespace AIOps.Local.Estate.Telemetry;

/// <summary>By which route a series comes: the shape of its record follows from it.</summary>
internal enum MetricRoute
{
    /// <summary>Diagnostic settings: upper-case ids, no dimensions, no unit.</summary>
    DiagnosticSettings,

    /// <summary>A data collection rule: lower-case ids, dimensions and unit, capitalised aggregates.</summary>
    CollectionRule,
}

/// <summary>How the aggregates of a grain hang together.</summary>
internal enum MetricForm
{
    /// <summary>One reading per minute: all aggregates are the value.</summary>
    Gauge,

    /// <summary>A number of things: the total is the value, the average is 1.</summary>
    Counter,

    /// <summary>One reading per request: the average is the value, the count is the number of requests.</summary>
    PerRequest,
}

/// <summary>One series of the estate.</summary>
/// <param name="ResourceId">Resource id, lower case.</param>
/// <param name="Metric">Name as Azure spells it.</param>
/// <param name="Unit">Unit; sent by collection rules only.</param>
/// <param name="Form">How its aggregates hang together.</param>
/// <param name="Value">Its value at a moment, without noise.</param>
/// <param name="Spread">Standard deviation of its noise, as a share of the value.</param>
internal sealed record SeriesSpec(string ResourceId, string Metric, string Unit, MetricForm Form, Func<Moment, double> Value, double Spread)
{
    public MetricRoute Route { get; init; } = MetricRoute.DiagnosticSettings;

    /// <summary>Name and value of its dimension, for collection rules.</summary>
    public (string Name, string Value)? Dimension { get; init; }

    /// <summary>Largest value that there can be.</summary>
    public double Limit { get; init; } = double.MaxValue;
}
