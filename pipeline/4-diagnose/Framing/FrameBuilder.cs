using AIOps.Diagnose.Metrics;
using AIOps.Diagnose.Ranking;

namespace AIOps.Diagnose.Framing;

/// <summary>Turns an incident's data into what the ranker reads: splits every series at the onset and names the symptoms.</summary>
internal static class FrameBuilder
{
    public static RankingFrame Build(DiagnosisInput input, DiagnoseOptions options, IReadOnlyList<Finding> prior)
    {
        var onset = input.Incident.StartedAt;
        var alerted = input.Incident.Alerts.Select(one => one.Alert.SeriesKey).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var windows = input.Series.Select(window => Split(window, onset, options, alerted.Contains(window.SeriesKey))).ToList();
        var known = windows.Select(series => series.Key).ToHashSet();
        windows.AddRange(AlertSeries.For(input.Incident).Where(series => !known.Contains(series.Key)));
        var edges = input.Graph.Edges.Select(edge => new DependencyEdge(edge.From, edge.To, edge.Kind is "contains" or "hosts")).ToList();
        return new(edges, windows, Symptoms(input), prior);
    }

    private static ObservedSeries Split(SeriesWindow window, DateTimeOffset onset, DiagnoseOptions options, bool alerted)
    {
        var just = onset - options.BeforeWindow;
        return new()
        {
            Node = window.ResourceId,
            Metric = window.Metric,
            Meaning = MetricCatalogue.Of(window.Metric, window.Dimensions, window.Unit),
            Key = window.SeriesKey,
            Normal = [.. window.Points.Where(point => point.Time < onset && double.IsFinite(point.Value)).Select(point => point.Value)],
            NormalTicks = [.. window.Points.Where(point => point.Time < onset && double.IsFinite(point.Value)).Select(point => point.Time.UtcTicks)],
            Before = [.. window.Points.Where(point => point.Time >= just && point.Time < onset && double.IsFinite(point.Value)).Select(Timed)],
            After = [.. window.Points.Where(point => point.Time >= onset && double.IsFinite(point.Value)).Select(Timed)],
            // The band of a series that raised an alert follows the trouble in time: the alert has judged it already.
            Expected = alerted ? [] : [.. window.Points.Where(point => point.Time >= onset && double.IsFinite(point.Value)).Select(point => new ExpectedRange(point.Lower, point.Expected, point.Upper))],
        };
    }

    private static TimedValue Timed(SeriesPoint point) => new(point.Time.UtcTicks, point.Value);

    private static List<Symptom> Symptoms(DiagnosisInput input) =>
        [.. input.Incident.Alerts.Select(one => one.Alert)
            .Select(alert => new Symptom(alert.ResourceId, alert.Signal, "", MetricCatalogue.Of(alert.Signal, alert.Anomaly?.Dimensions ?? "", alert.Anomaly?.Unit).Role, Detected: true))
            .Distinct()];
}
