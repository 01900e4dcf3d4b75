using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using AIOps.Correlate.Faults;
using AIOps.Correlate.Lifecycle;

namespace AIOps.Correlate.Admission;

/// <summary>Ln of how likely a symptom is by chance, or as part of an incident, each against an alert that is certain to come in this window.</summary>
internal sealed class Odds(Ledger ledger, ServiceGraphQuery query)
{
    /// <summary>Chance has at least this many places to hit.</summary>
    private const int FewestPlaces = 20;

    /// <summary>Of the dependencies that the topology misses, about every second one passes trouble on that shows.</summary>
    private const double Passes = 0.5;

    /// <summary>What most such dependencies lead to is reached over known ones too, so they explain a resource at most this often (times what the time of it says).</summary>
    private const double HiddenAtMost = 0.4;

    /// <summary>Ln cost of going on after most had ended.</summary>
    public const double Silent = 3;

    private const double Detour = 0.5;

    /// <summary>Ln of the probability that routine comes in this very window: on three days of four, some time within forty minutes.</summary>
    private static readonly double Routine = Math.Log(0.75 * Hypothesis.Window.TotalMinutes / 40);

    /// <summary>Ln of what is as good as impossible.</summary>
    private const double Nothing = -20;

    /// <summary>Steps from the root to a resource of which it is not known how trouble got there.</summary>
    private const int UnknownSteps = 3;

    /// <summary>Ln cost of each further rule that fires at a resource long after it first showed something: one straggler is usual, several at once are news.</summary>
    private const double Straggler = 1.6;

    private static readonly ConditionalWeakTable<TrackedIncident, IReadOnlyList<Symptom>> Shown = [];

    /// <summary>The same waiting alert is held against the same incident at every look; incidents never change, so the answer holds as long as the instance.</summary>
    private static readonly ConditionalWeakTable<TrackedIncident, ConcurrentDictionary<(string Resource, DateTimeOffset At, bool, bool, bool, int), (ServiceGraphQuery Query, (double, string, string) Join)>> Joins = [];

    private readonly Hum hum = new(ledger.State.Background, ledger.Now);
    private readonly HashSet<string> routine = [.. ledger.Held.Where(item => item.Reason == "routine").Select(item => item.Alert.Fingerprint)];

    public static IReadOnlyList<Symptom> SymptomsOf(TrackedIncident incident) => Shown.GetValue(incident, static item => Symptom.Of(item.Alerts));

    /// <summary>Ln of the likelihood that trouble of an incident enters a resource, or a part of it, over a dependency that the topology misses, at a time.</summary>
    /// <param name="resource">The resource.</param>
    /// <param name="at">When it first shows something.</param>
    /// <param name="incident">The incident.</param>
    /// <param name="members">How many resources say so together.</param>
    public double Hidden(string resource, DateTimeOffset at, TrackedIncident incident, int members)
    {
        // Trouble gets everywhere within minutes: what begins long after the root broke is hardly reached by it.
        var age = Hypothesis.Reached(at, incident.Suspects[0].Onset, UnknownSteps, members);
        return Math.Max(Nothing, Hidden(resource, at, SymptomsOf(incident), members, Belief(incident)) + age);
    }

    /// <summary>The same for trouble of a group that waits.</summary>
    public double Hidden(string resource, DateTimeOffset at, NewGroup group, int members)
    {
        var hypothesis = group.Hypothesis;
        var age = Hypothesis.Reached(at, hypothesis.Onset, UnknownSteps, members);
        return Math.Max(Nothing, Hidden(resource, at, group.Members, members, Belief(hypothesis.Spread, hypothesis.Onset)) + age);
    }

    private double Hidden(string resource, DateTimeOffset at, IReadOnlyList<Symptom> from, int members, Func<Symptom, double> belief)
    {
        var sum = 0.0;
        foreach (var member in from)
        {
            var edge = query.Missing.Between(resource, member.Resource);
            foreach (var part in query.Dependencies(resource))
            {
                if (part.Kind == "contains") edge += query.Missing.Between(part.To, member.Resource);
            }

            sum += Passes * edge * Math.Exp(Hypothesis.Timing(at, member.At - Hypothesis.Delay(0), 1, members) + belief(member));
        }

        return Math.Log(Math.Clamp(sum, Math.Exp(Nothing), HiddenAtMost));
    }

