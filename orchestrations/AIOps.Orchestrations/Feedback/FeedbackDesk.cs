using AIOps.Correlate;
using AIOps.Orchestrations.Audit;
using AIOps.Orchestrations.Incidents;
using AIOps.Orchestrations.Observability;
using AIOps.Orchestrations.Ports;

namespace AIOps.Orchestrations.Feedback;

/// <summary>Takes thumbs and takes them back. A thumb on an alert moves the band of that one series; every other one is kept with the incident, where similar incidents are looked up.</summary>
public sealed class FeedbackDesk(IncidentRepository incidents, FeedbackLedger ledger, IncidentStory story, TimeProvider time, IBoundsFeedback? bounds = null)
{
    /// <summary>Keeps a thumb; a second one of the same person on the same subject replaces the first.</summary>
    /// <returns>The incident with all its thumbs; null when there is no such incident or alert.</returns>
    public async Task<IncidentRecord?> GiveAsync(string id, Person person, FeedbackSubject subject, bool useful, string comment, CancellationToken cancellation)
    {
        var (known, alert) = await FindAsync(id, subject, cancellation);
        if (!known)
        {
            return null;
        }

        var now = time.GetUtcNow();
        var effect = alert?.Anomaly is { } anomaly && bounds is not null ? await bounds.GiveAsync(anomaly, useful, cancellation) : null;
        var thumb = new IncidentFeedback(person.Id, subject.About, useful, comment, now) { AlertId = subject.AlertId, Effect = effect };
        var record = await incidents.UpdateAsync(id, current => current with { Feedback = [.. Others(current, person, subject), thumb] }, cancellation);
        await ledger.PutAsync(new Thumb(id, subject.About, subject.AlertId, person.Id, useful, now) { AnomalyId = alert?.Anomaly?.Id }, cancellation);
        await TellAsync(id, person, $"{(useful ? "Useful" : "Not useful")}: {Name(subject, alert)}", $"{comment} {effect}".Trim(), now, cancellation);
        Count(subject, useful ? "useful" : "not-useful");
        return record;
    }

    /// <summary>Takes a person's own thumb back, and what it did to the band with it.</summary>
    /// <returns>The incident with the thumbs that are left; null when there is no such incident or alert, or the person gave none.</returns>
    public async Task<IncidentRecord?> UndoAsync(string id, Person person, FeedbackSubject subject, CancellationToken cancellation)
    {
        var (known, alert) = await FindAsync(id, subject, cancellation);
        var removed = false;
        var record = !known ? null : await incidents.UpdateAsync(
            id,
            current =>
            {
                var left = Others(current, person, subject);
                removed = left.Count < current.Feedback.Count;
                return removed ? current with { Feedback = left } : null;
            },
            cancellation);
        if (!removed)
        {
            return null;
        }

        var now = time.GetUtcNow();
        await ledger.DeleteAsync(new Thumb(id, subject.About, subject.AlertId, person.Id, true, now), cancellation);
        var restored = alert?.Anomaly is { } anomaly && bounds is not null && await bounds.UndoAsync(anomaly, cancellation);
        await TellAsync(id, person, $"Taken back: {Name(subject, alert)}", restored ? "The expected band is what it was before." : "", now, cancellation);
        Count(subject, "undone");
        return record;
    }

    private static void Count(FeedbackSubject subject, string verdict) =>
        ProductMeter.Feedback.Add(1, new KeyValuePair<string, object?>("about", subject.About), new KeyValuePair<string, object?>("verdict", verdict));

    private static List<IncidentFeedback> Others(IncidentRecord record, Person person, FeedbackSubject subject) =>
        [.. record.Feedback.Where(other => other.Actor != person.Id || other.About != subject.About || other.AlertId != subject.AlertId)];

    private static string Name(FeedbackSubject subject, Alert? alert) => alert is null ? subject.About : alert.Title;

    private async Task<(bool Known, Alert? Alert)> FindAsync(string id, FeedbackSubject subject, CancellationToken cancellation)
    {
        if (await incidents.GetAsync(id, cancellation) is not { } read)
        {
            return (false, null);
        }

        if (subject.AlertId is not { } alertId)
        {
            return (true, null);
        }

        var alert = read.Value.Incident.Alerts.FirstOrDefault(member => member.Alert.Id == alertId)?.Alert ?? (await incidents.GetMoreAsync(id, alertId, cancellation))?.Alert;
        return (alert is not null, alert);
    }

    private Task TellAsync(string id, Person person, string title, string text, DateTimeOffset at, CancellationToken cancellation) => story.TellAsync(
        id,
        new TimelineEntry(at, "operator", title, text, person.DisplayName, []),
        new AuditEntry($"incident.feedback:{id}:{at.UtcTicks}:{title}", at, id, "incident.feedback", person.Id, $"{title}. {text}") { IdentitySource = person.IdentitySource },
        cancellation);
}
