using AIOps.Correlate.Faults;
using AIOps.Correlate.Grouping;
using AIOps.Detect;

namespace AIOps.Correlate.Lifecycle;

/// <summary>Corrections of a grouping: by an operator, or where the ends of alerts tell.</summary>
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
        var part = Opening.Open(ledger, [.. moved.Select((alert, i) => (Held(incident, alert), i == 0 ? why with { Rule = "first" } : why))], newId);
        ledger.Replace(part, part with { SuspectedFrom = Suspecting.Anew });
    }

    /// <summary>Takes alerts out of an incident that were another problem.</summary>
    /// <param name="ledger">The working copy.</param>
    /// <param name="incident">The incident that they leave.</param>
    /// <param name="alerts">The alerts.</param>
    /// <param name="because">Why, for people.</param>
    /// <param name="into">The incident that they are part of; null opens one.</param>
    /// <returns>Id of the incident that has them now.</returns>
    public static string Part(Ledger ledger, TrackedIncident incident, IReadOnlyList<Alert> alerts, string because, string? into)
    {
        var why = new GroupReason("parted", 1, $"parted from {incident.Id}: {because}", RuleSet.Version);
        var moved = alerts.OrderBy(alert => alert.StartsAt).ThenBy(alert => alert.Id, StringComparer.Ordinal).ToList();
        var ids = moved.Select(alert => alert.Id).ToList();
        Reduce(ledger, incident, [.. incident.Alerts.Except(moved)]);
        var isNew = into is null;
        if (into is null) into = Opening.Open(ledger, [.. moved.Select((alert, i) => (Held(incident, alert), i == 0 ? why with { Rule = "first" } : why))], IncidentIds.OfSplit(incident.Id, ids, ledger.Now)).Id;
        else moved.ForEach(alert => Opening.Join(ledger, Find(ledger, into)!, Held(incident, alert), why));
        ledger.Effects.Add(new AlertsMoved(incident.Id, into, ids, because) { IsNew = isNew });
        return into;
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

    /// <summary>What is left of guests when only some alerts are kept.</summary>
    public static IReadOnlyList<Guest> Left(IReadOnlyList<Guest> guests, IReadOnlySet<string> kept) =>
        [.. guests.Select(guest => guest with { Fingerprints = [.. guest.Fingerprints.Where(kept.Contains)] }).Where(guest => guest.Fingerprints.Count > 0)];

    private static void Reduce(Ledger ledger, TrackedIncident incident, List<Alert> stay)
    {
        var kept = stay.Select(alert => alert.Fingerprint).ToHashSet(StringComparer.Ordinal);
        var resources = stay.Select(alert => alert.ResourceId).ToHashSet(StringComparer.Ordinal);
        var reduced = incident with
        {
            Alerts = stay,
            Episodes = [.. incident.Episodes.Where(episode => kept.Contains(episode.Fingerprint))],
            Core = [.. incident.Core.Where(resources.Contains).DefaultIfEmpty(stay[0].ResourceId)],
            // What is behind it was asked of all of them; see Suspecting.
            Founders = [.. incident.Founders.Where(kept.Contains)],
            Guests = Left(incident.Guests, kept),
            // What is behind it was asked of all of them.
            Suspects = [],
            SuspectedFrom = Suspecting.Anew,
        };
        ledger.Replace(incident, Quieting.Of(reduced, ledger.Now));
    }

    private static TrackedIncident? Find(Ledger ledger, string id) => ledger.Incidents.FirstOrDefault(item => item.Id == id && item.ClosedAt is null);

    private static HeldAlert Held(TrackedIncident incident, Alert alert) =>
        new(alert, "", incident.OpenedAt, [.. incident.Episodes.Where(episode => episode.Fingerprint == alert.Fingerprint)]);
}
