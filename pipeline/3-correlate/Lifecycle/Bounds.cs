namespace AIOps.Correlate.Lifecycle;

/// <summary>Keeps the state inside its capacity: what matters least goes first.</summary>
internal static class Bounds
{
    public static CorrelationState Apply(CorrelationState state, CapacityOptions capacity) => state with
    {
        Incidents = Incidents(state.Incidents, capacity),
        Held = Newest(state.Held, capacity.Held),
        Signals = Newest(state.Signals, capacity.Signals),
        Ended = Newest(state.Ended, capacity.Ended),
        Changes = Newest(state.Changes, capacity.Changes),
    };

    private static IReadOnlyList<TrackedIncident> Incidents(IReadOnlyList<TrackedIncident> incidents, CapacityOptions capacity)
    {
        if (incidents.Count > capacity.Incidents)
        {
            var kept = incidents.OrderBy(incident => incident.ClosedAt is not null).ThenBy(incident => incident.QuietSince is not null)
                .ThenByDescending(incident => incident.OpenedAt).Take(capacity.Incidents).Select(incident => incident.Id).ToHashSet(StringComparer.Ordinal);
            incidents = [.. incidents.Where(incident => kept.Contains(incident.Id))];
        }

        incidents = Trim(incidents, capacity.AlertsPerIncident, static _ => true);
        // What is closed only waits for its condition to come back: it is shortened first.
        return Fit(Fit(incidents, capacity, static incident => incident.ClosedAt is not null), capacity, static _ => true);
    }

    private static IReadOnlyList<TrackedIncident> Fit(IReadOnlyList<TrackedIncident> incidents, CapacityOptions capacity, Func<TrackedIncident, bool> which)
    {
        for (var limit = capacity.AlertsPerIncident / 2; limit > 0 && incidents.Sum(incident => incident.Alerts.Count) > capacity.Alerts; limit /= 2) incidents = Trim(incidents, limit, which);
        return incidents;
    }

    private static IReadOnlyList<TrackedIncident> Trim(IReadOnlyList<TrackedIncident> incidents, int limit, Func<TrackedIncident, bool> which) =>
        incidents.Any(incident => incident.Alerts.Count > limit && which(incident)) ? [.. incidents.Select(incident => which(incident) ? Trim(incident, limit) : incident)] : incidents;

    private static TrackedIncident Trim(TrackedIncident incident, int limit)
    {
        if (incident.Alerts.Count <= limit) return incident;
        // The first alert stays: the id, the core and the title come from it.
        var kept = incident.Alerts.Skip(1).OrderBy(alert => alert.EndsAt is not null).ThenByDescending(alert => alert.LastAt).Take(limit - 1)
            .Select(alert => alert.Fingerprint).Append(incident.Alerts[0].Fingerprint).ToHashSet(StringComparer.Ordinal);
        return incident with
        {
            Alerts = [.. incident.Alerts.Where(alert => kept.Contains(alert.Fingerprint))],
            Episodes = [.. incident.Episodes.Where(episode => kept.Contains(episode.Fingerprint))],
            Founders = [.. incident.Founders.Where(kept.Contains)],
            Guests = Regroup.Left(incident.Guests, kept),
        };
    }

    private static IReadOnlyList<T> Newest<T>(IReadOnlyList<T> items, int limit) => items.Count <= limit ? items : [.. items.Skip(items.Count - limit)];
}
