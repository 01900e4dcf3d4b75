using AIOps.Correlate;
using AIOps.Detect;
using AIOps.Diagnose;

namespace AIOps.Remediate.Planning;

/// <summary>Picks the series that proves success: the very one that raised the incident.</summary>
internal static class VerificationRules
{
    /// <summary>A forecast alert is proved by room that was won: the level has to fall by this share at least.</summary>
    private const double ExhaustionRelief = 0.05;

    public static VerificationRule? For(Incident incident, Cause cause, PlannerOptions options)
    {
        var proof = incident.Alerts.Select(a => a.Alert).Where(a => a.SeriesKey is not null && a.Anomaly is not null)
            .OrderByDescending(a => a.ResourceId == cause.ResourceId)
            .ThenByDescending(a => a.ResourceId == cause.ResourceId && a.Signal == cause.Metric)
            .ThenBy(a => a.Source switch { AnomalySource.Metric => 0, AnomalySource.Forecast => 1, _ => 2 })
            .ThenBy(a => a.Severity).ThenBy(a => a.StartsAt).ThenBy(a => a.Id, StringComparer.Ordinal)
            .FirstOrDefault();
        if (proof is not { SeriesKey: { } key, Anomaly: { } anomaly }) return null;
        var rule = new VerificationRule(key, proof.ResourceId, anomaly.Metric, options.GoodSamples, options.VerifyWithin) { Direction = proof.Direction };
        return proof.Kind is AnomalyKind.Exhaustion or AnomalyKind.Limit ? WonRoom(rule, anomaly) : BackToNormal(rule, anomaly);
    }

    private static VerificationRule WonRoom(VerificationRule rule, Anomaly anomaly)
    {
        var step = Math.Abs(anomaly.Observed) * ExhaustionRelief;
        return rule.Direction == AnomalyDirection.Down
            ? rule with { UseBand = false, Floor = Finite(anomaly.Observed + step) }
            : rule with { UseBand = false, Ceiling = Finite(anomaly.Observed - step) };
    }

    /// <summary>
    /// The deviating side must come back at least half of the way to the band that held when the alert fired;
    /// the other side must not overshoot by more than the band's width.
    /// </summary>
    private static VerificationRule BackToNormal(VerificationRule rule, Anomaly anomaly)
    {
        var width = anomaly.Upper - anomaly.Lower;
        return rule.Direction switch
        {
            AnomalyDirection.Up when anomaly.Observed > anomaly.Upper =>
                rule with { Ceiling = Finite((anomaly.Observed + anomaly.Upper) / 2), Floor = Finite(anomaly.Lower - width) },
            AnomalyDirection.Down when anomaly.Observed < anomaly.Lower =>
                rule with { Floor = Finite((anomaly.Observed + anomaly.Lower) / 2), Ceiling = Finite(anomaly.Upper + width) },
            _ => rule,
        };
    }

    private static double? Finite(double value) => double.IsFinite(value) ? value : null;
}
