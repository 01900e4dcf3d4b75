namespace AIOps.Correlate.Lifecycle;

/// <summary>An incident is silent from the moment its last alert is known to be over; telemetry comes late, so that moment is the host's time.</summary>
internal static class Quieting
{
    /// <summary>Share of alerts that must be over before the rest may be presumed over.</summary>
    public const double Most = 0.6;

    /// <summary>Brings the silence of an incident up to date after a phase was heard.</summary>
    public static TrackedIncident Of(TrackedIncident incident, DateTimeOffset now)
    {
        incident = incident with { HeardAt = now };
        if (incident.Alerts.Any(alert => alert.EndsAt is null)) return incident with { QuietSince = null, QuietReported = false };
        return incident.QuietSince is null ? incident with { QuietSince = now, QuietReported = false } : incident;
    }

    /// <summary>True when most alerts of an incident had ended by then: ends get lost, so not all of them can be waited for.</summary>
    public static bool IsOver(TrackedIncident incident, DateTimeOffset at, string? but = null)
    {
        var (all, over) = (0, 0);
        foreach (var alert in incident.Alerts)
        {
            if (alert.Fingerprint == but) continue;
            all++;
            if (alert.EndsAt <= at) over++;
        }

        return all > 0 && over >= Most * all;
    }

    /// <summary>When alerts whose end never came are presumed over, if nothing more is heard; null when all have ended or it is closed.</summary>
    public static DateTimeOffset? PresumedOverAt(TrackedIncident incident, CorrelateOptions options)
    {
        if (incident.ClosedAt is not null || incident.QuietSince is not null) return null;
        var over = incident.Alerts.Count(alert => alert.EndsAt is not null);
        return incident.HeardAt + (over >= Most * incident.Alerts.Count ? options.SilentAfter : options.ForgetAfter);
    }
}