    // What shows something long after the rest was reached late, or not at all: it passes on as much as it is believed to be part of it.
    private Func<Symptom, double> Belief(TrackedIncident incident)
    {
        var root = incident.Suspects[0];
        return Belief(query.SpreadOf(root.ResourceId, root.UsedUp), root.Onset);
    }

    private static Func<Symptom, double> Belief(SpreadMap spread, DateTimeOffset onset) =>
        member => Math.Min(0, Hypothesis.Timing(member.At, onset, spread.TryGetValue(member.Resource, out var reach) ? reach.Steps : UnknownSteps));

    /// <summary>True when all that it shows comes at this time of day anyway.</summary>
    public bool IsRoutine(Symptom symptom) => routine.Count > 0 && symptom.Alerts.All(alert => routine.Contains(alert.Fingerprint));

    /// <summary>Alerts that belong to nothing. Hiccups last as long as each likes; the alerts of a problem at one resource go on together.</summary>
    public double Noise(Symptom symptom)
    {
        if (IsRoutine(symptom)) return Routine;
        var value = Math.Log(hum.PerDay * Hypothesis.Window.TotalDays / Math.Max(FewestPlaces, query.Graph.Nodes.Count)) + ((symptom.Alerts.Count - 1) * Math.Log(hum.Paired));
        var problem = 0.0;
        foreach (var alert in symptom.Alerts)
        {
            var (age, over) = ((alert.EndsAt ?? ledger.Now) - alert.StartsAt, alert.EndsAt is not null);
            value += Math.Log(Math.Max(1e-3, hum.OfHiccup(age, over)));
            problem = Math.Max(problem, Hum.OfProblem(age, over));
        }

        return value - Math.Log(problem);
    }

    /// <param name="symptom">The resource that shows something.</param>
    /// <param name="incident">The incident.</param>
    /// <param name="members">How many resources speak for the time at which it shows it.</param>
    /// <summary>Part of an open incident: the best value with the rule that gives it, and by what.</summary>
    public (double Value, string Rule, string By) Join(Symptom symptom, TrackedIncident incident, int members = 1)
    {
        var key = (symptom.Resource, symptom.At, symptom.IsOwn, symptom.IsSlow, symptom.IsFailing, members);
        var known = Joins.GetValue(incident, static _ => new ConcurrentDictionary<(string, DateTimeOffset, bool, bool, bool, int), (ServiceGraphQuery, (double, string, string))>());
        if (known.TryGetValue(key, out var answer) && ReferenceEquals(answer.Query, query)) return answer.Join;
        var join = Ask(symptom, incident, members);
        known[key] = (query, join);
        return join;
    }

    /// <summary>The group as more of an incident: ln of the likelihood under what may be behind it, each root taken for all of them together.</summary>
    /// <param name="group">What the resources of the group show.</param>
    /// <param name="incident">The incident.</param>
    /// <param name="silence">Ln of the likelihood that nothing else shows something although trouble came in at a symptom's resource.</param>
    public double AsPart(IReadOnlyList<Symptom> group, TrackedIncident incident, Func<Symptom, double> silence)
    {
        var ordered = group.OrderBy(symptom => symptom.At).ToList();
        var late = ordered.Select(symptom => Quieting.IsOver(incident, symptom.At) ? Silent : 0).ToList();
        var otherwise = ordered.Select((symptom, i) =>
        {
            var beside = Beside(symptom, incident, group.Count);
            return beside.Value - late[i] + (beside.Rule == "coincidence" ? silence(symptom) : 0);
        }).ToList();
        var noise = ordered.Select(Noise).ToList();
        var best = double.NegativeInfinity;
        foreach (var suspect in incident.Suspects)
        {
            var total = Math.Log(Math.Max(1e-6, suspect.Probability));
            var inside = new bool[ordered.Count];
            for (var i = 0; i < ordered.Count; i++)
            {
                var own = Likelihood(suspect, ordered[i]);
                var value = Math.Max(otherwise[i], own <= 0 ? double.NegativeInfinity : Math.Log(own) - late[i]);
                for (var below = 0; below < i; below++)
                {
                    if (!inside[below]) continue;
                    var spread = query.SpreadOf(ordered[below].Resource, ordered[below].IsUsedUp);
                    if (spread.ContainsKey(ordered[i].Resource)) value = Math.Max(value, Chain.Link(ordered[below], ordered[i], spread) - Detour);
                }

                inside[i] = value > noise[i];
                total += Math.Max(noise[i], value);
            }

            best = Math.Max(best, total);
        }

        return best;
    }

