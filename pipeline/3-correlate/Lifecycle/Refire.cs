using AIOps.Detect;

namespace AIOps.Correlate.Lifecycle;

/// <summary>A condition that an open incident holds starts again: is it still that incident's, or another story?</summary>
internal static class Refire
{
    /// <summary>True when the alert goes on or ended no longer ago than the reopen window.</summary>
    public static bool Continues(TrackedIncident incident, string fingerprint, Anomaly anomaly, CorrelateOptions options)
    {
        var alert = incident.Alerts.First(item => item.Fingerprint == fingerprint);
        // Where single alerts are not trusted, what comes back after the others went has to show whose it is.
        if (options.Admission.MustBeatChance && alert.EndsAt is not null && Quieting.IsOver(incident, anomaly.Since, but: fingerprint)) return false;
        if (alert.EndsAt is { } end) return anomaly.Since - end <= options.ReopenWindow;
        // Its end may have been lost: then it is over when most of the others are.
        var ends = incident.Alerts.Where(item => item.EndsAt is not null).Select(item => item.EndsAt!.Value).Order().ToList();
        return ends.Count < Quieting.Most * incident.Alerts.Count || anomaly.Since - ends[ends.Count / 2] <= options.ReopenWindow;
    }

    /// <summary>The old story's alert is over; what starts now is placed anew.</summary>
    public static void Detach(Ledger ledger, TrackedIncident incident, string fingerprint)
    {
        var alerts = incident.Alerts.Select(item => item.Fingerprint == fingerprint && item.EndsAt is null ? item with { EndsAt = item.LastAt } : item).ToList();
        var gone = incident.Episodes.Where(episode => episode.Fingerprint == fingerprint).Select(episode => episode with { Ended = true }).ToList();
        EndedLog.Add(ledger, gone, _ => alerts.First(item => item.Fingerprint == fingerprint).Source == AnomalySource.Foreign);
        var heard = incident.HeardAt;
        var updated = Quieting.Of(incident with { Alerts = alerts, Episodes = [.. incident.Episodes.Where(episode => episode.Fingerprint != fingerprint)] }, ledger.Now);
        ledger.Replace(incident, updated with { HeardAt = heard });
        ledger.Effects.AddRange(alerts.Except(incident.Alerts).Select(alert => new AlertChanged(incident.Id, alert)));
    }
}
