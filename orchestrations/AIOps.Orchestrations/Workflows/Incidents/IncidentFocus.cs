using AIOps.Correlate;

namespace AIOps.Orchestrations.Workflows.Incidents;

/// <summary>Narrows an incident to what still goes on: a second look must not explain again what the first action has cured.</summary>
internal static class IncidentFocus
{
    /// <summary>The incident with its active alerts; the whole of it when none is active.</summary>
    public static Incident OnActive(Incident incident)
    {
        var active = incident.Alerts.Where(member => member.Alert.EndsAt is null).ToList();
        return active.Count == 0 ? incident : incident with { Alerts = active, StartedAt = active.Min(member => member.Alert.StartsAt) };
    }
}
