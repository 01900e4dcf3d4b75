using AIOps.Correlate.Faults;
using AIOps.Correlate.Lifecycle;

namespace AIOps.Correlate.Admission;

/// <summary>Is a group a problem of its own, or more of one that is known? It may lie in what is behind an incident, or in trouble that came in or went out over a dependency that the topology misses.</summary>
internal sealed class Belonging(Ledger ledger, ServiceGraphQuery query, NewProblems problems)
{
    /// <summary>What an incident's root may be, the likeliest first.</summary>
    private const int LikelyRoots = 3;

    private readonly Odds odds = new(ledger, query);
    private readonly IReadOnlyList<(string ResourceId, DateTimeOffset At)> changes = Suspecting.Changes(ledger);

    /// <summary>The incident that the group belongs to, with ln of the odds for that, or null when it is a problem of its own.</summary>
    public (TrackedIncident Incident, double LogOdds)? Of(NewGroup group)
    {
        var asNew = group.Value + NewProblems.Prior(query);
        var (best, value) = (default(TrackedIncident), asNew);
        var loud = problems.Loud(group.Members);
        foreach (var incident in ledger.Incidents)
        {
            if (incident.ClosedAt is not null || incident.Suspects.Count == 0) continue;
            var late = Quieting.IsOver(incident, group.Hypothesis.Onset) ? Odds.Silent : 0;
            var here = Math.Max(odds.AsPart(group.Members, incident, Silence), group.Value - late + Math.Max(Entering(group, incident), Leaving(group, incident)));
            if (here >= value) (best, value) = (incident, here);
        }

        return best is null ? null : (best, value - asNew);

        double Silence(Symptom entry)
        {
            var mild = new Hypothesis(entry.Resource, query.SpreadOf(entry.Resource, entry.IsUsedUp), entry.At - Hypothesis.Delay(0), Character.Failing, Explanation.Passes[0]);
            return problems.Silence(mild, group.Members, loud);
        }
    }

    // Ln cost of "its root did not break by itself: trouble of that incident came in there, over a dependency that the topology misses".
    private double Entering(NewGroup group, TrackedIncident incident)
    {
        var (hypothesis, suspect) = (group.Hypothesis, incident.Suspects[0]);
        var cost = odds.Hidden(hypothesis.Root, hypothesis.Onset + Hypothesis.Delay(0), incident, group.Members.Count) + Infected(hypothesis.Root, group.Members);
        var root = group.Members.FirstOrDefault(symptom => symptom.Resource == hypothesis.Root);
        if (root is { IsUsedUp: true } && suspect.UsedUp) cost = Math.Max(cost, odds.HiddenHost(root, suspect, group.Members.Count));
        return Explanation.IsChanged(hypothesis, changes) ? cost - Explanation.Changed : cost;
    }

    // The same the other way round: what was taken for the incident's root is where this trouble came in.
    private double Leaving(NewGroup group, TrackedIncident incident)
    {
        var known = Odds.SymptomsOf(incident);
        var members = Math.Min(known.Count, group.Members.Count);
        return incident.Suspects.Take(LikelyRoots).Max(root => Math.Log(Math.Max(1e-6, root.Probability / incident.Suspects[0].Probability))
            + odds.Hidden(root.ResourceId, root.Onset + Hypothesis.Delay(0), group.Members, members) + Infected(root.ResourceId, known));
    }

    // A root that broke speaks of itself, or several of its parts do; one that is reached mostly does not, and may well hide it.
    private static double Infected(string root, IReadOnlyList<Symptom> symptoms)
    {
        var own = symptoms.FirstOrDefault(symptom => symptom.Resource == root);
        var parts = symptoms.Count(symptom => symptom.IsOwn && symptom.Whole == root && symptom.Resource != root);
        if (own is { IsOwn: true } || parts > 1) return Math.Log(Hypothesis.Infected / Hypothesis.ShowsItself);
        return own is null ? Explanation.Masked - Explanation.SilentRoot : -Math.Log(1 - Hypothesis.ShowsItself);
    }
}
