using AIOps.Correlate;
using AIOps.Orchestrations.Audit;
using AIOps.Orchestrations.Incidents;
using AIOps.Orchestrations.Live;
using AIOps.Orchestrations.Workflows.Incidents;
using AIOps.Orchestrations.Workflows.Port;
using Microsoft.Extensions.Options;

namespace AIOps.Orchestrations.Workflows.Correlation;

/// <summary>Does what the correlator wants done. Every effect may be done twice: rows are keyed by content, workflows by instance id, events by event id.</summary>
internal sealed class EffectApplier(
    IncidentRepository incidents, IncidentStory story, IWorkflowClient workflows, LiveFeed live, IOptions<IncidentOptions> options)
{
    public Task ApplyAsync(CorrelationEffect effect, DateTimeOffset now, CancellationToken cancellation) => effect switch
    {
        IncidentOpened opened => OpenAsync(opened.Incident, cancellation),
        AlertAdded added => AddAsync(added, now, cancellation),
        AlertChanged changed => ChangeAsync(changed, now, cancellation),
        IncidentQuiet quiet => SignalAsync(quiet.IncidentId, IncidentSignalKind.Quiet, $"quiet:{quiet.Since.UtcTicks}", cancellation),
        IncidentReopened reopened => ReopenAsync(reopened, now, cancellation),
        _ => throw new InvalidOperationException($"Unknown effect {effect.GetType().Name}."),
    };

    private async Task OpenAsync(Incident incident, CancellationToken cancellation)
    {
        await incidents.CreateAsync(new IncidentRecord { Incident = incident }, cancellation);
        foreach (var member in incident.Alerts)
        {
            await TellAlertAsync(incident.Id, member.Alert, member.Why, cancellation);
        }

        await story.TellAsync(
            incident.Id,
            new TimelineEntry(incident.OpenedAt, "incident", "Incident opened", incident.Title, "aiops", []),
            new AuditEntry($"opened:{incident.Id}", incident.OpenedAt, incident.Id, "incident.opened", "aiops", incident.Title),
            cancellation);
        live.Publish(new LiveEvent("incident", incident.Id, "open"));
        await StartAsync(incident.Id, 1, cancellation);
    }

    private async Task AddAsync(AlertAdded added, DateTimeOffset now, CancellationToken cancellation)
    {
        await UpdateAsync(added.IncidentId, added.Alert, added.Why, now, cancellation);
        await TellAlertAsync(added.IncidentId, added.Alert, added.Why, cancellation);
        await SignalAsync(added.IncidentId, IncidentSignalKind.Changed, $"added:{added.Alert.Id}", cancellation);
    }

    private async Task ChangeAsync(AlertChanged changed, DateTimeOffset now, CancellationToken cancellation)
    {
        await UpdateAsync(changed.IncidentId, changed.Alert, null, now, cancellation);
        if (changed.Alert.EndsAt is { } endsAt)
        {
            await story.TellAsync(
                changed.IncidentId, new TimelineEntry(endsAt, "alert", $"Back to normal: {Name(changed.Alert)}", "", null, []), null, cancellation);
        }
        else
        {
            await SignalAsync(changed.IncidentId, IncidentSignalKind.Changed, $"changed:{changed.Alert.Id}:{changed.Alert.LastAt.UtcTicks}", cancellation);
        }
    }

    private async Task ReopenAsync(IncidentReopened reopened, DateTimeOffset now, CancellationToken cancellation)
    {
        var opening = 0;
        await incidents.UpdateAsync(
            reopened.IncidentId,
            record =>
            {
                if (record.Incident.Status == IncidentStatus.Resolved)
                {
                    record = record with { Opening = record.Opening + 1, Incident = record.Incident with { Status = IncidentStatus.Open, ResolvedAt = null, Resolution = null } };
                }

                opening = record.Opening;
                return Merged(record, reopened.Alert, reopened.Why, now);
            },
            cancellation);
        await TellAlertAsync(reopened.IncidentId, reopened.Alert, reopened.Why, cancellation);
        await StartAsync(reopened.IncidentId, opening, cancellation);
    }

    private Task StartAsync(string id, int opening, CancellationToken cancellation)
    {
        var settings = options.Value;
        return workflows.StartAsync(
            IncidentNames.Workflow,
            IncidentNames.InstanceId(id, opening),
            new IncidentInput(id, settings.Settle, settings.MaxAttempts, settings.ApprovalPoll, settings.ClearGrace) { Opening = opening },
            cancellation);
    }

    private async Task SignalAsync(string id, IncidentSignalKind kind, string key, CancellationToken cancellation)
    {
        if (await incidents.GetAsync(id, cancellation) is { Value.Opening: var opening })
        {
            await workflows.RaiseEventAsync(IncidentNames.InstanceId(id, opening), IncidentNames.Signal, new IncidentSignal(kind), key, cancellation);
        }
    }

    private async Task UpdateAsync(string id, Alert alert, GroupReason? why, DateTimeOffset now, CancellationToken cancellation)
    {
        await incidents.UpdateAsync(id, record => Merged(record, alert, why, now), cancellation);
        live.Publish(new LiveEvent("incident", id, ""));
    }

    private static IncidentRecord Merged(IncidentRecord record, Alert alert, GroupReason? why, DateTimeOffset now)
    {
        var members = record.Incident.Alerts.ToList();
        var index = members.FindIndex(member => member.Alert.Id == alert.Id);
        if (index >= 0)
        {
            members[index] = members[index] with { Alert = alert };
        }
        else
        {
            members.Add(new IncidentAlert(alert, why ?? new GroupReason("first", 1, "", "")));
        }

        return record with
        {
            Incident = record.Incident with { Alerts = members, Severity = members.Min(member => member.Alert.Severity), UpdatedAt = now },
        };
    }

    private Task TellAlertAsync(string incidentId, Alert alert, GroupReason why, CancellationToken cancellation) => story.TellAsync(
        incidentId,
        new TimelineEntry(alert.StartsAt, "alert", alert.Title, why.Rule == "first" ? "" : $"Grouped by {why.Rule}: {why.Link}", null, []),
        null,
        cancellation);

    private static string Name(Alert alert) => $"{alert.Signal} of {ArmId.ShortNameOf(alert.ResourceId)}";
}
