using AIOps.Correlate;
using AIOps.Orchestrations.Changes;
using AIOps.Orchestrations.Incidents;
using AIOps.Orchestrations.Investigation;
using AIOps.Orchestrations.Ports;
using Microsoft.Extensions.Options;

namespace AIOps.Orchestrations.Logs;

/// <summary>Says what is new in the logs since an incident began: of its resources and their neighbours, compared with the hours before, or with the time before the change that preceded it.</summary>
public sealed class IncidentLogReader(
    IncidentRepository incidents, IResourceGraph topology, ChangeRepository changes, LogReader reader, IOptions<EvidenceOptions> options, TimeProvider time)
{
    private const int MostItems = 50;
    private const int MostResources = 40;

    /// <summary>A change so long before the first alert that it is compared around.</summary>
    private static readonly TimeSpan ChangeReach = TimeSpan.FromHours(1);

    private readonly LogComparison _comparison = new(reader);

    /// <summary>Null when there is no such incident.</summary>
    public async Task<IncidentLogs?> ReadAsync(string id, CancellationToken cancellation)
    {
        if (await incidents.GetAsync(id, cancellation) is not { Value: var record })
        {
            return null;
        }

        var incident = record.Incident;
        var own = incident.Alerts.Select(static member => member.Alert.ResourceId).Distinct().ToList();
        var graph = ServiceGraphQuery.Of(await topology.GetAsync(cancellation));
        List<string> resources = [.. own.Concat(own.SelectMany(graph.Neighbours)).Distinct().Take(MostResources)];
        var until = incident.ResolvedAt ?? time.GetUtcNow();
        var change = await ChangeBeforeAsync(own, incident.StartedAt, cancellation);
        var since = change is null ? incident.StartedAt : change.At;
        var from = since.AddHours(-options.Value.NormalHours);
        var items = await _comparison.CompareAsync(resources, from, since, until < since ? since : until, cancellation);
        return new IncidentLogs(incident.Id, from, since, until, change, [.. items.Take(MostItems)]);
    }

    private async Task<LogChange?> ChangeBeforeAsync(IReadOnlyList<string> resources, DateTimeOffset start, CancellationToken cancellation)
    {
        var before = await changes.BetweenAsync(start - ChangeReach, start, cancellation);
        var last = before.LastOrDefault(change => resources.Any(resource => resource.StartsWith(change.ResourceId, StringComparison.OrdinalIgnoreCase)));
        return last is null ? null : new LogChange(last.Id, last.Title, last.Time);
    }
}
