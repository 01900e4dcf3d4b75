using AIOps.Correlate;
using AIOps.Detect;
using AIOps.Diagnose.Metrics;
using AIOps.Diagnose.Ranking;

namespace AIOps.Diagnose.Framing;

/// <summary>Stands in for the window of a series that was not at hand: the alert itself says what was seen and what was expected.</summary>
internal static class AlertSeries
{
    public static IEnumerable<ObservedSeries> For(Incident incident) =>
        incident.Alerts.Select(one => one.Alert.Anomaly)
            .OfType<Anomaly>()
            .Where(anomaly => anomaly.Source == AnomalySource.Metric && double.IsFinite(anomaly.Observed) && double.IsFinite(anomaly.Expected))
            .GroupBy(anomaly => anomaly.SeriesKey, StringComparer.Ordinal)
            .Select(group => Of(group.MaxBy(anomaly => anomaly.At)!));

    // Four values whose median is the expectation and whose deviation is half of the band's half width.
    private static ObservedSeries Of(Anomaly anomaly)
    {
        var half = Math.Max(0, (anomaly.Upper - anomaly.Lower) / 2);
        if (!double.IsFinite(half)) half = 0;
        return new()
        {
            Node = anomaly.ResourceId,
            Metric = anomaly.Metric,
            Meaning = MetricCatalogue.Of(anomaly.Metric, anomaly.Dimensions, anomaly.Unit),
            Key = anomaly.SeriesKey,
            Normal = [anomaly.Expected - half, anomaly.Expected, anomaly.Expected, anomaly.Expected + half],
            Before = [],
            After = [new(anomaly.At.UtcTicks, anomaly.Observed)],
        };
    }
}
