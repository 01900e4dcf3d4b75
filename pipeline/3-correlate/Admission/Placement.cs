using AIOps.Correlate.Dedup;
using AIOps.Correlate.Grouping;
using AIOps.Correlate.Lifecycle;
using AIOps.Detect;

namespace AIOps.Correlate.Admission;

/// <summary>Finds the place of an alert that belongs to no incident yet: held back, an open incident, one that reopens, or a new one.</summary>
internal sealed class Placement
{
    private readonly Ledger ledger;
    private readonly LinkScorer scorer;
    private readonly Company company;
    private readonly Weighing weighing;

    private Placement(Ledger ledger, ServiceGraphQuery query)
    {
        this.ledger = ledger;
        scorer = new LinkScorer(ledger.Options, query, ledger.State.Changes);
        company = new Company(ledger, scorer);
        weighing = new Weighing(ledger, query);
    }

    public static Placement In(Ledger ledger, ServiceGraph graph) => new(ledger, ServiceGraphQuery.Of(graph));

    /// <summary>A new alert.</summary>
    public void Place(Alert alert, Anomaly anomaly)
    {
        var held = new HeldAlert(alert, "company", CompanyUntil(alert), [new Episode(anomaly.Id, alert.Fingerprint, anomaly.At, false)]) { ArrivedAt = ledger.Now };
        if (Suppression.Of(ledger, alert) is { } suppressed) ledger.Hold(held with { Reason = suppressed.Reason, Until = suppressed.Until });
        else if (Changes.ReopenTarget(ledger, alert) is { } closed) Changes.Reopen(ledger, closed, alert, anomaly);
        else Settle(held, NeedsNoCompany(alert));
    }

    /// <summary>A further phase of an alert that is held back.</summary>
    public void Again(HeldAlert held, Anomaly anomaly)
    {
        var fingerprint = held.Alert.Fingerprint;
        var restarted = IsRestart(held.Alert, anomaly);
        var episodes = Episodes.After(ledger, held.Episodes, fingerprint, anomaly);
        var alert = AlertFactory.Fold(held.Alert, anomaly, Episodes.AllEnded(episodes, fingerprint));
        if (restarted) alert = alert with { StartsAt = anomaly.Since };
        var updated = held with { Alert = alert, Episodes = episodes, ArrivedAt = restarted ? ledger.Now : held.ArrivedAt };
        if (held.Reason == "company")
        {
            if (restarted && FlapMemory.Verdict(ledger, fingerprint) is { } verdict)
                ledger.Hold(updated with { Reason = verdict, Until = ledger.Now + ledger.Options.Flapping.HoldFor(verdict) });
            else Settle(updated with { Until = held.Until > ledger.Now ? held.Until : CompanyUntil(alert) }, NeedsNoCompany(alert));
        }
        else
        {
            // A damped alert has to hold from its newest start on.
            var until = restarted && held.Reason is "flapping" or "routine" ? ledger.Now + ledger.Options.Flapping.HoldFor(held.Reason) : held.Until;
            ledger.Hold(updated with { Until = until });
        }
    }

    // Tools repeat what still fires with its old start; a new start long after the last word means that the end between them got lost.
    private bool IsRestart(Alert alert, Anomaly anomaly) => anomaly.Phase != AnomalyPhase.Cleared
        && (alert.EndsAt is not null || (anomaly is { Source: AnomalySource.Foreign, Phase: AnomalyPhase.Opened } && anomaly.Since - alert.LastAt > ledger.Options.Admission.CompanyWindow));

    /// <summary>Joins the best incident, opens one when there is reason enough, or waits for company.</summary>
    /// <param name="held">The alert.</param>
    /// <param name="alone">True when it needs no company any more.</param>
    public bool Settle(HeldAlert held, bool alone)
    {
        if (ledger.Options.Admission.MustBeatChance) return Weigh(held, alone);
        if (TryJoin(held, alone)) return true;
        ledger.Hold(held);
        var group = company.Of(held);
        if (!alone && !company.Suffices(group)) return false;
        Attract(Opening.Open(ledger, group).Id);
        return true;
    }

