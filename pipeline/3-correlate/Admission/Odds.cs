using System.Runtime.CompilerServices;
using AIOps.Correlate.Faults;
using AIOps.Correlate.Lifecycle;

namespace AIOps.Correlate.Admission;

/// <summary>Ln of how likely a symptom is by chance, or as part of an incident, each against an alert that is certain to come in this window.</summary>
internal sealed class Odds(Ledger ledger, ServiceGraphQuery query)
{
    /// <summary>Chance has at least this many places to hit.</summary>
    private const int FewestPlaces = 20;

    /// <summary>Dependencies that the topology misses: a resource is reached over one of them with this probability for each resource in trouble, up to a limit.</summary>
    private const double HiddenPerResource = 0.004;
    private const double HiddenAtMost = 0.08;

    private const double Detour = 0.5;

    private static readonly ConditionalWeakTable<TrackedIncident, IReadOnlyList<Symptom>> Shown = [];
    private readonly Hum hum = new(ledger.State.Background, ledger.Now);

    public static IReadOnlyList<Symptom> SymptomsOf(TrackedIncident incident) => Shown.GetValue(incident, static item => Symptom.Of(item.Alerts));

    /// <summary>Probability that a given resource is reached by an incident of so many resources over a dependency that the topology misses.</summary>
    public static double Hidden(int resources) => Math.Min(HiddenAtMost, HiddenPerResource * resources);

    /// <summary>Alerts that belong to nothing. Hiccups last as long as each likes; the alerts of a problem at one resource go on together.</summary>
    public double Noise(Symptom symptom)
    {
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

    /// <summary>Part of an open incident: the best value with the rule that gives it, and by what.</summary>
    public (double Value, string Rule, string By) Join(Symptom symptom, TrackedIncident incident)
    {
        var members = SymptomsOf(incident);
        var best = (Value: double.NegativeInfinity, Rule: "", By: "");
        if (incident.Suspects.Count == 0) return best;
        var likeliest = incident.Suspects[0];
        var all = 0.0;
        foreach (var suspect in incident.Suspects) all += suspect.Probability * Likelihood(suspect, symptom);
        if (all > 0) best = (Math.Log(all), "topology", likeliest.ResourceId);
        foreach (var member in members)
        {
            if (member.Resource == symptom.Resource)
            {
                // What already shows something soon shows more; what it shows much later may be another story.
                var later = (symptom.At - member.At).Duration();
                var value = later <= TimeSpan.FromMinutes(4) ? 1 : later <= TimeSpan.FromMinutes(20) ? -1 : -3;
                if (symptom.IsOwn && !member.IsOwn) value -= 2;
                if (value > best.Value) best = (value, "same-resource", member.Resource);
                continue;
            }

            var spread = query.SpreadOf(member.Resource, member.IsUsedUp);
            if (!spread.ContainsKey(symptom.Resource)) continue;
            var link = Chain.Link(member, symptom, spread) - Detour;
            if (link > best.Value) best = (link, "topology", member.Resource);
        }

        var character = likeliest.Slow >= 0.5 ? Character.Slow : Character.Failing;
        var hidden = Math.Log(Hidden(members.Count)) + Hypothesis.Timing(symptom.At, likeliest.Onset, 2) + Hypothesis.Look(symptom, character) + (symptom.IsOwn ? Math.Log(Hypothesis.Infected) : 0);
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
