using AIOps.Benchmarks.Correlate.Methods;
using AIOps.Benchmarks.Correlate.Simulation;

namespace AIOps.Benchmarks.Correlate.Scoring;

/// <summary>An incident of a method with the alerts of the scored day that are in it.</summary>
internal sealed record Found(string Id, IReadOnlyList<Notification> Alerts)
{
    /// <summary>The fault that most alerts come from, or <see cref="Condition.Noise"/>.</summary>
    public int About { get; } = Alerts.GroupBy(item => item.Fault).OrderByDescending(group => group.Count()).ThenByDescending(group => group.Key).First().Key;
}

/// <summary>Which incident belongs to which fault, on the alerts that arrived on the scored day.</summary>
/// <param name="Distinct">The alerts without copies, each with its incident.</param>
/// <param name="Faults">The faults of the day.</param>
/// <param name="Seen">Those that at least <see cref="MinimumRules"/> rules showed.</param>
/// <param name="Incidents">Incidents opened on the day.</param>
/// <param name="Homes">Per seen fault the incident with most of its alerts; null where none has any.</param>
internal sealed record Matching(
    IReadOnlyList<(Notification Item, string? Incident)> Distinct, IReadOnlyList<Fault> Faults, IReadOnlyList<Fault> Seen,
    IReadOnlyList<Found> Incidents, IReadOnlyDictionary<Fault, string?> Homes)
{
    public const int MinimumRules = 5;

    /// <summary>Alerts that arrived, copies included.</summary>
    public required int Arrived { get; init; }

    /// <summary>The alerts of each fault.</summary>
    public required ILookup<int, (Notification Item, string? Incident)> ByFault { get; init; }

    /// <summary>The incidents that are about each fault.</summary>
    public ILookup<int, Found> About { get; } = Incidents.ToLookup(incident => incident.About);

    public static Matching Of(Scenario scenario, GroupedStream grouped)
    {
        var day = Enumerable.Range(0, scenario.Notifications.Count)
            .Where(i => scenario.Notifications[i].Alert.Firing && scenario.Notifications[i].Arrival >= scenario.ScoredFrom)
            .Select(i => (Item: scenario.Notifications[i], Incident: grouped.IncidentOf[i])).ToList();
        var distinct = day.Where(row => !row.Item.IsCopy).ToList();
        var faults = scenario.Faults.Where(fault => fault.Start >= scenario.ScoredFrom).ToList();
        var byFault = distinct.Where(row => row.Item.Fault >= 0).ToLookup(row => row.Item.Fault);
        var seen = faults.Where(fault => byFault[fault.Id].Select(row => row.Item.Alert.ExternalId).Distinct().Count() >= MinimumRules).ToList();
        var incidents = distinct.Where(row => row.Incident is not null).GroupBy(row => row.Incident!)
            .Where(group => grouped.OpenedAt[group.Key] >= scenario.ScoredFrom)
            .Select(group => new Found(group.Key, [.. group.Select(row => row.Item)])).ToList();
        var homes = seen.ToDictionary(fault => fault, fault => Home(byFault[fault.Id].Select(row => row.Incident)));
        return new Matching(distinct, faults, seen, incidents, homes) { Arrived = day.Count, ByFault = byFault };
    }

    public static string? Truth(Notification item) => item.Fault >= 0 ? "f" + item.Fault : null;

    public static Found? Largest(IEnumerable<Found> incidents) => incidents.OrderByDescending(item => item.Alerts.Count).FirstOrDefault();

    private static string? Home(IEnumerable<string?> incidents) =>
        incidents.Where(incident => incident is not null).GroupBy(incident => incident).OrderByDescending(group => group.Count()).FirstOrDefault()?.Key;
}
