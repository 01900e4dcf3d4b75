using AIOps.Correlate.Faults;
using AIOps.Correlate.Grouping;
using AIOps.Correlate.Lifecycle;

namespace AIOps.Correlate.Admission;

/// <summary>
/// Two failures that begin within minutes of each other can look like one that travels over a dependency which the topology misses. They hardly ever last equally long: when what
/// joined an incident that way is over while the rest goes on, or goes on when the rest is over, it is weighed again, and parts if it is likelier a problem of its own.
/// </summary>
internal sealed class Parting(Ledger ledger, ServiceGraphQuery query)
{
    /// <summary>Trouble of one problem lasts equally long everywhere, give or take this, from the middle of one group to that of another.</summary>
    private static readonly TimeSpan Wave = TimeSpan.FromMinutes(3);

    /// <summary>An end takes about this long to arrive.</summary>
    private static readonly TimeSpan Transport = TimeSpan.FromMinutes(1);

    /// <summary>Minus ln of how often one resource is well again, and stays so, while the problem that reached it goes on.</summary>
    private const double Recovered = 2;

    /// <summary>The same of a group, which one thing may have helped.</summary>
    private const double RecoveredTogether = 5;

    /// <summary>Minus ln of how often two problems that began together also end together.</summary>
    private const double EndTogether = 2;

    private readonly NewProblems problems = new(ledger, query);
    private readonly Odds odds = new(ledger, query);
    private readonly HypothesisFinder finder = new(query);

    /// <summary>When the ends of an incident's alerts are to be looked at; null when they say nothing new.</summary>
    public static DateTimeOffset? DueAt(TrackedIncident incident, CorrelateOptions options)
    {
        if (!options.Admission.PartByEnds || incident.ClosedAt is not null || incident.Guests.Count == 0) return null;
        var ended = incident.Alerts.Count(alert => alert.EndsAt is not null);
        if (ended == 0 || ended == incident.EndsWeighed) return null;
        var due = incident.Alerts.Max(alert => alert.EndsAt)!.Value + Lag(incident) + Wave + Transport;
        return incident.QuietSince is { } quiet && quiet + options.QuietTime < due ? quiet + options.QuietTime : due;
    }

    /// <summary>Looks at every incident where a wave of ends has passed, and at all when one is over for good: what other incidents hold of it can still be told to it.</summary>
    public void Review()
    {
        var isOver = ledger.Incidents.Any(item => item is { ClosedAt: null, QuietReported: false, QuietSince: { } quiet } && quiet + ledger.Options.QuietTime <= ledger.Now);
        foreach (var id in ledger.Incidents.Where(item => DueAt(item, ledger.Options) is { } due && (isOver || due <= ledger.Now)).Select(item => item.Id).ToList())
        {
            var incident = ledger.Incidents.First(item => item.Id == id);
            if (DueAt(incident, ledger.Options) <= ledger.Now) ledger.Replace(incident, incident with { EndsWeighed = incident.Alerts.Count(alert => alert.EndsAt is not null) });
            foreach (var guest in incident.Guests)
            {
                var current = ledger.Incidents.First(item => item.Id == id);
                if (Find(current, guest) is { } part) Part(current, guest, part.Alerts, part.Because);
            }
        }
    }

    // What was reached later is over later.
    private static TimeSpan Lag(TrackedIncident incident)
    {
        var founded = Middle(Of(incident, incident.Founders), alert => alert.StartsAt);
        var lag = incident.Guests.Max(guest => Middle(Of(incident, guest.Fingerprints), alert => alert.StartsAt)) - founded ?? TimeSpan.Zero;
        return lag < TimeSpan.Zero ? TimeSpan.Zero : lag < Hypothesis.Window ? lag : Hypothesis.Window;
    }

    private void Part(TrackedIncident incident, Guest guest, IReadOnlyList<Alert> alerts, string because)
    {
        var symptoms = Symptom.Of(alerts);
        var group = problems.Of(finder.Fit(guest.Root, symptoms), symptoms, odds.Noise);
        // It may be more of another incident.
        var into = new Belonging(ledger, query, problems).Of(group, other => other.Id == incident.Id ? double.NegativeInfinity : Likeness(alerts, other.Alerts))?.Incident.Id;
        Suspecting.Update(ledger, Regroup.Part(ledger, incident, alerts, because, into), query);
        Suspecting.Update(ledger, incident.Id, query);
    }

    // Ln of the odds that two groups are of one problem, from how they end and how long they last.
    private double Likeness(IReadOnlyList<Alert> left, IReadOnlyList<Alert> right) => Differ(left, right) ? -RecoveredTogether : EndTogether;

    private bool Differ(IReadOnlyList<Alert> left, IReadOnlyList<Alert> right)
    {
        var apart = Middle(left, End(left)) - Middle(right, End(right));
        var later = Middle(left, alert => alert.StartsAt) - Middle(right, alert => alert.StartsAt);
        return apart?.Duration() >= Wave && (apart - later)?.Duration() >= Wave;
    }

    private (IReadOnlyList<Alert> Alerts, string Because)? Find(TrackedIncident incident, Guest guest)
    {
        var (came, hosts) = (Of(incident, guest.Fingerprints), Of(incident, incident.Founders));
        if (!Differ(came, hosts)) return null;
        var own = Resources(came);
        if (Math.Min(RecoveredTogether, Recovered * Math.Min(own.Count, Resources(hosts).Count)) <= guest.LogOdds) return null;
        var (over, rest, end) = (Middle(came, End(came)), Middle(hosts, End(hosts)), End(incident.Alerts));
        var reach = query.SpreadOf(guest.Root, came.Exists(alert => SignalRole.IsUsedUp(alert.Signal)));
        List<Alert> parts = [.. came, .. incident.Alerts.Except(came).Except(hosts.Take(1)).Where(IsTheirs)];
        return (parts, over < rest ? $"{parts.Count} alerts were over while the others went on" : $"{parts.Count} alerts went on when the others were over");

        // What came later and ends with them is theirs; of what was there before, only what shows their resources or is reached by their cause.
        bool IsTheirs(Alert alert) => (end(alert) - over)?.Duration() <= Wave && (end(alert) - rest)?.Duration() > Wave
            && (!hosts.Contains(alert) || own.Contains(alert.ResourceId) || reach.ContainsKey(alert.ResourceId));
    }

    private static List<Alert> Of(TrackedIncident incident, IReadOnlyList<string> fingerprints) => [.. incident.Alerts.Where(alert => fingerprints.Contains(alert.Fingerprint))];

    private static DateTimeOffset? Middle(IReadOnlyList<Alert> alerts, Func<Alert, DateTimeOffset> time) =>
        alerts.Count == 0 ? null : alerts.Select(time).Order().ElementAt((alerts.Count - 1) / 2);

    // What goes on is not over before now; where others of the resource are over, its end got lost.
    private Func<Alert, DateTimeOffset> End(IReadOnlyList<Alert> alerts)
    {
        var ended = alerts.Where(alert => alert.EndsAt is not null).GroupBy(alert => alert.ResourceId, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.Max(alert => alert.EndsAt)!.Value, StringComparer.Ordinal);
        return alert => alert.EndsAt ?? (ended.TryGetValue(alert.ResourceId, out var end) ? end : ledger.Now - Transport);
    }

    private static HashSet<string> Resources(IEnumerable<Alert> alerts) => alerts.Select(alert => alert.ResourceId).ToHashSet(StringComparer.Ordinal);
}
