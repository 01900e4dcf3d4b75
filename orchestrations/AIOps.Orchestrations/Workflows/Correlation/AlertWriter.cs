using AIOps.Correlate;
using AIOps.Orchestrations.Incidents;
using AIOps.Orchestrations.Live;
using AIOps.Orchestrations.Workflows.Incidents;
using AIOps.Orchestrations.Workflows.Port;

namespace AIOps.Orchestrations.Workflows.Correlation;

/// <summary>
/// Writes what is new of the alerts of one incident, many at once: in a storm the record, which grows with every alert, is read and written once for a batch, and its workflow is
/// told once. Writing the same news twice is writing it once.
/// </summary>
internal sealed class AlertWriter(IncidentRepository incidents, IncidentStory story, IWorkflowClient workflows, LiveFeed live)
{
    private static readonly GroupReason Unknown = new("first", 1, "", "");

    /// <summary>Writes news in order.</summary>
    /// <param name="id">The incident.</param>
    /// <param name="news">Its <see cref="AlertAdded"/> and <see cref="AlertChanged"/>.</param>
    /// <param name="now">When.</param>
    /// <param name="cancellation">Cancels the call.</param>
    /// <returns>How many were written; less than all when the incident is resolved and takes no new alert: then the first one that it refuses ends it.</returns>
    public async Task<int> WriteAsync(string id, IReadOnlyList<CorrelationEffect> news, DateTimeOffset now, CancellationToken cancellation)
    {
        List<(Alert Alert, GroupReason? Why)> items = [.. news.Select(Item)];
        List<(Alert Alert, GroupReason? Why)> beyond = [];
        var written = 0;
        var record = await incidents.UpdateAsync(
            id,
            before =>
            {
                beyond.Clear();
                var after = before;
                for (written = 0; written < items.Count && !IsRefused(after, items[written]); written++)
                {
                    var (alert, why) = items[written];
                    if (IncidentMembers.HasRoom(after, alert.Id)) after = IncidentMembers.With(after, alert, why, now);
                    else beyond.Add(items[written]);
                }

                return ReferenceEquals(after, before) ? null : after;
            },
            cancellation);
        if (record is null)
        {
            return items.Count;
        }

        if (written > 0)
        {
            await AddMoreAsync(id, beyond, now, cancellation);
            live.Publish(new LiveEvent("incident", id, ""));
            await story.TellAsync(id, [.. items.Take(written).Select(Line).OfType<TimelineEntry>()], cancellation);
            await SignalAsync(id, record.Opening, items[..written], cancellation);
        }

        return written;
    }

    /// <summary>The line of the story that an alert begins.</summary>
    public static TimelineEntry Line(Alert alert, GroupReason why) =>
        new(alert.StartsAt, "alert", alert.Title, why.Rule == "first" ? "" : $"Grouped by {why.Rule}: {why.Link}", null, []);

    private static (Alert Alert, GroupReason? Why) Item(CorrelationEffect effect) => effect switch
    {
        AlertAdded added => (added.Alert, added.Why),
        AlertChanged changed => (changed.Alert, null),
        _ => throw new InvalidOperationException($"{effect.GetType().Name} is no news of an alert."),
    };

    private static bool IsRefused(IncidentRecord record, (Alert Alert, GroupReason? Why) item) =>
        item.Why is not null && record.Incident.Status == IncidentStatus.Resolved && !record.Incident.Alerts.Any(member => member.Alert.Id == item.Alert.Id);

    private static TimelineEntry? Line((Alert Alert, GroupReason? Why) item) =>
        item.Why is { } why ? Line(item.Alert, why)
        : item.Alert.EndsAt is { } end ? new TimelineEntry(end, "alert", $"Back to normal: {item.Alert.Signal} of {ArmId.ShortNameOf(item.Alert.ResourceId)}", "", null, [])
        : null;

    private async Task AddMoreAsync(string id, List<(Alert Alert, GroupReason? Why)> beyond, DateTimeOffset now, CancellationToken cancellation)
    {
        if (beyond.Count == 0)
        {
            return;
        }

        foreach (var (alert, why) in beyond)
        {
            await incidents.PutMoreAsync(id, new IncidentAlert(alert, why ?? (await incidents.GetMoreAsync(id, alert.Id, cancellation))?.Why ?? Unknown), cancellation);
        }

        var count = await incidents.CountMoreAsync(id, cancellation);
        await incidents.UpdateAsync(
            id,
            record => record with
            {
                MoreAlerts = count,
                Incident = record.Incident with { Severity = Math.Min(record.Incident.Severity, beyond.Min(item => item.Alert.Severity)), UpdatedAt = now },
            },
            cancellation);
    }

    // An end alone is no news for the workflow: it waits for all of them.
    private async Task SignalAsync(string id, int opening, List<(Alert Alert, GroupReason? Why)> items, CancellationToken cancellation)
    {
        var joined = items.Exists(item => item.Why is not null);
        var last = items.FindLast(item => joined ? item.Why is not null : item.Alert.EndsAt is null).Alert;
        if (last is not null)
        {
            var key = joined ? $"added:{last.Id}" : $"changed:{last.Id}:{last.LastAt.UtcTicks}";
            await workflows.RaiseEventAsync(IncidentNames.InstanceId(id, opening), IncidentNames.Signal, new IncidentSignal(IncidentSignalKind.Changed) { Joined = joined }, key, cancellation);
        }
    }
}