    private bool Weigh(HeldAlert held, bool alone)
    {
        var settled = ledger.Held.Any(item => item.Alert.Fingerprint == held.Alert.Fingerprint && item.Reason == "company" && item.Until <= ledger.Now);
        ledger.Hold(held);
        if (weighing.Review(held, settled)) return true;
        if (!alone && held.Alert.Severity > ledger.Options.Admission.ImmediateSeverity) return false;
        Opening.Open(ledger, company.Of(held));
        return true;
    }

    /// <summary>Joins the incident with the strongest link, if one is strong enough.</summary>
    /// <param name="held">The alert.</param>
    /// <param name="late">True when it may also join after the onset of the incident.</param>
    public bool TryJoin(HeldAlert held, bool late = true)
    {
        if (Best(held.Alert, late, late ? ledger.Options.LooseThreshold : ledger.Options.JoinThreshold) is not { } best) return false;
        // A loose link must be a relation: likeness alone (a similar text, the same resource group) has to reach the full threshold.
        if (best.Why.Score < ledger.Options.JoinThreshold && !Opening.CoreRules.Contains(best.Why.Rule)) return false;
        // A resource that already showed something opens no new ways to others.
        var isNews = !AlertGroup.Of(best.Incident).Loud.Contains(ArmId.WholeOf(held.Alert.ResourceId));
        Opening.Join(ledger, best.Incident, held, best.Why);
        if (isNews) Attract(best.Incident.Id);
        return true;
    }

    /// <summary>Alerts that wait for company may belong to what an incident has just become.</summary>
    private void Attract(string incidentId)
    {
        for (var joined = true; joined;)
        {
            joined = false;
            foreach (var held in ledger.Held.Where(item => item.Reason == "company").ToList())
            {
                var incident = ledger.Incidents.First(item => item.Id == incidentId);
                if (scorer.IsLate(held.Alert, incident.Alerts) || (scorer.Score(held.Alert, AlertGroup.Of(incident))?.Score ?? 0) < ledger.Options.JoinThreshold) continue;
                if (Best(held.Alert, false, ledger.Options.JoinThreshold) is not { } best || best.Incident.Id != incidentId) continue;
                Opening.Join(ledger, best.Incident, held, best.Why);
                joined = true;
            }
        }
    }

    private (TrackedIncident Incident, GroupReason Why)? Best(Alert alert, bool late, double threshold)
    {
        (TrackedIncident Incident, GroupReason Why)? best = null;
        foreach (var incident in ledger.Incidents)
        {
            if (incident.ClosedAt is not null || (!late && scorer.IsLate(alert, incident.Alerts))) continue;
            var why = scorer.Score(alert, AlertGroup.Of(incident));
            if (why is not null && why.Score >= threshold && why.Score > (best?.Why.Score ?? 0)) best = (incident, why);
        }

        return best;
    }

    /// <summary>When a waiting alert is looked at again: at each age that says something, and when it is of no use as company any more.</summary>
    public DateTimeOffset CompanyUntil(Alert alert)
    {
        if (ledger.Options.Admission.MustBeatChance && ledger.Held.All(item => item.Alert.Fingerprint != alert.Fingerprint)) return ledger.Now + ledger.Options.Admission.SettleTime;
        foreach (var age in Hum.Ages)
        {
            // An end takes a while to arrive.
            var at = alert.StartsAt + age + RuleSet.Simultaneous;
            if (at > ledger.Now) return at;
        }

        return ledger.Now + ledger.Options.Admission.CompanyWindow;
    }

    /// <summary>True when the alert is of no use as company any more.</summary>
    public bool IsOver(Alert alert) => ledger.Now >= (alert.EndsAt ?? alert.LastAt + ledger.Options.SilentAfter) + ledger.Options.Admission.CompanyWindow;

    /// <summary>True when the alert may open an incident by itself.</summary>
    public bool NeedsNoCompany(Alert alert) =>
        ledger.Options.Admission.OpensAtOnce || (alert.EndsAt is null && alert.LastAt - alert.StartsAt >= ledger.Options.Admission.ConfirmAfter);
}
