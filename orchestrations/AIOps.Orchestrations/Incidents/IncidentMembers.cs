using AIOps.Correlate;

namespace AIOps.Orchestrations.Incidents;

/// <summary>Puts alerts into the record of an incident and takes them out, so that what is derived from them stays true.</summary>
public static class IncidentMembers
{
    /// <summary>Alerts that the record itself holds; with their numbers they stay well under the 500,000 characters of a row.</summary>
    public const int Inline = 200;

    /// <summary>True when the record holds the alert or has room for it.</summary>
    public static bool HasRoom(IncidentRecord record, string alertId) =>
        record.Incident.Alerts.Count < Inline || record.Incident.Alerts.Any(member => member.Alert.Id == alertId);

    /// <summary>The record with the alert: added, or brought up to date.</summary>
    /// <param name="record">The record, with room.</param>
    /// <param name="alert">The alert; where it brings no numbers, those known stay.</param>
    /// <param name="why">Why it is here; null leaves the known reason.</param>
    /// <param name="now">When.</param>
    public static IncidentRecord With(IncidentRecord record, Alert alert, GroupReason? why, DateTimeOffset now)
    {
        List<IncidentAlert> members = [.. record.Incident.Alerts];
        var index = members.FindIndex(member => member.Alert.Id == alert.Id);
        if (index >= 0)
        {
            members[index] = members[index] with { Alert = alert.Anomaly is null ? alert with { Anomaly = members[index].Alert.Anomaly } : alert };
        }
        else
        {
            members.Add(new IncidentAlert(alert, why ?? new GroupReason("first", 1, "", "")));
        }

        return Of(record, members, now);
    }

    /// <summary>The record without some alerts.</summary>
    public static IncidentRecord Without(IncidentRecord record, IReadOnlySet<string> alertIds, DateTimeOffset now) =>
        Of(record, [.. record.Incident.Alerts.Where(member => !alertIds.Contains(member.Alert.Id))], now);

    private static IncidentRecord Of(IncidentRecord record, List<IncidentAlert> members, DateTimeOffset now) => record with
    {
        Incident = record.Incident with
        {
            Alerts = members,
            Severity = members.Count == 0 ? record.Incident.Severity : members.Min(member => member.Alert.Severity),
            // Until a cause is named the title speaks of the alerts.
            Title = record.Diagnosis is null && members.Count > 0 ? IncidentTitle.Of([.. members.Select(member => member.Alert)]) : record.Incident.Title,
            UpdatedAt = now,
        },
    };
}
