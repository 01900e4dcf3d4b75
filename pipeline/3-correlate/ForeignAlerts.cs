using AIOps.Correlate.Dedup;
using AIOps.Detect;
using AIOps.Ingest;

namespace AIOps.Correlate;

/// <summary>Other systems' alerts in the form in which correlation takes everything.</summary>
public static class ForeignAlerts
{
    /// <summary>One anomaly phase per resource that the alert names (one with an empty resource id when it names none).</summary>
    /// <param name="alert">The alert; firing becomes an opening phase, resolved a clearing one.</param>
    public static IReadOnlyList<Anomaly> ToAnomalies(ForeignAlert alert)
    {
        IReadOnlyList<string> resources = alert.ResourceIds.Count == 0 ? [""] : alert.ResourceIds;
        return [.. resources.Distinct(StringComparer.OrdinalIgnoreCase).Select(resource => ToAnomaly(alert, resource.ToLowerInvariant()))];
    }

    private static Anomaly ToAnomaly(ForeignAlert alert, string resource)
    {
        var key = Fingerprint.Hash($"foreign\n{alert.Source}\n{alert.ExternalId}\n{resource}", 16);
        return new Anomaly
        {
            Id = "f-" + key,
            Source = AnomalySource.Foreign,
            SeriesKey = key,
            ResourceId = resource,
            Metric = alert.Title,
            Dimensions = "source=" + alert.Source + (alert.Metric is null ? "" : ";metric=" + alert.Metric),
            Kind = AnomalyKind.Limit,
            Direction = AnomalyDirection.None,
            Phase = alert.Firing ? AnomalyPhase.Opened : AnomalyPhase.Cleared,
            Since = alert.Time,
            At = alert.Time,
            // Foreign alerts bring no numbers; NaN would not survive JSON.
            Observed = alert.Firing ? 1 : 0,
            Expected = 0,
            Lower = 0,
            Upper = 0,
            Score = 1,
            Severity = Math.Clamp(alert.Severity, 0, 4),
            Explanation = alert.Description is { Length: > 0 } text ? text[..Math.Min(text.Length, 500)] : alert.Title,
        };
    }
}
