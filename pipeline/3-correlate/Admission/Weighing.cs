using AIOps.Correlate.Faults;
using AIOps.Correlate.Grouping;
using AIOps.Correlate.Lifecycle;

namespace AIOps.Correlate.Admission;

/// <summary>
/// Decides for waiting alerts, where single ones are not trusted: noise, part of an incident, or with others the sign of a new one. Every answer is weighed by how likely the
/// alerts would be as they are: who would be reached by what, when, how it would look. A new problem has to be likelier than chance and than more of a known problem.
/// </summary>
internal sealed class Weighing(Ledger ledger, ServiceGraphQuery query)
{
    /// <summary>Ln of the likelihood ratio from which on a waiting alert is taken along by a new problem at once; the others settle by themselves.</summary>
    private const double TakenAlong = -2;

    /// <summary>A scope with a problem every hour is a bad one.</summary>
    private const double ProblemsPerDay = 24;

    /// <summary>How often a group is looked at before it is forgotten, as slow or failing.</summary>
    private const double Looks = 8;

    /// <summary>After this, what is going to alert has.</summary>
    private static readonly TimeSpan AllSeen = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(5);

    private readonly Odds odds = new(ledger, query);
    private readonly HypothesisFinder finder = new(query);
    private readonly IReadOnlyList<(string ResourceId, DateTimeOffset At)> changes = Suspecting.Changes(ledger);
    private readonly int roots = Math.Max(20, query.CountWholes);

    private readonly Dictionary<Symptom, (double Value, TrackedIncident? Incident, string Rule, string By)> otherwise = [];

    private double NewProblem => Math.Log(ProblemsPerDay * Hypothesis.Window.TotalDays / roots);

    /// <summary>Looks for a new problem that the alert is part of; when there is none and the alert has settled, for an incident that it belongs to. True when it found a place.</summary>
    public bool Review(HeldAlert held, bool settled)
    {
        if (held.Alert.ResourceId.Length == 0) return false;
        var waiting = ledger.Held.Where(item => item.Reason == "company" && item.Alert.ResourceId.Length > 0
            && (item.Alert.StartsAt - held.Alert.StartsAt).Duration() <= ledger.Options.Admission.CompanyWindow).ToList();
        otherwise.Clear();
        var symptoms = Symptom.Of(waiting.Select(item => item.Alert));
        var mine = symptoms.FirstOrDefault(symptom => symptom.Resource == held.Alert.ResourceId);
        if (mine is null) return false;
        if (Find(mine, symptoms) is { } found)
        {
            var due = DueAt(found, waiting);
            if (due <= ledger.Now)
            {
                Place(found, waiting);
                return true;
            }

            var known = ledger.Held.First(item => item.Alert.Fingerprint == held.Alert.Fingerprint);
            if (due < known.Until) ledger.Hold(known with { Until = due });
            return false;
        }

        if (!settled) return false;
        var (value, incident, rule, by) = Otherwise(mine);
        if (incident is null) return false;
        var current = ledger.Incidents.First(item => item.Id == incident.Id);
        foreach (var item in waiting.Where(item => item.Alert.ResourceId == mine.Resource && (item.Until <= ledger.Now || item.Alert.Fingerprint == held.Alert.Fingerprint)))
        {
            current = ledger.Incidents.First(known => known.Id == incident.Id);
            Opening.Join(ledger, current, item, Why(item.Alert, rule, by, value - odds.Noise(mine), current.Suspects[0].Onset));
        }

        Suspecting.Update(ledger, incident.Id, query);
        return true;
    }

    // The best answer without a new problem: noise, or an incident.
    private (double Value, TrackedIncident? Incident, string Rule, string By) Otherwise(Symptom symptom)
    {
        if (otherwise.TryGetValue(symptom, out var known)) return known;
        var best = (Value: odds.Noise(symptom), Incident: default(TrackedIncident), Rule: "", By: "");
        foreach (var incident in ledger.Incidents)
        {
            if (incident.ClosedAt is not null) continue;
            var join = odds.Join(symptom, incident);
            if (incident.QuietSince is { } quiet && quiet < symptom.At) join.Value -= Odds.Silent;
            if (join.Value > best.Value) best = (join.Value, incident, join.Rule, join.By);
        }

        return otherwise[symptom] = best;
    }