    /// <summary>What is used up is felt on its hosts, also on one that the topology misses: ln of the likelihood.</summary>
    public double HiddenHost(Symptom symptom, Suspicion suspect, int members)
    {
        var edge = query.Missing.Between(suspect.ResourceId, symptom.Resource);
        foreach (var part in query.Dependencies(suspect.ResourceId)) edge += query.Missing.Between(part.To, symptom.Resource);
        return Math.Log(Math.Max(1e-9, Spread.SharedHost * edge)) + Hypothesis.Timing(symptom.At, suspect.Onset, 2, members);
    }

    private (double Value, string Rule, string By) Ask(Symptom symptom, TrackedIncident incident, int members)
    {
        if (incident.Suspects.Count == 0) return (double.NegativeInfinity, "", "");
        var all = 0.0;
        foreach (var suspect in incident.Suspects) all += suspect.Probability * Likelihood(suspect, symptom);
        var beside = Beside(symptom, incident, members);
        return all > 0 && Math.Log(all) >= beside.Value ? (Math.Log(all), "topology", incident.Suspects[0].ResourceId) : beside;
    }

    // Reached by a resource of the incident rather than by its root, or over a dependency that the topology misses.
    private (double Value, string Rule, string By) Beside(Symptom symptom, TrackedIncident incident, int members)
    {
        var best = (Value: double.NegativeInfinity, Rule: "", By: "");
        var likeliest = incident.Suspects[0];
        var belief = Belief(incident);
        foreach (var member in SymptomsOf(incident))
        {
            if (member.Resource == symptom.Resource)
            {
                // What already shows something soon shows more; what it shows much later may be another story.
                var later = (symptom.At - member.At).Duration();
                var value = later <= TimeSpan.FromMinutes(4) ? 1.0 : (later <= TimeSpan.FromMinutes(20) ? -2.5 : -5.5) - (Straggler * (symptom.Alerts.Count - 1));
                if (symptom.IsOwn && !member.IsOwn) value -= 2;
                if (value > best.Value) best = (value, "same-resource", member.Resource);
                continue;
            }

            var spread = query.SpreadOf(member.Resource, member.IsUsedUp);
            if (!spread.ContainsKey(symptom.Resource)) continue;
            var link = Chain.Link(member, symptom, spread) - Detour + belief(member);
            if (link > best.Value) best = (link, "topology", member.Resource);
        }

        var look = Hypothesis.Look(symptom, likeliest.Slow >= 0.5 ? Character.Slow : Character.Failing);
        var hidden = Hidden(symptom.Resource, symptom.At, incident, members) + look + (symptom.IsOwn ? Math.Log(Hypothesis.Infected) : 0);
        if (likeliest.UsedUp && symptom.IsUsedUp) hidden = Math.Max(hidden, HiddenHost(symptom, likeliest, members) + look);
        return hidden > best.Value ? (hidden, "coincidence", likeliest.ResourceId) : best;
    }

    private double Likelihood(Suspicion suspect, Symptom symptom)
    {
        var slow = new Hypothesis(suspect.ResourceId, query.SpreadOf(suspect.ResourceId, suspect.UsedUp), suspect.Onset, Character.Slow, suspect.Pass);
        if (slow.Of(symptom) is not { } value) return 0;
        var other = Hypothesis.Look(symptom, Character.Failing) - Hypothesis.Look(symptom, Character.Slow);
        return Math.Exp(value) * (suspect.Slow + ((1 - suspect.Slow) * Math.Exp(other)));
    }
}
