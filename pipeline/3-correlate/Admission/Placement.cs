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

    private Placement(Ledger ledger, ServiceGraphQuery query)
    {
        this.ledger = ledger;
        scorer = new LinkScorer(ledger.Options, query, ledger.State.Changes);
        company = new Company(ledger, scorer, query);
    }

    public static Placement In(Ledger ledger, ServiceGraph graph) => new(ledger, ServiceGraphQuery.Of(graph));

    /// <summary>A new alert.</summary>
    public void Place(Alert alert, Anomaly anomaly)
    {
        var held = new HeldAlert(alert, "company", CompanyUntil(alert), [new Episode(anomaly.Id, alert.Fingerprint, anomaly.At, false)]);
        if (Suppression.Of(ledger, alert) is { } suppressed) ledger.Hold(held with { Reason = suppressed.Reason, Until = suppressed.Until });
        else if (Changes.ReopenTarget(ledger, alert.Fingerprint) is { } closed) Changes.Reopen(ledger, closed, alert, anomaly);
        else Settle(held);
    }

    /// <summary>A further phase of an alert that is held back.</summary>
    public void Again(HeldAlert held, Anomaly anomaly)
    {
        var fingerprint = held.Alert.Fingerprint;
        var restarted = held.Alert.EndsAt is not null && anomaly.Phase != AnomalyPhase.Cleared;
        var episodes = Episodes.After(ledger, held.Episodes, fingerprint, anomaly);
        var alert = AlertFactory.Fold(held.Alert, anomaly, Episodes.AllEnded(episodes, fingerprint));
        if (restarted) alert = alert with { StartsAt = anomaly.Since };
        var updated = held with { Alert = alert, Episodes = episodes };
        if (held.Reason == "company")
        {
            if (restarted && FlapMemory.Verdict(ledger, fingerprint) is { } verdict)
                ledger.Hold(updated with { Reason = verdict, Until = ledger.Now + ledger.Options.Flapping.Hold });
            else Settle(updated with { Until = CompanyUntil(alert) });
        }
        else
        {
            // A damped alert has to hold from its newest start on.
            var until = restarted && held.Reason is "flapping" or "routine" ? ledger.Now + ledger.Options.Flapping.Hold : held.Until;
            ledger.Hold(updated with { Until = until });
        }
    }

    /// <summary>Joins the best incident, opens one when there is reason enough, or waits for company.</summary>
    /// <param name="held">The alert.</param>
    /// <param name="alone">True when it needs no company any more.</param>
    public bool Settle(HeldAlert held, bool alone = false)
    {
        if (TryJoin(held)) return true;
        ledger.Hold(held);
        var group = company.Of(held);
        if (!alone && !company.Suffices(group)) return false;
        Attract(Opening.Open(ledger, group).Id);
        return true;
    }

    /// <summary>Joins the incident with the strongest link, if one is strong enough.</summary>
    public bool TryJoin(HeldAlert held)
    {
        if (Best(held.Alert) is not { } best) return false;
        Opening.Join(ledger, best.Incident, held, best.Why);
        Attract(best.Incident.Id);
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
                if (Best(held.Alert) is not { } best || best.Incident.Id != incidentId) continue;
                Opening.Join(ledger, best.Incident, held, best.Why);
                joined = true;
            }
        }
    }

    private (TrackedIncident Incident, GroupReason Why)? Best(Alert alert)
    {
        (TrackedIncident Incident, GroupReason Why)? best = null;
        foreach (var incident in ledger.Incidents)
        {
            if (incident.ClosedAt is not null) continue;
            var why = scorer.Score(alert, incident.Alerts, incident.Core);
            if (why is not null && why.Score >= ledger.Options.JoinThreshold && why.Score > (best?.Why.Score ?? 0)) best = (incident, why);
        }

        return best;
    }

    private DateTimeOffset CompanyUntil(Alert alert)
    {
        var admission = ledger.Options.Admission;
        return alert.EndsAt is null ? Later(ledger.Now, alert.StartsAt + admission.ConfirmAfter) : ledger.Now + admission.CompanyWindow;
    }

    private static DateTimeOffset Later(DateTimeOffset a, DateTimeOffset b) => a > b ? a : b;
}