    private NewGroup? Find(Symptom mine, IReadOnlyList<Symptom> symptoms)
    {
        var best = default(NewGroup);
        var near = Near(mine, symptoms);
        var loud = symptoms.Concat(ledger.Incidents.Where(item => item.ClosedAt is null).SelectMany(Odds.SymptomsOf))
            .SelectMany(symptom => new[] { symptom.Resource, symptom.Whole }).ToHashSet(StringComparer.Ordinal);
        foreach (var fitted in finder.Candidates([mine]).Select(root => finder.Fit(root, near)))
        foreach (var hypothesis in Explanation.Passes.Select(pass => fitted with { Pass = pass }))
        {
            var root = hypothesis.Root;
            if ((hypothesis.Of(mine) ?? double.NegativeInfinity) < TakenAlong) continue;
            var members = new List<Symptom>();
            var (overChance, gain, total) = (0.0, 0.0, 0.0);
            foreach (var symptom in symptoms)
            {
                if (hypothesis.Of(symptom) is not { } value || value < TakenAlong || value <= Otherwise(symptom).Value) continue;
                members.Add(symptom);
                total += value;
                overChance += value - odds.Noise(symptom);
                gain += value - Otherwise(symptom).Value;
            }

            if (!members.Contains(mine)) continue;
            var isLoud = members.Any(symptom => symptom.Resource == root || symptom.Whole == root);
            var isBusy = members.Any(symptom => symptom.Resource == root && symptom.IsUsedUp);
            var signs = (isLoud ? 0 : Explanation.SilentRoot) + OneOfParts(root) + (Explanation.IsChanged(hypothesis, changes) ? Explanation.Changed : 0);
            // Silence only ever speaks against it.
            if (best is not null && gain + signs <= best.Gain) continue;
            signs += hypothesis.Silence(loud, isBusy, Math.Clamp((ledger.Now - hypothesis.Onset) / AllSeen, 0, 1));
            if (best is null || gain + signs > best.Gain) best = new NewGroup(hypothesis, members, overChance + signs, gain + signs, total + signs);
        }

        if (best is null || best.Members.Sum(symptom => symptom.Alerts.Count) < ledger.Options.Admission.MinimumAlerts) return null;
        // By Markov's inequality a likelihood ratio of x comes by chance at most once in x tries; every root in every window, at every look, is a try.
        var tries = Looks * Math.Max(roots, query.Graph.Nodes.Count) / Hypothesis.Window.TotalDays / ledger.Options.Admission.ChanceIncidentsPerDay;
        if (best.OverChance < Math.Log(tries)) return null;
        var asNew = best.Value + NewProblem;
        best.Into = ledger.Incidents.Where(item => item.ClosedAt is null && item.Suspects.Count > 0).Select(item => (Incident: item, Value: Math.Max(odds.AsPart(best.Members, item), best.Value + Math.Max(Entering(best, item), Leaving(best, item)))))
            .Where(item => item.Value >= asNew).OrderByDescending(item => item.Value).Select(item => item.Incident).FirstOrDefault();
        return best.Into is not null || best.Gain + NewProblem > 0 ? best : null;
    }

    // The first word of a problem may be chance, so the second one counts.
    private DateTimeOffset DueAt(NewGroup group, IReadOnlyList<HeldAlert> waiting)
    {
        var resources = group.Members.Select(symptom => symptom.Resource).ToHashSet(StringComparer.Ordinal);
        var arrivals = waiting.Where(item => resources.Contains(item.Alert.ResourceId)).Select(item => item.ArrivedAt).Order().ToList();
        return arrivals[Math.Min(1, arrivals.Count - 1)] + ledger.Options.Admission.OpenAfter;
    }

    // Ln cost of "its root did not break by itself: trouble of that incident came in there, over a dependency that the topology misses".
    private double Entering(NewGroup group, TrackedIncident incident)
    {
        var hypothesis = group.Hypothesis;
        var cost = odds.Hidden(hypothesis.Root, hypothesis.Onset + Hypothesis.Delay(0), incident, group.Members.Count);
        cost += Infected(hypothesis.Root, group.Members);
        return Explanation.IsChanged(hypothesis, changes) ? cost - Explanation.Changed : cost;
    }

