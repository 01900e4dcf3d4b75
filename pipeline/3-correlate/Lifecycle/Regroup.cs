using AIOps.Correlate.Grouping;

namespace AIOps.Correlate.Lifecycle;

/// <summary>Corrections by an operator.</summary>
internal static class Regroup
{
    public static void Split(Ledger ledger, string incidentId, IReadOnlyList<string> alertIds)
    {
        if (Find(ledger, incidentId) is not { } incident) return;
        var moved = incident.Alerts.Where(alert => alertIds.Contains(alert.Id)).ToList();
        if (moved.Count == 0 || moved.Count == incident.Alerts.Count) return;
        var stay = incident.Alerts.Except(moved).ToList();
        var gone = moved.Select(alert => alert.Fingerprint).ToHashSet(StringComparer.Ordinal);
        var resources = stay.Select(alert => alert.ResourceId).ToHashSet(StringComparer.Ordinal);
        var reduced = incident with
        {
            Alerts = stay,
            Episodes = [.. incident.Episodes.Where(episode => !gone.Contains(episode.Fingerprint))],
            Core = [.. incident.Core.Where(resources.Contains).DefaultIfEmpty(stay[0].ResourceId)],
        };
        ledger.Replace(incident, Quieting.Of(reduced, ledger.Now));
        var why = new GroupReason("split", 1, "split from " + incidentId, RuleSet.Version);
        Opening.Open(ledger, [.. moved.Select((alert, i) => (Held(incident, alert), i == 0 ? why with { Rule = "first" } : why))]);
    }

    public static void Merge(Ledger ledger, string intoId, string fromId)
    {
        if (intoId == fromId || Find(ledger, intoId) is not { } into || Find(ledger, fromId) is not { } from) return;
        ledger.Remove(from);
        foreach (var alert in from.Alerts)
        {
            if (into.Alerts.Any(known => known.Fingerprint == alert.Fingerprint)) continue;
            Opening.Join(ledger, Find(ledger, intoId)!, Held(from, alert), new GroupReason("merge", 1, "merged from " + fromId, RuleSet.Version));
        }
    }

    private static TrackedIncident? Find(Ledger ledger, string id) => ledger.Incidents.FirstOrDefault(item => item.Id == id && item.ClosedAt is null);

    private static HeldAlert Held(TrackedIncident incident, Alert alert) =>
        new(alert, "", incident.OpenedAt, [.. incident.Episodes.Where(episode => episode.Fingerprint == alert.Fingerprint)]);
}
