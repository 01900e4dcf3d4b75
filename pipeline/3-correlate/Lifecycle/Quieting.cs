namespace AIOps.Correlate.Lifecycle;

/// <summary>An incident is silent from the moment its last alert is known to be over; telemetry comes late, so that moment is the host's time.</summary>
internal static class Quieting
{
    public static TrackedIncident Of(TrackedIncident incident, DateTimeOffset now)
    {
        if (incident.Alerts.Any(alert => alert.EndsAt is null))
            return incident.QuietSince is null ? incident : incident with { QuietSince = null, QuietReported = false };
        return incident.QuietSince is null ? incident with { QuietSince = now, QuietReported = false } : incident;
    }
}
