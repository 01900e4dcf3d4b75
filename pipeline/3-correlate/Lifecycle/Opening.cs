namespace AIOps.Correlate.Lifecycle;

/// <summary>Opens an incident with its first alerts, or lets an alert join one.</summary>
internal static class Opening
{
    /// <summary>Resources that the core keeps; the first ones show the problem best.</summary>
    private const int MaxCore = 24;

    /// <summary>Reasons that make a resource part of the core: real relations, not likeness.</summary>
    public static readonly IReadOnlyList<string> CoreRules = ["first", "topology", "same-resource", "change"];

    public static TrackedIncident Open(Ledger ledger, IReadOnlyList<(HeldAlert Held, GroupReason Why)> members, string? id = null)
    {
        var first = members[0].Held.Alert;
        var scope = ledger.Options.Scope ?? CorrelationScope.Of(first.ResourceId);
        var tracked = new TrackedIncident
        {
            Id = id ?? IncidentIds.Of(scope, first, ledger.Now),
            Scope = scope,
            OpenedAt = ledger.Now,
            Alerts = [.. members.Select(member => member.Held.Alert with { Anomaly = null })],
            Founders = [.. members.Select(member => member.Held.Alert.Fingerprint)],
            Episodes = [.. members.SelectMany(member => member.Held.Episodes)],
            Core = [.. members.Where(member => CoreRules.Contains(member.Why.Rule)).Select(member => member.Held.Alert.ResourceId).Distinct().Take(MaxCore)],
        };
        tracked = Quieting.Of(tracked, ledger.Now);
        ledger.Add(tracked);
        foreach (var member in members) ledger.Unhold(member.Held.Alert.Fingerprint);
        var alerts = members.Select(member => new IncidentAlert(member.Held.Alert, member.Why)).ToList();
        ledger.Effects.Add(new IncidentOpened(new Incident
        {
            Id = tracked.Id,
            Scope = scope,
            Title = IncidentTitle.Of([.. alerts.Select(item => item.Alert)]),
            Status = IncidentStatus.Open,
            Severity = alerts.Min(item => item.Alert.Severity),
            StartedAt = alerts.Min(item => item.Alert.StartsAt),
            OpenedAt = ledger.Now,
            UpdatedAt = ledger.Now,
            Alerts = alerts,
        }));
        return tracked;
    }

    public static void Join(Ledger ledger, TrackedIncident incident, HeldAlert held, GroupReason why)
    {
        var core = CoreRules.Contains(why.Rule) && incident.Core.Count < MaxCore && !incident.Core.Contains(held.Alert.ResourceId)
            ? [.. incident.Core, held.Alert.ResourceId]
            : incident.Core;
        var updated = incident with
        {
            // It may have held the same condition before: the newer episode stands for both.
            Alerts = [.. incident.Alerts.Where(alert => alert.Fingerprint != held.Alert.Fingerprint), held.Alert with { Anomaly = null }],
            Episodes = [.. incident.Episodes, .. held.Episodes],
            Core = core,
        };
        ledger.Replace(incident, Quieting.Of(updated, ledger.Now));
        ledger.Unhold(held.Alert.Fingerprint);
        ledger.Effects.Add(new AlertAdded(incident.Id, held.Alert, why));
    }
}
