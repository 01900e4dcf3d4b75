using AIOps.Correlate;
using AIOps.Orchestrations.Audit;
using AIOps.Orchestrations.Incidents;
using AIOps.Orchestrations.Live;
using AIOps.Orchestrations.Workflows.Incidents;
using AIOps.Orchestrations.Workflows.Port;

namespace AIOps.Orchestrations.Workflows.Correlation;

/// <summary>
/// Takes alerts out of the record of an incident that were another problem; the incident that has them now was written by the effects before. Everything is done by alert id, so a
/// repeat after a crash ends in the same place.
/// </summary>
internal sealed class AlertMover(IncidentRepository incidents, IncidentStory story, IWorkflowClient workflows, LiveFeed live)
{
    public async Task ApplyAsync(AlertsMoved moved, DateTimeOffset now, CancellationToken cancellation)
    {
        var ids = moved.AlertIds.ToHashSet(StringComparer.Ordinal);
        if ((await incidents.GetAsync(moved.IncidentId, cancellation))?.Value is not { } source)
        {
            return;
        }

        // Correlation keeps no numbers: they are known where the alerts were.
        IReadOnlyList<IncidentAlert> more = source.MoreAlerts > 0 ? await incidents.MoreAsync(moved.IncidentId, null, int.MaxValue, cancellation) : [];
        var numbers = source.Incident.Alerts.Concat(more).Where(member => ids.Contains(member.Alert.Id)).ToDictionary(member => member.Alert.Id, member => member.Alert.Anomaly, StringComparer.Ordinal);
        await incidents.UpdateAsync(
            moved.Into,
            record => record with
            {
                SplitFrom = moved.IsNew ? moved.IncidentId : record.SplitFrom,
                Incident = record.Incident with { Alerts = [.. record.Incident.Alerts.Select(member => member with { Alert = WithNumbers(member.Alert, numbers) })] },
            },
            cancellation);
        await incidents.UpdateAsync(moved.IncidentId, record => IncidentMembers.Without(record, ids, now), cancellation);
        if (source.MoreAlerts > 0)
        {
            await incidents.RemoveMoreAsync(moved.IncidentId, moved.AlertIds, cancellation);
            await incidents.MoveUpAsync(moved.IncidentId, now, cancellation);
        }

        await TellAsync(moved, moved.IncidentId, $"{moved.AlertIds.Count} alerts were another problem: moved to {moved.Into}", now, cancellation);
        await TellAsync(moved, moved.Into, $"{moved.AlertIds.Count} alerts came from {moved.IncidentId}", now, cancellation);
        // What is left may have another cause than what was named for all of it.
        await workflows.RaiseEventAsync(
            IncidentNames.InstanceId(moved.IncidentId, source.Opening),
            IncidentNames.Signal,
            new IncidentSignal(IncidentSignalKind.Changed) { Joined = true },
            $"left:{moved.Into}:{now.UtcTicks}",
            cancellation);
    }

    private static Alert WithNumbers(Alert alert, Dictionary<string, Detect.Anomaly?> numbers) =>
        alert.Anomaly is null && numbers.GetValueOrDefault(alert.Id) is { } anomaly ? alert with { Anomaly = anomaly } : alert;

    private async Task TellAsync(AlertsMoved moved, string id, string title, DateTimeOffset now, CancellationToken cancellation)
    {
        await story.TellAsync(
            id,
            new TimelineEntry(now, "incident", title, moved.Because, "aiops", []),
            new AuditEntry($"moved:{id}:{moved.IncidentId}:{moved.Into}:{now.UtcTicks}", now, id, "incident.parted", "aiops", $"{title}. {moved.Because}"),
            cancellation);
        live.Publish(new LiveEvent("incident", id, ""));
    }
}
