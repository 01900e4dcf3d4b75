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
    IncidentRepository incidents, IncidentStory story, IWorkflowClient workflows, LiveFeed live, AlertWriter alerts, AlertMover mover, IOptions<IncidentOptions> options)
{
    /// <summary>Does what effects say, in order; neighbours that tell of alerts of one incident are written together.</summary>
    /// <returns>How many were done: the first one that would bring a new alert into a resolved incident ends it.</returns>
    public async Task<int> ApplyAsync(IReadOnlyList<CorrelationEffect> effects, string scope, DateTimeOffset now, CancellationToken cancellation)
    {
        for (var done = 0; done < effects.Count;)
        {
            var id = effects[done].IncidentId;
            List<CorrelationEffect> news = [.. effects.Skip(done).TakeWhile(effect => effect is AlertAdded or AlertChanged && effect.IncidentId == id)];
            if (news.Count == 0)
            {
                await ApplyAsync(effects[done++], scope, now, cancellation);
                continue;
            }

            var written = await alerts.WriteAsync(id, news, now, cancellation);
            done += written;
            if (written < news.Count)
            {
                return done;
            }
        }

        return effects.Count;
    }

    private Task ApplyAsync(CorrelationEffect effect, string scope, DateTimeOffset now, CancellationToken cancellation) => effect switch
    {
        // The workflow of the scope is found by the scope that the incident carries.
        IncidentOpened opened => OpenAsync(opened.Incident with { Scope = scope }, cancellation),
        IncidentQuiet quiet => SignalAsync(quiet.IncidentId, IncidentSignalKind.Quiet, $"quiet:{quiet.Since.UtcTicks}", cancellation),
        IncidentReopened reopened => ReopenAsync(reopened, now, cancellation),
        AlertsMoved moved => mover.ApplyAsync(moved, now, cancellation),
        _ => throw new InvalidOperationException($"Unknown effect {effect.GetType().Name}."),
    };

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
            await incidents.PutMoreAsync(incident.Id, member, cancellation);
        }

        await story.TellAsync(incident.Id, [.. incident.Alerts.Select(member => AlertWriter.Line(member.Alert, member.Why))], cancellation);

        await story.TellAsync(
            incident.Id,
            new TimelineEntry(incident.OpenedAt, "incident", "Incident opened", incident.Title, "aiops", []),
            new AuditEntry($"opened:{incident.Id}", incident.OpenedAt, incident.Id, "incident.opened", "aiops", incident.Title),
            cancellation);
        live.Publish(new LiveEvent("incident", incident.Id, "open"));
        await StartAsync(incident.Id, 1, cancellation);
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
        await alerts.WriteAsync(reopened.IncidentId, [new AlertAdded(reopened.IncidentId, reopened.Alert, reopened.Why)], now, cancellation);
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
}
