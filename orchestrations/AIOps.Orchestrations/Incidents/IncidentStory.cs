using AIOps.Orchestrations.Audit;
using AIOps.Orchestrations.Live;
using AIOps.Orchestrations.Observability;

namespace AIOps.Orchestrations.Incidents;

/// <summary>Writes what happens to an incident where people look: timeline, audit and the open pages. Writing the same thing twice is writing it once.</summary>
public sealed class IncidentStory(IncidentRepository incidents, AuditLog audit, LiveFeed live)
{
    /// <summary>Adds a line, and an audit row when one is given.</summary>
    public async Task TellAsync(string incidentId, TimelineEntry entry, AuditEntry? row, CancellationToken cancellation)
    {
        if (row is not null)
        {
            var trace = row.TraceId ?? Spans.TraceIdOf(await incidents.TraceParentAsync(incidentId, cancellation));
            await audit.AppendAsync(row with { TraceId = trace }, cancellation);
        }

        await TellAsync(incidentId, [entry], cancellation);
    }

    /// <summary>Adds lines that need no audit.</summary>
    public async Task TellAsync(string incidentId, IReadOnlyList<TimelineEntry> entries, CancellationToken cancellation)
    {
        await incidents.AddTimelineAsync(incidentId, entries, cancellation);
        live.Publish(new LiveEvent("incident", incidentId, ""));
    }
}
