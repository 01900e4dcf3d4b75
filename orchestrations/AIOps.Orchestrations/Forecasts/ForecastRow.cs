using AIOps.Detect.Forecasting.Tracking;
using AIOps.Ingest;

namespace AIOps.Orchestrations.Forecasts;

/// <summary>A series that is forecast, with all that is remembered of it.</summary>
/// <param name="Series">The series.</param>
/// <param name="State">What is remembered.</param>
/// <param name="LookAt">Not looked at before this time of the host: nothing is near.</param>
internal sealed record ForecastRow(SeriesId Series, ForecastState State, DateTimeOffset LookAt = default);
