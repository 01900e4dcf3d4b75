using AIOps.Correlate;
using AIOps.Orchestrations.Audit;
using AIOps.Orchestrations.Incidents;
using AIOps.Orchestrations.Live;
using AIOps.Orchestrations.Observability;
using AIOps.Orchestrations.Workflows.Incidents;
using AIOps.Orchestrations.Workflows.Port;
using Microsoft.Extensions.Options;

namespace AIOps.Orchestrations.Workflows.Correlation;

/// <summary>Does what the correlator wants done. Every effect may be done twice: rows are keyed by content, workflows by instance id, events by event id.</summary>
internal sealed class EffectApplier(
    IncidentRepository incidents, IncidentStory story, IWorkflowClient workflows, LiveFeed live, AlertMover mover, IOptions<IncidentOptions> options)
{
    /// <summary>Does what an effect says.</summary>
    /// <returns>False when the incident is resolved and so takes no new alert: nothing was done.</returns>
    public async Task<bool> ApplyAsync(CorrelationEffect effect, string scope, DateTimeOffset now, CancellationToken cancellation)
    {
        switch (effect)
        {
            // The workflow of the scope is found by the scope that the incident carries.
            case IncidentOpened opened: await OpenAsync(opened.Incident with { Scope = scope }, cancellation); break;
            case AlertAdded added: return await AddAsync(added, now, cancellation);
            case AlertChanged changed: await ChangeAsync(changed, now, cancellation); break;
            case IncidentQuiet quiet: await SignalAsync(quiet.IncidentId, IncidentSignalKind.Quiet, $"quiet:{quiet.Since.UtcTicks}", cancellation); break;
            case IncidentReopened reopened: await ReopenAsync(reopened, now, cancellation); break;
            case AlertsMoved moved: await mover.ApplyAsync(moved, now, cancellation); break;
            default: throw new InvalidOperationException($"Unknown effect {effect.GetType().Name}.");
        }

        return true;
    }

    private async Task OpenAsync(Incident incident, CancellationToken cancellation)
    {
        var inline = incident.Alerts.Take(IncidentMembers.Inline).ToList();
        var record = new IncidentRecord
        {
            Incident = incident with { Alerts = inline },
            MoreAlerts = incident.Alerts.Count - inline.Count,
            TraceParent = incident.Alerts.Select(member => member.Alert.TraceParent).FirstOrDefault(one => one is not null),
        };
        if (await incidents.CreateAsync(record, cancellation))
        {
            ProductMeter.TimeToDetect.Record(Math.Max(0, (incident.OpenedAt - incident.StartedAt).TotalSeconds));
        }

        foreach (var member in incident.Alerts.Skip(inline.Count))
        {
            await incidents.AddMoreAsync(incident.Id, member, cancellation);
        }

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

    private async Task<bool> AddAsync(AlertAdded added, DateTimeOffset now, CancellationToken cancellation)
    {
        if (!await UpdateAsync(added.IncidentId, added.Alert, added.Why, now, cancellation))
        {
            return false;
        }

        await TellAlertAsync(added.IncidentId, added.Alert, added.Why, cancellation);
        await SignalAsync(added.IncidentId, IncidentSignalKind.Changed, $"added:{added.Alert.Id}", cancellation, joined: true);
        return true;
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
                return record;
            },
            cancellation);
        await UpdateAsync(reopened.IncidentId, reopened.Alert, reopened.Why, now, cancellation);
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

    private async Task SignalAsync(string id, IncidentSignalKind kind, string key, CancellationToken cancellation, bool joined = false)
    {
        if (await incidents.GetAsync(id, cancellation) is { Value.Opening: var opening })
        {
            await workflows.RaiseEventAsync(IncidentNames.InstanceId(id, opening), IncidentNames.Signal, new IncidentSignal(kind) { Joined = joined }, key, cancellation);
        }
    }

    /// <summary>Writes an alert into its incident; <paramref name="why"/> is null for news of one that is there. False when the incident takes no new one.</summary>
    private async Task<bool> UpdateAsync(string id, Alert alert, GroupReason? why, DateTimeOffset now, CancellationToken cancellation)
    {
        var (full, refused) = (false, false);
        await incidents.UpdateAsync(
            id,
            record =>
            {
                var known = record.Incident.Alerts.Any(member => member.Alert.Id == alert.Id);
                refused = why is not null && !known && record.Incident.Status == IncidentStatus.Resolved;
                full = !refused && !IncidentMembers.HasRoom(record, alert.Id);
                return refused || full ? null : IncidentMembers.With(record, alert, why, now);
            },
            cancellation);
        if (full)
        {
            await AddMoreAsync(id, alert, why, now, cancellation);
        }

        live.Publish(new LiveEvent("incident", id, ""));
        return !refused;
    }

    private async Task AddMoreAsync(string id, Alert alert, GroupReason? why, DateTimeOffset now, CancellationToken cancellation)
    {
        why ??= (await incidents.GetMoreAsync(id, alert.Id, cancellation))?.Why ?? new GroupReason("first", 1, "", "");
        var count = await incidents.AddMoreAsync(id, new IncidentAlert(alert, why), cancellation);
        await incidents.UpdateAsync(
            id,
            record => record with
            {
                MoreAlerts = count,
                Incident = record.Incident with { Severity = Math.Min(record.Incident.Severity, alert.Severity), UpdatedAt = now },
            },
            cancellation);
    }

    private Task TellAlertAsync(string incidentId, Alert alert, GroupReason why, CancellationToken cancellation) => story.TellAsync(
        incidentId,
        new TimelineEntry(alert.StartsAt, "alert", alert.Title, why.Rule == "first" ? "" : $"Grouped by {why.Rule}: {why.Link}", null, []),
        null,
        cancellation);

    private static string Name(Alert alert) => $"{alert.Signal} of {ArmId.ShortNameOf(alert.ResourceId)}";
}
