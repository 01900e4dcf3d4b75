using AIOps.Correlate.Admission;
using AIOps.Correlate.Dedup;
using AIOps.Detect;

namespace AIOps.Correlate.Lifecycle;

/// <summary>Where a phase goes: into the alert that it belongs to, or on to placement as a new one. A phase that is known changes nothing.</summary>
internal static class Intake
{
    public static void Take(Ledger ledger, Placement placement, Anomaly anomaly)
    {
        var episode = FindByAnomaly(ledger, anomaly, out var incident, out var held);
        if (episode is not null)
        {
            if (Episodes.IsStale(episode, anomaly)) return;
        }
        else
        {
            if (EndedLog.Holds(ledger.State, anomaly)) return;
            if (anomaly.Phase == AnomalyPhase.Cleared)
            {
                // The end came before the beginning: remember it, so that the beginning opens nothing.
                EndedLog.Add(ledger, anomaly);
                return;
            }
        }

        var (rule, fingerprint) = Fingerprint.Of(anomaly, ledger.Options.DedupRules);
        if (episode is not null) fingerprint = episode.Fingerprint;
        held ??= ledger.Held.FirstOrDefault(item => item.Alert.Fingerprint == fingerprint);
        // What is held is a newer story than an incident that once had the same condition.
        if (held is null) incident ??= ledger.Incidents.LastOrDefault(item => item.ClosedAt is null && item.Alerts.Any(alert => alert.Fingerprint == fingerprint));
        // A start, also the second one of a foreign alert whose end was lost.
        var starts = anomaly.Phase == AnomalyPhase.Opened && (episode is null || anomaly.Source == AnomalySource.Foreign);
        if (starts && incident is { ClosedAt: null } && !Refire.Continues(incident, fingerprint, anomaly, ledger.Options))
        {
            Refire.Detach(ledger, incident, fingerprint);
            (incident, episode) = (null, null);
        }

        if (episode is null || episode.Ended) FlapMemory.Record(ledger, fingerprint, anomaly.Since);

        if (incident is { ClosedAt: null }) Changes.InOpen(ledger, incident, fingerprint, anomaly);
        else if (incident is not null && !episode!.Ended) Changes.InClosed(ledger, incident, fingerprint, anomaly);
        else if (held is not null) placement.Again(held, anomaly);
        else placement.Place(AlertFactory.New(anomaly, rule, fingerprint), anomaly);
    }

    private static Episode? FindByAnomaly(Ledger ledger, Anomaly anomaly, out TrackedIncident? incident, out HeldAlert? held)
    {
        held = null;
        foreach (var candidate in ledger.Incidents)
        {
            incident = candidate;
            if (Episodes.Find(candidate.Episodes, anomaly.Id) is { } episode) return episode;
        }

        incident = null;
        foreach (var candidate in ledger.Held)
        {
            held = candidate;
            if (Episodes.Find(candidate.Episodes, anomaly.Id) is { } episode) return episode;
        }

        held = null;
        return null;
    }
}
