using AIOps.Correlate;
using AIOps.Orchestrations.Audit;
using AIOps.Orchestrations.Incidents;
using AIOps.Orchestrations.Workflows.Incidents;
using AIOps.Orchestrations.Workflows.Port;
using Microsoft.Extensions.Options;

namespace AIOps.Orchestrations.Workflows.Correlation;

/// <summary>
/// Moves alerts between the records of incidents as an operator asked. Added first, taken away second, and both by alert id: a repeat after a crash ends in the same place.
/// </summary>
internal sealed class RegroupApplier(IncidentRepository incidents, IncidentStory story, IWorkflowClient workflows, IOptions<IncidentOptions> options)
{
    public Task ApplyAsync(RegroupRequest request, DateTimeOffset now, CancellationToken cancellation) =>
        request.MergeFromId is { } from ? MergeAsync(request, from, now, cancellation) : SplitAsync(request, now, cancellation);

    private async Task SplitAsync(RegroupRequest request, DateTimeOffset now, CancellationToken cancellation)
    {
        var id = request.NewIncidentId!;
        var moved = request.AlertIds!.ToHashSet(StringComparer.Ordinal);
        if ((await incidents.GetAsync(request.IncidentId, cancellation))?.Value is not { } source)
        {
            return;
        }

        var members = source.Incident.Alerts.Where(member => moved.Contains(member.Alert.Id)).ToList();
        if (members.Count > 0 && members.Count < source.Incident.Alerts.Count + source.MoreAlerts)
        {
            var why = new GroupReason("split", 1, $"split from {request.IncidentId} by {request.ActorName}: {request.Reason}", "operator");
            await incidents.CreateAsync(NewRecord(source, id, [.. members.Select(member => member with { Why = why })], now), cancellation);
            await incidents.UpdateAsync(request.IncidentId, record => IncidentMembers.Without(record, moved, now), cancellation);
        }

        if (source.MoreAlerts > 0)
        {
            await incidents.MoveUpAsync(request.IncidentId, now, cancellation);
        }

        if (await incidents.GetAsync(id, cancellation) is not { } created)
        {
            return;
        }

        var count = created.Value.Incident.Alerts.Count;
        await TellAsync(request, request.IncidentId, "incident.split", $"Split: {count} alerts moved to {id}", cancellation);
        await TellAsync(request, id, "incident.split", $"Split from {request.IncidentId}", cancellation);
        var settings = options.Value;
        await workflows.StartAsync(
            IncidentNames.Workflow,
            IncidentNames.InstanceId(id, 1),
            new IncidentInput(id, settings.Settle, settings.MaxAttempts, settings.ApprovalPoll, settings.ClearGrace),
            cancellation);
        // What is left may have another cause than what was named for all of it.
        await NewsAsync(request.IncidentId, source.Opening, $"left:{id}", cancellation);
    }

    private async Task MergeAsync(RegroupRequest request, string fromId, DateTimeOffset now, CancellationToken cancellation)
    {
        if ((await incidents.GetAsync(fromId, cancellation))?.Value is not { } from)
        {
            return;
        }

        var why = new GroupReason("merge", 1, $"merged from {fromId} by {request.ActorName}: {request.Reason}", "operator");
        var more = await incidents.MoreAsync(fromId, null, int.MaxValue, cancellation);
        foreach (var member in from.Incident.Alerts.Concat(more))
        {
            await AddAsync(request.IncidentId, member with { Why = why }, now, cancellation);
        }

        var moved = from.Incident.Alerts.Select(member => member.Alert.Id).ToHashSet(StringComparer.Ordinal);
        await incidents.UpdateAsync(
            fromId, record => IncidentMembers.Without(record, moved, now) with { MergedInto = request.IncidentId, MoreAlerts = 0 }, cancellation);
        await incidents.RemoveMoreAsync(fromId, more.Select(member => member.Alert.Id), cancellation);
        await TellAsync(request, request.IncidentId, "incident.merged", $"Merged: took the alerts of {fromId}", cancellation);
        await TellAsync(request, fromId, "incident.merged", $"Merged into {request.IncidentId}", cancellation);
        await workflows.RaiseEventAsync(
            IncidentNames.InstanceId(fromId, from.Opening),
            IncidentNames.Signal,
            new IncidentSignal(IncidentSignalKind.Merged, request.ActorId),
            $"merged:{request.IncidentId}",
            cancellation);
        if ((await incidents.GetAsync(request.IncidentId, cancellation))?.Value is { } into)
        {
            // What it took nobody has looked at there.
            await NewsAsync(request.IncidentId, into.Opening, $"took:{fromId}", cancellation);
        }
    }

    private Task NewsAsync(string id, int opening, string key, CancellationToken cancellation) => workflows.RaiseEventAsync(
        IncidentNames.InstanceId(id, opening), IncidentNames.Signal, new IncidentSignal(IncidentSignalKind.Changed) { Joined = true }, key, cancellation);

    private async Task AddAsync(string id, IncidentAlert member, DateTimeOffset now, CancellationToken cancellation)
    {
        var full = false;
        await incidents.UpdateAsync(
            id,
            record =>
            {
                full = !IncidentMembers.HasRoom(record, member.Alert.Id);
                return full ? null : IncidentMembers.With(record, member.Alert, member.Why, now);
            },
            cancellation);
        if (full)
        {
            await incidents.PutMoreAsync(id, member, cancellation);
            var count = await incidents.CountMoreAsync(id, cancellation);
            await incidents.UpdateAsync(id, record => record with { MoreAlerts = count }, cancellation);
        }
    }

    private static IncidentRecord NewRecord(IncidentRecord source, string id, IReadOnlyList<IncidentAlert> members, DateTimeOffset now) => new()
    {
        SplitFrom = source.Incident.Id,
        Incident = new Incident
        {
            Id = id,
            Scope = source.Incident.Scope,
            Title = IncidentTitle.Of([.. members.Select(member => member.Alert)]),
            Status = IncidentStatus.Open,
            Severity = members.Min(member => member.Alert.Severity),
            StartedAt = members.Min(member => member.Alert.StartsAt),
            OpenedAt = now,
            UpdatedAt = now,
            Alerts = members,
        },
    };

    private Task TellAsync(RegroupRequest request, string id, string action, string title, CancellationToken cancellation) => story.TellAsync(
        id,
        new TimelineEntry(request.At, "operator", title, request.Reason, request.ActorName, []),
        new AuditEntry($"{action}:{id}:{request.At.UtcTicks}", request.At, id, action, request.ActorId, $"{title}. {request.Reason}") { IdentitySource = request.IdentitySource },
        cancellation);
}
