using AIOps.Correlate.Faults;
using AIOps.Correlate.Grouping;
using AIOps.Correlate.Lifecycle;

namespace AIOps.Correlate.Admission;

/// <summary>
/// Decides for waiting alerts, where single ones are not trusted: noise, part of an incident, or with others the sign of a new one. Every answer is weighed by how likely the
/// alerts would be as they are: who would be reached by what, when, how it would look. A new problem has to be likelier than chance and than more of a known problem.
/// </summary>
internal sealed class Weighing
{
    /// <summary>An incident that a lot joins is one, so the oldest are no longer doubted.</summary>
    private const int MostGuests = 24;

    /// <summary>Routine resources of one failure; more at the same time are a batch.</summary>
    private const int MostRoutine = 4;

    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(5);

    private readonly Ledger ledger;
    private readonly ServiceGraphQuery query;
    private readonly Odds odds;
    private readonly NewProblems problems;
    private readonly Belonging belonging;

    private readonly Dictionary<Symptom, (double Value, TrackedIncident? Incident, string Rule, string By)> otherwise = [];

    public Weighing(Ledger ledger, ServiceGraphQuery query)
    {
        (this.ledger, this.query) = (ledger, query);
        odds = new Odds(ledger, query);
        problems = new NewProblems(ledger, query);
        belonging = new Belonging(ledger, query, problems);
    }

    /// <summary>Looks for a new problem that the alert is part of; when there is none and the alert has settled, for an incident that it belongs to. True when it found a place.</summary>
    public bool Review(HeldAlert held, bool settled)
    {
        if (held.Alert.ResourceId.Length == 0) return false;
        var waiting = ledger.Held.Where(item => item.Reason is "company" or "routine" && item.Alert.ResourceId.Length > 0
            && (item.Alert.StartsAt - held.Alert.StartsAt).Duration() <= ledger.Options.Admission.CompanyWindow).ToList();
        // Routine supports what others show, unless so much of it comes that it is simply the hour of it.
        if (waiting.Where(item => item.Reason == "routine").Select(item => item.Alert.ResourceId).Distinct().Count() > MostRoutine) waiting.RemoveAll(item => item.Reason == "routine");
        otherwise.Clear();
        var symptoms = Symptom.Apart(waiting.Select(item => item.Alert));
        var mine = symptoms.FirstOrDefault(symptom => symptom.Alerts.Any(alert => alert.Fingerprint == held.Alert.Fingerprint));
        if (mine is null) return false;
        var found = problems.Find(mine, symptoms, symptom => Otherwise(symptom).Value);
        if (found is not null && problems.BeatsChance(found))
        {
            if (IsEarly(found, waiting, held)) return false;
            found = problems.Strongest(found, mine, symptoms, symptom => Otherwise(symptom).Value);
            if (IsEarly(found, waiting, held)) return false;
            var into = belonging.Of(found);
            // More of an incident, or likelier a new problem than anything known.
            Place(found, into, waiting);
            return true;
        }

        // What is likelier a new problem than anything known waits until it beats chance.
        if (!settled || found?.Gain + NewProblems.Prior(query) > 0) return false;
        var (value, incident, rule, by) = Otherwise(mine);
        if (incident is null) return false;
        var current = ledger.Incidents.First(item => item.Id == incident.Id);
        foreach (var item in waiting.Where(item => IsOf(mine, item) && (item.Until <= ledger.Now || item.Alert.Fingerprint == held.Alert.Fingerprint)))
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
            if (Quieting.IsOver(incident, symptom.At)) join.Value -= Odds.Silent;
            if (join.Value > best.Value) best = (join.Value, incident, join.Rule, join.By);
        }

        return otherwise[symptom] = best;
    }

    private static bool IsOf(Symptom symptom, HeldAlert held) =>
        held.Alert.ResourceId == symptom.Resource && symptom.Alerts.Any(alert => alert.Fingerprint == held.Alert.Fingerprint);

    // A group that is not due yet: the alert is looked at again when it is.
    private bool IsEarly(NewGroup group, IReadOnlyList<HeldAlert> waiting, HeldAlert held)
    {
        var due = DueAt(group, waiting);
        if (due <= ledger.Now) return false;
        var known = ledger.Held.First(item => item.Alert.Fingerprint == held.Alert.Fingerprint);
        if (due < known.Until) ledger.Hold(known with { Until = due });
        return true;
    }

    // The first word of a problem may be chance, so the second one counts.
    private DateTimeOffset DueAt(NewGroup group, IReadOnlyList<HeldAlert> waiting)
    {
        var arrivals = waiting.Where(item => group.Members.Any(symptom => IsOf(symptom, item))).Select(item => item.ArrivedAt).Order().ToList();
        return arrivals[Math.Min(1, arrivals.Count - 1)] + ledger.Options.Admission.OpenAfter;
    }

    private void Place(NewGroup group, (TrackedIncident Incident, double LogOdds)? into, IReadOnlyList<HeldAlert> waiting)
    {
        var taken = waiting.Where(item => group.Members.Any(symptom => IsOf(symptom, item))).OrderBy(item => item.Alert.StartsAt).ThenBy(item => item.Alert.Fingerprint, StringComparer.Ordinal).ToList();
        var root = group.Hypothesis.Root;
        if (into is var (incident, logOdds))
        {
            foreach (var item in taken)
                Opening.Join(ledger, ledger.Incidents.First(known => known.Id == incident.Id), item, Why(item.Alert, "coincidence", incident.Suspects[0].ResourceId, logOdds, incident.Suspects[0].Onset));
            var host = ledger.Incidents.First(known => known.Id == incident.Id);
            ledger.Replace(host, host with { Guests = [.. host.Guests.TakeLast(MostGuests - 1), new Guest([.. taken.Select(item => item.Alert.Fingerprint)], root, Math.Round(logOdds, 2))] });
            Suspecting.Update(ledger, incident.Id, query);
            LookAgain(taken);
            return;
        }

        var opened = Opening.Open(ledger, [.. taken.Select((item, i) =>
            (item, i == 0 ? new GroupReason("first", 1, "first alert", RuleSet.Version) : Why(item.Alert, "topology", root, group.Gain, group.Hypothesis.Onset)))]);
        Suspecting.Update(ledger, opened.Id, query);
        LookAgain(taken);
    }

    // What has waited long enough may belong to what was just found.
    private void LookAgain(List<HeldAlert> found)
    {
        var window = ledger.Options.Admission.CompanyWindow;
        foreach (var item in ledger.Held.Where(item => item.Reason == "company").ToList())
        {
            if (!found.Exists(other => (other.Alert.StartsAt - item.Alert.StartsAt).Duration() <= window)) continue;
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
}
