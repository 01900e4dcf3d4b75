using AIOps.Benchmarks.Correlate.Methods;
using AIOps.Benchmarks.Correlate.Simulation;

namespace AIOps.Benchmarks.Correlate.Scoring;

/// <summary>
/// What went wrong, one row per case, for people who want to know why: merges of two faults, faults in two incidents, missed ones, false incidents, and causes ranked too low.
/// Reads the truth, so nothing of it may go back into the correlator.
/// </summary>
internal sealed class Cases(Scenario scenario, int seed)
{
    private readonly Dictionary<string, int> indexOf = scenario.Estate.Resources.Select((resource, i) => (resource.Id, i)).ToDictionary(item => item.Id, item => item.i, StringComparer.OrdinalIgnoreCase);
    private readonly RootRanking ranking = new(scenario);

    public IEnumerable<object> Of(GroupedStream grouped)
    {
        var matching = Matching.Of(scenario, grouped);
        var reasons = scenario.Notifications.Select((item, i) => (item, Reason: grouped.Reasons.Count > i ? grouped.Reasons[i] : null)).ToDictionary(item => item.item, item => item.Reason);
        foreach (var group in matching.Homes.Where(home => home.Value is not null).GroupBy(home => home.Value!).Where(group => group.Count() > 1))
            yield return Case("merged", group.Key, [.. group.Select(home => home.Key)], matching, grouped, reasons);
        foreach (var fault in matching.Seen)
        {
            var about = matching.About[fault.Id].ToList();
            if (matching.Homes[fault] is null) yield return Case("missed", null, [fault], matching, grouped, reasons);
            if (about.Count > 1) yield return Case("split", string.Join(' ', about.Select(item => item.Id)), [fault], matching, grouped, reasons);
            if (Matching.Largest(about) is not { } incident)
            {
                yield return Case("root-no-incident", matching.Homes[fault], [fault], matching, grouped, reasons);
                continue;
            }

            var ranked = ranking.Rank(incident.Alerts);
            var rank = ranked.IndexOf(scenario.Estate.Resources[fault.Root].Id);
            if (rank is < 0 or > 2) yield return Case("root", incident.Id, [fault], matching, grouped, reasons, rank, [.. ranked.Take(5).Select(Name)]);
        }

        foreach (var incident in matching.Incidents.Where(item => item.About == Condition.Noise)) yield return Case("false", incident.Id, [], matching, grouped, reasons);
    }

    private object Case(string what, string? incident, IReadOnlyList<Fault> faults, Matching matching, GroupedStream grouped, Dictionary<Notification, string?> reasons, int? rank = null, IReadOnlyList<string>? ranked = null) => new
    {
        seed,
        what,
        incident,
        opened = incident is not null && grouped.OpenedAt.TryGetValue(incident, out var at) ? Math.Round(at) : (double?)null,
        rank,
        ranked,
        faults = faults.Select(fault => new
        {
            fault.Id, kind = fault.Kind.ToString(), root = Name(scenario.Estate.Resources[fault.Root].Id), start = Math.Round(fault.Start), length = Math.Round(fault.End - fault.Start), severity = Math.Round(fault.Severity, 1),
            rootSeenBy = Below(fault.Root, seen: true), rootHiddenBy = Below(fault.Root, seen: false),
        }),
        alerts = matching.Distinct.Where(row => (incident is not null && row.Incident is not null && incident.Contains(row.Incident, StringComparison.Ordinal)) || (row.Item.Fault >= 0 && faults.Any(fault => fault.Id == row.Item.Fault)))
            .OrderBy(row => row.Item.Arrival).Select(row => string.Join(" | ", Math.Round(row.Item.Arrival), Math.Round((row.Item.Alert.Time - Clock.Start).TotalSeconds), "f" + row.Item.Fault, Name(row.Item.Alert.ResourceIds[0]), row.Item.Alert.Title, row.Item.Alert.Severity,
                row.Incident ?? "-", reasons[row.Item])),
    };

    // The callers of a root, and those that the topology misses.
    private string Below(int root, bool seen)
    {
        var id = scenario.Estate.Resources[root].Id;
        var known = scenario.Estate.Seen.Edges.Where(edge => edge.To == id).Select(edge => edge.From).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var true_ = scenario.Estate.Callers[root].Select(call => scenario.Estate.Resources[call.Caller].Id);
        return string.Join(' ', true_.Where(caller => known.Contains(caller) == seen).Select(Name));
    }

    private string Name(string id) => indexOf.TryGetValue(id, out var i) && scenario.Estate.Resources[i].Kind == ResourceKind.Replica
        ? Name(scenario.Estate.Resources[scenario.Estate.Resources[i].Owner].Id) + "/" + id[(id.LastIndexOf('/') + 1)..]
        : id[(id.LastIndexOf('/') + 1)..];
}
