using AIOps.Correlate.Faults;
using AIOps.Correlate.Lifecycle;

namespace AIOps.Correlate.Admission;

/// <summary>Finds the failure that waiting alerts are the first signs of, if they are likelier so than by chance and than as anything known.</summary>
internal sealed class NewProblems(Ledger ledger, ServiceGraphQuery query)
{
    /// <summary>Ln of the likelihood ratio from which on a waiting alert is taken along by a new problem at once; the others settle by themselves.</summary>
    private const double TakenAlong = -2;

    /// <summary>A scope with a problem every hour is a bad one.</summary>
    private const double ProblemsPerDay = 24;

    /// <summary>How often a group is looked at before it is forgotten, as slow or failing.</summary>
    private const double Looks = 8;

    /// <summary>Ln of what routine alerts may add to a problem that others show.</summary>
    private const double Support = 3;

    /// <summary>After this, what is going to alert has.</summary>
    private static readonly TimeSpan AllSeen = TimeSpan.FromMinutes(5);

    private readonly Odds odds = new(ledger, query);
    private readonly HypothesisFinder finder = new(query);
    private readonly IReadOnlyList<(string ResourceId, DateTimeOffset At)> changes = Suspecting.Changes(ledger);

    /// <summary>Ln of the probability that one resource breaks in one window.</summary>
    public static double Prior(ServiceGraphQuery query) => Math.Log(ProblemsPerDay * Hypothesis.Window.TotalDays / Roots(query));

    /// <param name="mine">What one resource shows; it must be part of the problem.</param>
    /// <param name="symptoms">All that waits, that of the resource included.</param>
    /// <param name="otherwise">Ln of the likelihood of a symptom without a new problem.</param>
    /// <returns>The failure that explains most, or null when there is none.</returns>
    public NewGroup? Find(Symptom mine, IReadOnlyList<Symptom> symptoms, Func<Symptom, double> otherwise)
    {
        var best = default(NewGroup);
        var near = Near(mine, symptoms);
        var loud = Loud(symptoms);
        var instead = symptoms.Select(otherwise).ToArray();
        var noise = symptoms.Select(odds.Noise).ToArray();
        var at = symptoms.ToList().IndexOf(mine);
        var enough = Math.Max(TakenAlong, instead[at]);
        foreach (var root in finder.Candidates([mine]))
        {
            if (!query.SpreadOf(root, HypothesisFinder.IsUsedUp(root, near)).TryGetValue(mine.Resource, out var reach) || Hypothesis.AtMost(mine, root, reach) <= enough) continue;
            var fitted = finder.Fit(root, near, 1);
            // What each symptom says does not depend on how much calls pass on, but for the number of calls.
            if (fitted.Of(mine) <= enough) continue;
            var said = symptoms.Select(fitted.Of).ToArray();
            foreach (var pass in Explanation.Passes)
            {
                var hypothesis = fitted with { Pass = pass };
                var members = new List<Symptom>();
                var (overChance, gain, total, isIn, support) = (0.0, 0.0, 0.0, false, 0.0);
                for (var i = 0; i < said.Length; i++)
                {
                    if (said[i] is not { } unhindered) continue;
                    var value = unhindered + hypothesis.Passed(symptoms[i]);
                    if (value < TakenAlong || value <= instead[i]) continue;
                    isIn |= i == at;
                    members.Add(symptoms[i]);
                    total += value;
                    if (odds.IsRoutine(symptoms[i]))
                    {
                        support += Math.Min(value - noise[i], value - instead[i]);
                        continue;
                    }

                    overChance += value - noise[i];
                    gain += value - instead[i];
                }

                if (!isIn) continue;
                // What comes every day comes together, so all of it is one sign at most.
                support = Math.Min(support, Support);
                overChance += support;
                gain += support;
                var signs = Signs(hypothesis, members);
                // Silence only ever speaks against it.
                if (best is not null && gain + signs <= best.Gain) continue;
                signs += Silence(hypothesis, members, loud);
                if (best is null || gain + signs > best.Gain) best = new NewGroup(hypothesis, members, overChance + signs, gain + signs, total + signs);
            }
        }

        if (best is null || !Suffices(best)) return null;
        return BeatsChance(best) ? best : best with { OverChance = best.OverChance + new LostHost(query, odds).Signs(best, symptoms, otherwise) };
    }

    /// <summary>What all that waits is the strongest sign of, where that is not what one symptom of it was taken for: another failure, or one of two at the same time.</summary>
    public NewGroup Strongest(NewGroup group, Symptom mine, IReadOnlyList<Symptom> symptoms, Func<Symptom, double> otherwise)
    {
        var strongest = new StrongestProblem(this, finder, Near(mine, symptoms), otherwise, Prior(query));
        return strongest.Find(group, mine) is { } part && BeatsChance(part) && Suffices(part) ? part : group;
    }

