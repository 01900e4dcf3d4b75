using AIOps.Correlate.Grouping;
using AIOps.Detect;

namespace AIOps.Correlate.Lifecycle;

/// <summary>Corrections by an operator.</summary>
internal static class Regroup
{
    public static void Split(Ledger ledger, string incidentId, IReadOnlyList<string> alertIds, string? newId)
    {
        if (Find(ledger, incidentId) is not { } incident) return;
        var moved = incident.Alerts.Where(alert => alertIds.Contains(alert.Id)).ToList();
        if (moved.Count == 0 || (newId is null && moved.Count == incident.Alerts.Count)) return;
        var stay = incident.Alerts.Except(moved).ToList();
        if (stay.Count > 0) Reduce(ledger, incident, stay);
        else
        {
            // All that is remembered of it moves; what stays was forgotten because it had ended, so nothing goes on there.
            ledger.Remove(incident);
            ledger.Effects.Add(new IncidentQuiet(incidentId, ledger.Now));
        }

        var why = new GroupReason("split", 1, "split from " + incidentId, RuleSet.Version);
        Opening.Open(ledger, [.. moved.Select((alert, i) => (Held(incident, alert), i == 0 ? why with { Rule = "first" } : why))], newId);
    }

    public static void Merge(Ledger ledger, string intoId, string fromId)
    {
        if (intoId == fromId || Find(ledger, fromId) is not { } from) return;
        if (Find(ledger, intoId) is null)
        {
            // Nothing is remembered of the one that takes the alerts: they are over as far as correlation knows.
            ledger.Remove(from);
            EndedLog.Add(ledger, from.Episodes, episode => from.Alerts.Any(alert => alert.Fingerprint == episode.Fingerprint && alert.Source == AnomalySource.Foreign));
            return;
        }

        ledger.Remove(from);
        foreach (var alert in from.Alerts)
        {
            var into = Find(ledger, intoId)!;
            var held = Held(from, alert);
            if (into.Alerts.FirstOrDefault(known => known.Fingerprint == alert.Fingerprint) is { } same && same.StartsAt >= alert.StartsAt)
                ledger.Replace(into, into with { Episodes = [.. into.Episodes, .. held.Episodes.Where(episode => Episodes.Find(into.Episodes, episode.AnomalyId) is null)] });
            else Opening.Join(ledger, into, held, new GroupReason("merge", 1, "merged from " + fromId, RuleSet.Version));
        }
    }

    private static void Reduce(Ledger ledger, TrackedIncident incident, List<Alert> stay)
    {
        var kept = stay.Select(alert => alert.Fingerprint).ToHashSet(StringComparer.Ordinal);
        var resources = stay.Select(alert => alert.ResourceId).ToHashSet(StringComparer.Ordinal);
        var reduced = incident with
        {
            Alerts = stay,
            Episodes = [.. incident.Episodes.Where(episode => kept.Contains(episode.Fingerprint))],
            Core = [.. incident.Core.Where(resources.Contains).DefaultIfEmpty(stay[0].ResourceId)],
        };
        ledger.Replace(incident, Quieting.Of(reduced, ledger.Now));
    }

    private static TrackedIncident? Find(Ledger ledger, string id) => ledger.Incidents.FirstOrDefault(item => item.Id == id && item.ClosedAt is null);

    private static HeldAlert Held(TrackedIncident incident, Alert alert) =>
        new(alert, "", incident.OpenedAt, [.. incident.Episodes.Where(episode => episode.Fingerprint == alert.Fingerprint)]);
}
