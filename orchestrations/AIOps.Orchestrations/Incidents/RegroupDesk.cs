using AIOps.Correlate;
using AIOps.Orchestrations.Workflows.Correlation;
using AIOps.Orchestrations.Workflows.Port;

namespace AIOps.Orchestrations.Incidents;

/// <summary>
/// Where people correct a grouping. The scope's correlation workflow does it, so that no alert that arrives meanwhile is lost between two incidents; this checks the request
/// and hands it over. The same request twice is one.
/// </summary>
public sealed class RegroupDesk(IncidentRepository incidents, IWorkflowClient workflows, TimeProvider time)
{
    /// <summary>Moves alerts into an incident of their own.</summary>
    /// <param name="id">The incident.</param>
    /// <param name="alertIds">Some of its alerts, not all.</param>
    /// <param name="reason">Why.</param>
    /// <param name="person">Who.</param>
    /// <param name="etag">The version that the person saw; null takes any.</param>
    /// <param name="cancellation">Cancels the call.</param>
    public async Task<RegroupAnswer> SplitAsync(string id, IReadOnlyList<string> alertIds, string reason, Person person, string? etag, CancellationToken cancellation)
    {
        if (await incidents.GetAsync(id, cancellation) is not { } read)
        {
            return new RegroupAnswer(RegroupVerdict.NotFound, id, "");
        }

        if (Refusal(read.Value, id, etag, read.ETag) is { } refusal)
        {
            return refusal;
        }

        var known = read.Value.Incident.Alerts.Select(member => member.Alert.Id).ToHashSet(StringComparer.Ordinal);
        if (alertIds.FirstOrDefault(alert => !known.Contains(alert)) is { } unknown)
        {
            return new RegroupAnswer(RegroupVerdict.UnknownAlert, id, unknown);
        }

        if (alertIds.Distinct(StringComparer.Ordinal).Count() >= known.Count + read.Value.MoreAlerts)
        {
            return new RegroupAnswer(RegroupVerdict.NothingLeft, id, "");
        }

        var at = time.GetUtcNow();
        var newId = IncidentIds.OfSplit(id, alertIds, at);
        await RaiseAsync(
            read.Value.Incident.Scope,
            new RegroupRequest(id, alertIds, newId, null, reason, person.Id, person.DisplayName, person.IdentitySource, at),
            $"split:{newId}",
            cancellation);
        return new RegroupAnswer(RegroupVerdict.Asked, newId, "");
    }

    /// <summary>Merges another incident into this one.</summary>
    /// <param name="id">The incident that takes the alerts.</param>
    /// <param name="fromId">The incident that gives them and is closed.</param>
    /// <param name="reason">Why.</param>
    /// <param name="person">Who.</param>
    /// <param name="etag">The version that the person saw; null takes any.</param>
    /// <param name="cancellation">Cancels the call.</param>
    public async Task<RegroupAnswer> MergeAsync(string id, string fromId, string reason, Person person, string? etag, CancellationToken cancellation)
    {
        var into = await incidents.GetAsync(id, cancellation);
        var from = await incidents.GetAsync(fromId, cancellation);
        if (into is null || from is null)
        {
            return new RegroupAnswer(RegroupVerdict.NotFound, into is null ? id : fromId, "");
        }

        if (from.Value.MergedInto == id)
        {
            return new RegroupAnswer(RegroupVerdict.Done, id, "");
        }

        if ((Refusal(into.Value, id, etag, into.ETag) ?? Refusal(from.Value, fromId, null, from.ETag)) is { } refusal)
        {
            return refusal;
        }

        if (into.Value.Incident.Scope != from.Value.Incident.Scope)
        {
            return new RegroupAnswer(RegroupVerdict.OtherScope, fromId, from.Value.Incident.Scope);
        }

        var at = time.GetUtcNow();
        await RaiseAsync(
            into.Value.Incident.Scope,
            new RegroupRequest(id, null, null, fromId, reason, person.Id, person.DisplayName, person.IdentitySource, at),
            $"merge:{id}:{fromId}",
            cancellation);
        return new RegroupAnswer(RegroupVerdict.Asked, id, "");
    }

    private static RegroupAnswer? Refusal(IncidentRecord record, string id, string? wanted, string etag) =>
        wanted is not null && wanted != etag.Trim('"') ? new RegroupAnswer(RegroupVerdict.Changed, id, "")
        : record.MergedInto is { } other ? new RegroupAnswer(RegroupVerdict.MergedAway, id, other)
        : record.Incident.Status == IncidentStatus.Resolved ? new RegroupAnswer(RegroupVerdict.Resolved, id, "")
        : null;

    private async Task RaiseAsync(string scope, RegroupRequest request, string eventId, CancellationToken cancellation)
    {
        var instance = CorrelationNames.InstanceId(scope);
        await workflows.StartAsync(CorrelationNames.Workflow, instance, new CorrelationInput(scope), cancellation);
        await workflows.RaiseEventAsync(instance, CorrelationNames.Signal, new CorrelationSignal(Regroup: request), eventId, cancellation);
    }
}