    /// <summary>The group of a root whose members are known.</summary>
    public NewGroup Of(Hypothesis hypothesis, IReadOnlyList<Symptom> members, Func<Symptom, double> otherwise)
    {
        var signs = Signs(hypothesis, members) + Silence(hypothesis, members, Loud(members));
        var values = members.Select(symptom => (Symptom: symptom, Value: Math.Max(hypothesis.Of(symptom) ?? double.NegativeInfinity, odds.Noise(symptom)))).ToList();
        return new NewGroup(hypothesis, members, Sum(odds.Noise) + signs, Sum(otherwise) + signs, values.Sum(item => item.Value) + signs);

        double Sum(Func<Symptom, double> instead) => values.Where(item => !odds.IsRoutine(item.Symptom)).Sum(item => item.Value - instead(item.Symptom))
            + Math.Min(Support, values.Where(item => odds.IsRoutine(item.Symptom)).Sum(item => item.Value - instead(item.Symptom)));
    }

    /// <summary>What else than its root may be where the trouble of a group came in: the likeliest resources, each with the group as it looks from there.</summary>
    public IReadOnlyList<NewGroup> Entries(NewGroup group, int most, Func<Symptom, double> otherwise) =>
        [.. finder.Candidates(group.Members).Where(root => root != group.Hypothesis.Root).Select(root => finder.Fit(root, group.Members, 1))
            .Select(fitted => Explanation.Passes.Select(pass => Of(fitted with { Pass = pass }, group.Members, otherwise)).MaxBy(entry => entry.Value)!)
            .OrderByDescending(entry => entry.Value).Take(most).Prepend(group)];

    /// <summary>What speaks for and against a root apart from the symptoms: that it shows nothing, is one of several parts, was changed just before.</summary>
    public double Signs(Hypothesis hypothesis, IReadOnlyList<Symptom> members)
    {
        var isLoud = members.Any(symptom => symptom.Resource == hypothesis.Root || symptom.Whole == hypothesis.Root);
        return (isLoud ? 0 : Explanation.SilentRoot) + OneOfParts(hypothesis.Root) + (Explanation.IsChanged(hypothesis, changes) ? Explanation.Changed : 0);
    }

    public double Silence(Hypothesis hypothesis, IReadOnlyList<Symptom> members, IReadOnlySet<string> loud)
    {
        var isBusy = members.Any(symptom => symptom.Resource == hypothesis.Root && symptom.IsUsedUp);
        return hypothesis.Silence(loud, isBusy, Seen(hypothesis));
    }

    /// <summary>Share of the alerts of a failure that will have come by now, 0 to 1.</summary>
    public double Seen(Hypothesis hypothesis) => Math.Clamp((ledger.Now - hypothesis.Onset) / AllSeen, 0, 1);

    /// <summary>Whatever shows something: it is no silent one.</summary>
    public HashSet<string> Loud(IReadOnlyList<Symptom> symptoms) =>
        symptoms.Concat(ledger.Incidents.Where(item => item.ClosedAt is null).SelectMany(Odds.SymptomsOf))
            .SelectMany(symptom => new[] { symptom.Resource, symptom.Whole }).ToHashSet(StringComparer.Ordinal);

    /// <summary>True when a group is reason enough for an incident.</summary>
    public bool BeatsChance(NewGroup group)
    {
        // By Markov's inequality a likelihood ratio of x comes by chance at most once in x tries; every root in every window, at every look, is a try.
        var tries = Looks * Math.Max(Roots(query), query.Graph.Nodes.Count) / Hypothesis.Window.TotalDays / ledger.Options.Admission.ChanceIncidentsPerDay;
        return group.OverChance >= Math.Log(tries);
    }

    private bool Suffices(NewGroup group) =>
        group.Members.Where(symptom => !odds.IsRoutine(symptom)).Sum(symptom => symptom.Alerts.Count) >= ledger.Options.Admission.MinimumAlerts;

    // The whole and each of its parts are as likely to be what broke.
    private double OneOfParts(string root)
    {
        var whole = ArmId.WholeOf(root);
        return whole == root ? 0 : -Math.Log(1 + query.Dependencies(whole).Count(edge => edge.Kind == "contains"));
    }

    private static int Roots(ServiceGraphQuery query) => Math.Max(20, query.CountWholes);

    private static List<Symptom> Near(Symptom mine, IReadOnlyList<Symptom> symptoms) =>
        [.. symptoms.Where(symptom => (symptom.At - mine.At).Duration() <= Hypothesis.Window / 2)];
}
