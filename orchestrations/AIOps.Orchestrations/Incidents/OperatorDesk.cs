using AIOps.Correlate;
using AIOps.Orchestrations.Audit;
using AIOps.Orchestrations.Notifications;
using AIOps.Orchestrations.Ports;
using AIOps.Orchestrations.Workflows.Incidents;
using AIOps.Orchestrations.Workflows.Port;

namespace AIOps.Orchestrations.Incidents;

/// <summary>What operators do with incidents: acknowledge, resolve, give feedback. The incident's workflow stays the one that moves it.</summary>
public sealed class OperatorDesk(IncidentRepository incidents, IncidentStory story, NotificationSender notifications, IWorkflowClient workflows, TimeProvider time)
{
    /// <summary>Says that somebody is on it; the first one stays.</summary>
    /// <returns>The incident, or null when there is none of that id.</returns>
    public async Task<IncidentRecord?> AcknowledgeAsync(string id, Person person, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var record = await incidents.UpdateAsync(
            id, current => current.AcknowledgedBy is null ? current with { AcknowledgedBy = person.DisplayName, AcknowledgedAt = now } : null, cancellation);
        if (record?.AcknowledgedAt == now)
        {
            await TellAsync(id, person, "incident.acknowledged", "Acknowledged", "", now, cancellation);
            await notifications.SendAsync(
                new Notification(
                    $"acknowledged:{id}", "acknowledged", id, $"{record.Incident.Title}: acknowledged", $"{person.DisplayName} is on it.", $"/incidents/{Uri.EscapeDataString(id)}"),
                $"{now.UtcTicks}",
                cancellation);
        }

        return record;
    }

    /// <summary>Ends it by hand: its workflow withdraws what waits and closes.</summary>
    /// <returns>The incident, or null when there is none of that id.</returns>
    public async Task<IncidentRecord?> ResolveAsync(string id, Person person, string reason, CancellationToken cancellation)
    {
        var record = (await incidents.GetAsync(id, cancellation))?.Value;
        if (record is null || record.Incident.Status == IncidentStatus.Resolved)
        {
            return record;
        }

        await TellAsync(id, person, "incident.resolve-asked", "Resolved by hand", reason, time.GetUtcNow(), cancellation);
        await workflows.RaiseEventAsync(
            IncidentNames.InstanceId(id, record.Opening),
            IncidentNames.Signal,
            new IncidentSignal(IncidentSignalKind.ResolvedByOperator, person.Id),
            $"operator:{record.Opening}",
            cancellation);
        return record;
    }

    /// <summary>Keeps a thumb with the incident.</summary>
    /// <returns>The incident, or null when there is none of that id.</returns>
    public async Task<IncidentRecord?> FeedbackAsync(string id, Person person, string about, bool useful, string comment, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var thumb = new IncidentFeedback(person.Id, about, useful, comment, now);
        var record = await incidents.UpdateAsync(
            id,
            current => current with { Feedback = [.. current.Feedback.Where(other => other.Actor != person.Id || other.About != about), thumb] },
            cancellation);
        if (record is not null)
        {
            await TellAsync(id, person, "incident.feedback", $"{(useful ? "Useful" : "Not useful")}: {about}", comment, now, cancellation);
        }

        return record;
    }

    private Task TellAsync(string id, Person person, string action, string title, string text, DateTimeOffset at, CancellationToken cancellation) => story.TellAsync(
        id,
        new TimelineEntry(at, "operator", title, text, person.DisplayName, []),
        new AuditEntry($"{action}:{id}:{at.UtcTicks}", at, id, action, person.Id, $"{title}. {text}") { IdentitySource = person.IdentitySource },
        cancellation);
}

/// <summary>A proved person.</summary>
/// <param name="Id">Stable id.</param>
/// <param name="DisplayName">Name for people.</param>
/// <param name="IdentitySource">How the identity was established.</param>
public sealed record Person(string Id, string DisplayName, string IdentitySource);