    // The same the other way round: what was taken for the incident's root is where this trouble came in.
    private double Leaving(NewGroup group, TrackedIncident incident)
    {
        var root = incident.Suspects[0];
        var known = Odds.SymptomsOf(incident);
        return odds.Hidden(root.ResourceId, root.Onset + Hypothesis.Delay(0), group.Members, Math.Min(known.Count, group.Members.Count)) + Infected(root.ResourceId, known);
    }

    // A root that broke speaks of itself; one that is reached mostly does not, and may well hide it.
    private static double Infected(string root, IReadOnlyList<Symptom> symptoms)
    {
        var own = symptoms.FirstOrDefault(symptom => symptom.Resource == root);
        if (own is null) return Explanation.Masked - Explanation.SilentRoot;
        return own.IsOwn ? Math.Log(Hypothesis.Infected / Hypothesis.ShowsItself) : -Math.Log(1 - Hypothesis.ShowsItself);
    }

    // The whole and each of its parts are as likely to be what broke.
    private double OneOfParts(string root)
    {
        var whole = ArmId.WholeOf(root);
        return whole == root ? 0 : -Math.Log(1 + query.Dependencies(whole).Count(edge => edge.Kind == "contains"));
    }

    private static List<Symptom> Near(Symptom mine, IReadOnlyList<Symptom> symptoms) =>
        [.. symptoms.Where(symptom => (symptom.At - mine.At).Duration() <= Hypothesis.Window / 2)];

    private void Place(NewGroup group, IReadOnlyList<HeldAlert> waiting)
    {
        var resources = group.Members.Select(symptom => symptom.Resource).ToHashSet(StringComparer.Ordinal);
        var taken = waiting.Where(item => resources.Contains(item.Alert.ResourceId)).OrderBy(item => item.Alert.StartsAt).ThenBy(item => item.Alert.Fingerprint, StringComparer.Ordinal).ToList();
        var root = group.Hypothesis.Root;
        if (group.Into is { } incident)
        {
            foreach (var item in taken)
                Opening.Join(ledger, ledger.Incidents.First(known => known.Id == incident.Id), item, Why(item.Alert, "coincidence", incident.Suspects[0].ResourceId, 0, incident.Suspects[0].Onset));
            Suspecting.Update(ledger, incident.Id, query);
            LookAgain();
            return;
        }

        var opened = Opening.Open(ledger, [.. taken.Select((item, i) =>
            (item, i == 0 ? new GroupReason("first", 1, "first alert", RuleSet.Version) : Why(item.Alert, "topology", root, group.Gain, group.Hypothesis.Onset)))]);
        Suspecting.Update(ledger, opened.Id, query);
        LookAgain();
    }

    // What has waited long enough may belong to what was just found.
    private void LookAgain()
    {
        foreach (var item in ledger.Held.Where(item => item.Reason == "company").ToList())
        {
            var settled = item.ArrivedAt + ledger.Options.Admission.SettleTime;
            var soon = ledger.Now + Soon;
            var at = settled > soon ? settled : soon;
            if (at < item.Until) ledger.Hold(item with { Until = at });
        }
    }

    private static GroupReason Why(Alert alert, string rule, string by, double logOdds, DateTimeOffset onset)
    {
        var name = ArmId.ShortNameOf(by);
        var link = rule == "coincidence" ? $"{ArmId.ShortNameOf(alert.ResourceId)} together with {name}" : alert.ResourceId == by ? name : $"{ArmId.ShortNameOf(alert.ResourceId)} -> {name}";
        return new GroupReason(rule, Math.Round(1 / (1 + Math.Exp(-logOdds)), 3), $"{link}, {LinkScorer.Apart((alert.StartsAt - onset).Duration())}", RuleSet.Version);
    }

    /// <param name="Hypothesis">What would be behind it.</param>
    /// <param name="Members">What it explains better than anything else.</param>
    /// <param name="OverChance">Ln of the likelihood ratio to mere chance.</param>
    /// <param name="Gain">The same to the best answer without a new problem.</param>
    /// <param name="Value">Ln of the likelihood of its members.</param>
    private sealed record NewGroup(Hypothesis Hypothesis, IReadOnlyList<Symptom> Members, double OverChance, double Gain, double Value)
    {
        /// <summary>The incident that it rather is a part of.</summary>
        public TrackedIncident? Into { get; set; }
    }
}
