using AIOps.Correlate.Faults;
using AIOps.Correlate.Lifecycle;

namespace AIOps.Correlate.Admission;

/// <summary>Is a group a problem of its own, or more of one that is known? It may lie in what is behind an incident, or in trouble that came in or went out over a dependency that the topology misses.</summary>
internal sealed class Belonging(Ledger ledger, ServiceGraphQuery query, NewProblems problems)
{
    /// <summary>What an incident's root may be, the likeliest first.</summary>
    private const int LikelyRoots = 3;

    /// <summary>Where trouble may have come into a group beside its own likeliest root.</summary>
    private const int LikelyEntries = 8;

    /// <summary>Ln of how often trouble that goes on shows itself anew where it had not, rather than at once.</summary>
    private const double Relapse = -2;

    private readonly Odds odds = new(ledger, query);
    private readonly IReadOnlyList<(string ResourceId, DateTimeOffset At)> changes = Suspecting.Changes(ledger);

    /// <summary>The incident that the group belongs to, with ln of the odds for that, or null when it is a problem of its own.</summary>
    /// <param name="group">The group.</param>
    /// <param name="known">Ln of the odds for an incident from what else is known of it; null when nothing is.</param>
    public (TrackedIncident Incident, double LogOdds)? Of(NewGroup group, Func<TrackedIncident, double>? known = null)
    {
        var loud = problems.Loud(group.Members);
        // A new problem may have ways that the topology misses, as well as a known one.
        var alone = new Explanation(group.Members, query, changes, loud, problems.Seen(group.Hypothesis)).Best();
        var asNew = Math.Max(group.Value, alone) + NewProblems.Prior(query);
        var coincidence = Explanation.IsChanged(group.Hypothesis, changes) ? Explanation.Changed : 0;
        var own = SpeaksOfItself(group.Hypothesis.Root, group.Members, loud) ? Math.Log(Hypothesis.Infected / Hypothesis.ShowsItself) : 0;
        var entries = problems.Entries(group, LikelyEntries, odds.Noise);
        var (best, value) = (default(TrackedIncident), asNew);
        foreach (var incident in ledger.Incidents)
        {
            if (incident.ClosedAt is not null || incident.Suspects.Count == 0) continue;
            var late = Quieting.IsOver(incident, group.Hypothesis.Onset) ? Odds.Silent : 0;
            var here = Math.Max(
                Math.Max(odds.AsPart(group.Members, incident, Silence) - coincidence + (Felt(incident.Suspects[0]) ? 0 : own), entries.Max(entry => entry.Value + Entering(entry, incident, loud)) - late),
                group.Value - late + Math.Max(Again(group, incident), Leaving(group, incident, loud)));
            here += known?.Invoke(incident) ?? 0;
            if (here >= value) (best, value) = (incident, here);
        }

        return best is null ? null : (best, value - asNew);

        // What is used up makes its hosts and neighbours look used up too, and so does a root that is known to reach the group's.
        bool Felt(Suspicion root) => (root.UsedUp && group.Members.Any(symptom => symptom.IsUsedUp && (symptom.Resource == group.Hypothesis.Root || symptom.Whole == group.Hypothesis.Root)))
            || (query.SpreadOf(root.ResourceId, root.UsedUp).TryGetValue(group.Hypothesis.Root, out var reach) && reach.Calls == 0);

        double Silence(Symptom entry)
        {
            var mild = new Hypothesis(entry.Resource, query.SpreadOf(entry.Resource, entry.IsUsedUp), entry.At - Hypothesis.Delay(0), Character.Failing, Explanation.Passes[0]);
            return problems.Silence(mild, group.Members, loud);
        }
    }

    // Ln cost of "its root is what is behind that incident, and shows itself anew".
    private static double Again(NewGroup group, TrackedIncident incident)
    {
        var root = incident.Suspects[0];
        return root.ResourceId == group.Hypothesis.Root && root.Probability >= 0.5 && !Quieting.IsOver(incident, group.Hypothesis.Onset) ? Math.Log(root.Probability) + Relapse : double.NegativeInfinity;
    }

    // Ln cost of "its root did not break by itself: trouble of that incident came in there, over a dependency that the topology misses".
    private double Entering(NewGroup group, TrackedIncident incident, IReadOnlySet<string> loud)
    {
        var (hypothesis, suspect) = (group.Hypothesis, incident.Suspects[0]);
        var cost = odds.Hidden(hypothesis.Root, hypothesis.Onset + Hypothesis.Delay(0), incident, group.Members.Count) + Infected(hypothesis.Root, group.Members, loud);
        var root = group.Members.FirstOrDefault(symptom => symptom.Resource == hypothesis.Root);
        if (root is { IsUsedUp: true } && suspect.UsedUp) cost = Math.Max(cost, odds.HiddenHost(root, suspect, group.Members.Count));
        return Explanation.IsChanged(hypothesis, changes) ? cost - Explanation.Changed : cost;
    }

    // The same the other way round: what was taken for the incident's root is where this trouble came in.
    private double Leaving(NewGroup group, TrackedIncident incident, IReadOnlySet<string> loud)
    {
        var known = Odds.SymptomsOf(incident);
        var members = Math.Min(known.Count, group.Members.Count);
        return incident.Suspects.Take(LikelyRoots).Max(root => (Explanation.IsChanged(root.ResourceId, root.Onset, changes) ? -Explanation.Changed : 0) + Math.Log(Math.Max(1e-6, root.Probability / incident.Suspects[0].Probability))
            + odds.Hidden(root.ResourceId, root.Onset + Hypothesis.Delay(0), group, members) + Infected(root.ResourceId, known, loud));
    }

    // A root that broke speaks of itself, or its parts do; one that is reached mostly does not, and may well hide it.
    private double Infected(string root, IReadOnlyList<Symptom> symptoms, IReadOnlySet<string> loud)
    {
        if (SpeaksOfItself(root, symptoms, loud)) return Math.Log(Hypothesis.Infected / Hypothesis.ShowsItself);
        return symptoms.Any(symptom => symptom.Resource == root) ? -Math.Log(1 - Hypothesis.ShowsItself) : Explanation.Masked - Explanation.SilentRoot;
    }

    // A part may speak of its host instead, where that shows something or is not known; several parts on several hosts do not.
    private bool SpeaksOfItself(string root, IReadOnlyList<Symptom> symptoms, IReadOnlySet<string> loud)
    {
        if (symptoms.Any(symptom => symptom.IsOwn && symptom.Resource == root)) return true;
        var parts = symptoms.Where(symptom => symptom.IsOwn && symptom.Whole == root).ToList();
        return parts.Count > 1 || parts.Any(part =>
        {
            var hosts = query.Dependencies(part.Resource).Where(edge => edge.Kind == "hosts").ToList();
            return hosts.Count > 0 && hosts.TrueForAll(host => !loud.Contains(host.To));
        });
    }
}
