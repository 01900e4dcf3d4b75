using AIOps.Correlate;
using AIOps.Ingest;

namespace AIOps.Diagnose;

/// <summary>All that the diagnosis of one incident may look at.</summary>
/// <param name="Incident">The incident with its alerts.</param>
/// <param name="Graph">The topology as known.</param>
/// <param name="Series">Series of the incident's resources and their neighbours, each with data before and after the onset.</param>
/// <param name="Changes">Changes in the estate from well before the onset until now.</param>
/// <param name="LogFindings">What is new or different in the logs since the onset.</param>
/// <param name="Now">The time of the host.</param>
public sealed record DiagnosisInput(
    Incident Incident,
    ServiceGraph Graph,
    IReadOnlyList<SeriesWindow> Series,
    IReadOnlyList<ChangeEvent> Changes,
    IReadOnlyList<LogFinding> LogFindings,
    DateTimeOffset Now)
{
    /// <summary>Limits that forecasts of the resources reach; empty when nothing is forecast.</summary>
    public IReadOnlyList<ForecastFinding> ForecastFindings { get; init; } = [];
}

/// <summary>A forecast that reaches a limit.</summary>
/// <param name="SeriesKey">Key of the series.</param>
/// <param name="ResourceId">Azure resource id, lower case.</param>
/// <param name="Metric">Metric name.</param>
/// <param name="Unit">Unit, when known.</param>
/// <param name="Current">Newest value.</param>
/// <param name="Limit">Value at which the resource is used up, in the metric's unit.</param>
/// <param name="BreachAtLow">Earliest time of the breach (lower end of the 80 % interval); null when beyond the horizon.</param>
/// <param name="BreachAt">Most likely time of the breach; null when beyond the horizon.</param>
/// <param name="BreachAtHigh">Latest time of the breach (upper end of the 80 % interval); null when beyond the horizon.</param>
public sealed record ForecastFinding(
    string SeriesKey, string ResourceId, string Metric, string? Unit, double Current, double Limit,
    DateTimeOffset? BreachAtLow, DateTimeOffset? BreachAt, DateTimeOffset? BreachAtHigh);

/// <summary>A stretch of one series around the onset.</summary>
/// <param name="SeriesKey">Key of the series.</param>
/// <param name="ResourceId">Azure resource id, lower case.</param>
/// <param name="Metric">Metric name.</param>
/// <param name="Dimensions">Canonical dimensions; empty when there are none.</param>
/// <param name="Unit">Unit, when known.</param>
/// <param name="Points">Points in time order; gaps are simply absent.</param>
public sealed record SeriesWindow(
    string SeriesKey, string ResourceId, string Metric, string Dimensions, string? Unit, IReadOnlyList<SeriesPoint> Points);

/// <summary>A scored point of a series, as the chart shows it.</summary>
/// <param name="Time">Event time.</param>
/// <param name="Value">The value.</param>
/// <param name="Expected">What was expected.</param>
/// <param name="Lower">Lower end of the band.</param>
/// <param name="Upper">Upper end of the band.</param>
/// <param name="Score">0 to 1.</param>
public readonly record struct SeriesPoint(DateTimeOffset Time, double Value, double Expected, double Lower, double Upper, double Score);

/// <summary>A difference in the logs of a resource.</summary>
/// <param name="ResourceId">Azure resource id, lower case.</param>
/// <param name="TemplateId">Stable id of the template.</param>
/// <param name="Template">The template text, redacted.</param>
/// <param name="Before">Lines per minute before the onset.</param>
/// <param name="After">Lines per minute since.</param>
/// <param name="IsNew">Never seen before the onset.</param>
/// <param name="IsError">Level error or worse.</param>
/// <param name="FirstSeen">First line since the onset.</param>
public sealed record LogFinding(
    string ResourceId, string TemplateId, string Template, double Before, double After, bool IsNew, bool IsError, DateTimeOffset FirstSeen);
