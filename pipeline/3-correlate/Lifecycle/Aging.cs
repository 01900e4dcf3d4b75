using AIOps.Detect;

namespace AIOps.Correlate.Lifecycle;

/// <summary>What time alone does to incidents.</summary>
internal static class Aging
{
    /// <summary>Forgets closed incidents whose reopen window is over. What still goes on then is not remembered as ended, so its next phase opens a new incident.</summary>
    public static void Prune(Ledger ledger)
    {
        foreach (var incident in ledger.Incidents.Where(item => item.ClosedAt is { } closed && ledger.Now >= closed + ledger.Options.ReopenWindow).ToList())
        {
            ledger.Remove(incident);
            EndedLog.Add(ledger, incident.Episodes, episode => IsForeign(incident, episode));
        }
    }

    /// <summary>Alerts whose end was lost end where they were last heard of.</summary>
    public static void PresumeOver(Ledger ledger)
    {
        foreach (var incident in ledger.Incidents.Where(item => Quieting.PresumedOverAt(item, ledger.Options) <= ledger.Now).ToList())
        {
            var ended = incident.Alerts.Select(alert => alert.EndsAt is null ? alert with { EndsAt = alert.LastAt } : alert).ToList();
            ledger.Replace(incident, incident with
            {
                Alerts = ended,
                Episodes = [.. incident.Episodes.Select(episode => episode with { Ended = true })],
                QuietSince = incident.HeardAt,
                // An end that nobody saw says nothing of when it was.
                EndsWeighed = ended.Count,
            });
            ledger.Effects.AddRange(ended.Except(incident.Alerts).Select(alert => new AlertChanged(incident.Id, alert)));
        }
    }

    public static void ReportQuiet(Ledger ledger)
    {
        foreach (var incident in ledger.Incidents.Where(item => item is { ClosedAt: null, QuietReported: false }).ToList())
        {
            if (incident.QuietSince is not { } quiet || ledger.Now < quiet + ledger.Options.QuietTime) continue;
            ledger.Replace(incident, incident with { QuietReported = true });
            ledger.Effects.Add(new IncidentQuiet(incident.Id, incident.Alerts.Max(alert => alert.EndsAt) ?? quiet));
        }
    }

    private static bool IsForeign(TrackedIncident incident, Episode episode) =>
        incident.Alerts.FirstOrDefault(alert => alert.Fingerprint == episode.Fingerprint)?.Source == AnomalySource.Foreign;
}
