using AIOps.Correlate.Dedup;
using AIOps.Detect;

namespace AIOps.Correlate.Lifecycle;

/// <summary>A further phase of an alert that already is in an incident.</summary>
internal static class Changes
{
    public static void InOpen(Ledger ledger, TrackedIncident incident, string fingerprint, Anomaly anomaly)
    {
        var updated = Folded(ledger, incident, fingerprint, anomaly, out var alert);
        ledger.Replace(incident, Quieting.Of(updated, ledger.Now));
        ledger.Effects.Add(new AlertChanged(incident.Id, alert));
    }

    /// <summary>A closed incident takes no alerts and tells nothing; it only remembers where its anomalies stand.</summary>
    public static void InClosed(Ledger ledger, TrackedIncident incident, string fingerprint, Anomaly anomaly) =>
        ledger.Replace(incident, Folded(ledger, incident, fingerprint, anomaly, out _));

    /// <summary>
    /// The closed incident that the condition comes back to: closed inside the window, and the condition itself over for no longer than the window and the quiet time
    /// (an incident that was closed late does not take back what ended long before).
    /// </summary>
    public static TrackedIncident? ReopenTarget(Ledger ledger, Alert again)
    {
        var options = ledger.Options;
        return ledger.Incidents.LastOrDefault(item => item.ClosedAt is { } closed && ledger.Now - closed <= options.ReopenWindow
            && item.Alerts.Any(alert => alert.Fingerprint == again.Fingerprint && again.StartsAt - (alert.EndsAt ?? alert.LastAt) <= options.ReopenWindow + options.QuietTime));
    }

    public static void Reopen(Ledger ledger, TrackedIncident incident, Alert again, Anomaly anomaly)
    {
        var updated = Folded(ledger, incident, again.Fingerprint, anomaly, out var alert);
        ledger.Replace(incident, updated with { ClosedAt = null, QuietSince = null, QuietReported = false });
        var why = new GroupReason("reopened", 1, "the same condition came back", Grouping.RuleSet.Version);
        ledger.Effects.Add(new IncidentReopened(incident.Id, alert, why));
    }

    private static TrackedIncident Folded(Ledger ledger, TrackedIncident incident, string fingerprint, Anomaly anomaly, out Alert alert)
    {
        var episodes = Episodes.After(ledger, incident.Episodes, fingerprint, anomaly);
        List<Alert> alerts = [.. incident.Alerts];
        var index = alerts.FindIndex(item => item.Fingerprint == fingerprint);
        alert = AlertFactory.Fold(alerts[index], anomaly, Episodes.AllEnded(episodes, fingerprint));
        alerts[index] = alert with { Anomaly = null };
        return incident with { Alerts = alerts, Episodes = episodes };
    }
}
