using AIOps.Detect;

namespace AIOps.Correlate.Dedup;

/// <summary>Makes an alert of the first phase of a condition and folds later phases into it.</summary>
internal static class AlertFactory
{
    /// <summary>Ids of the newest anomalies that an alert lists.</summary>
    private const int MaxAnomalyIds = 12;

    private const int MaxDescription = 200;

    public static Alert New(Anomaly anomaly, DedupRule rule, string fingerprint) => new()
    {
        Id = fingerprint + "-" + anomaly.Since.ToUnixTimeMilliseconds().ToString("x"),
        Fingerprint = fingerprint,
        DedupRule = rule.Name,
        ResourceId = anomaly.ResourceId,
        Signal = anomaly.Metric,
        SeriesKey = anomaly.Source == AnomalySource.Foreign ? null : anomaly.SeriesKey,
        Source = anomaly.Source,
        Kind = anomaly.Kind,
        Direction = anomaly.Direction,
        Severity = anomaly.Severity,
        Title = AlertTitle.Of(anomaly),
        Description = DescriptionOf(anomaly),
        StartsAt = anomaly.Since,
        LastAt = anomaly.At,
        AnomalyIds = [anomaly.Id],
        TraceParent = anomaly.TraceParent,
        Anomaly = anomaly.Source == AnomalySource.Foreign ? null : anomaly,
    };

    /// <summary>Folds a phase in. The title keeps the worst look of it; the end comes only when every anomaly behind it has ended.</summary>
    public static Alert Fold(Alert alert, Anomaly anomaly, bool allEnded)
    {
        var worse = anomaly.Phase != AnomalyPhase.Cleared && anomaly.Severity <= alert.Severity;
        var ids = alert.AnomalyIds.Contains(anomaly.Id) ? alert.AnomalyIds : [.. alert.AnomalyIds.TakeLast(MaxAnomalyIds - 1), anomaly.Id];
        return alert with
        {
            Kind = worse ? anomaly.Kind : alert.Kind,
            Severity = Math.Min(alert.Severity, anomaly.Severity),
            Title = worse ? AlertTitle.Of(anomaly) : alert.Title,
            StartsAt = anomaly.Since < alert.StartsAt ? anomaly.Since : alert.StartsAt,
            LastAt = anomaly.At > alert.LastAt ? anomaly.At : alert.LastAt,
            EndsAt = allEnded ? anomaly.At > alert.LastAt ? anomaly.At : alert.LastAt : null,
            Occurrences = alert.Occurrences + 1,
            AnomalyIds = ids,
            Anomaly = anomaly.Source == AnomalySource.Foreign ? null : anomaly,
        };
    }

    private static string? DescriptionOf(Anomaly anomaly) =>
        anomaly.Source == AnomalySource.Metric ? null : anomaly.Explanation[..Math.Min(anomaly.Explanation.Length, MaxDescription)];
}
