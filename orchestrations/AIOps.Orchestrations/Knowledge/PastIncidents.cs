using AIOps.Correlate;
using AIOps.Diagnose.Redaction;
using AIOps.Diagnose.Retrieval;
using AIOps.Orchestrations.Incidents;
using Microsoft.Extensions.Options;

namespace AIOps.Orchestrations.Knowledge;

/// <summary>
/// Incidents that may teach something: resolved, and confirmed by a verification that passed or by a thumb up; never with a thumb down on the cause.
/// Held in memory by id and time of the last change; the list of them is read again when this process ended an incident, and every minute for what others ended: with a
/// thousand open incidents each diagnosis would otherwise read a thousand lines to find none.
/// </summary>
internal sealed class PastIncidents(IncidentRepository incidents, IOptions<KnowledgeOptions> options, TimeProvider time)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(1);
    private readonly Lock _gate = new();
    private readonly Dictionary<string, (DateTimeOffset UpdatedAt, PastIncident? Incident)> _known = new(StringComparer.Ordinal);

    private Snapshot? _last;

    public async Task<IReadOnlyList<PastIncident>> AllAsync(CancellationToken cancellation)
    {
        var (writes, now) = (incidents.EndedWrites, time.GetTimestamp());
        if (_last is { } last && last.Writes == writes && time.GetElapsedTime(last.At, now) < Fresh)
        {
            return last.Incidents;
        }

        var found = await ReadAsync(cancellation);
        _last = new Snapshot(writes, now, found);
        return found;
    }

    private async Task<IReadOnlyList<PastIncident>> ReadAsync(CancellationToken cancellation)
    {
        var lines = options.Value.MaxIncidents == 0
            ? []
            : await incidents.ListAsync(line => line.Status == IncidentStatus.Resolved, null, options.Value.MaxIncidents, cancellation);
        List<PastIncident> found = [];
        foreach (var line in lines)
        {
            if (await OfAsync(line, cancellation) is { } past)
            {
                found.Add(past);
            }
        }

        Forget(lines);
        return found;
    }

    private async Task<PastIncident?> OfAsync(IncidentSummary line, CancellationToken cancellation)
    {
        lock (_gate)
        {
            if (_known.TryGetValue(line.Id, out var known) && known.UpdatedAt == line.UpdatedAt)
            {
                return known.Incident;
            }
        }

        var record = (await incidents.GetAsync(line.Id, cancellation))?.Value;
        var past = record is null || !IsConfirmed(record) ? null : Past(record);

        // A thumb does not move the incident's own time: what is not confirmed yet is looked at again.
        if (past is not null)
        {
            lock (_gate)
            {
                _known[line.Id] = (line.UpdatedAt, past);
            }
        }

        return past;
    }

    private void Forget(IReadOnlyList<IncidentSummary> lines)
    {
        var kept = lines.Select(line => line.Id).ToHashSet();
        lock (_gate)
        {
            foreach (var id in _known.Keys.Where(id => !kept.Contains(id)).ToList())
            {
                _known.Remove(id);
            }
        }
    }

    private static bool IsConfirmed(IncidentRecord record) =>
        record.Incident.Status == IncidentStatus.Resolved
        && record.Feedback.All(thumb => thumb.About != "cause" || thumb.Useful)
        && (record.Verification?.State == "passed" || record.Feedback.Any(thumb => thumb.Useful && thumb.About is "cause" or "incident"));

    private static PastIncident Past(IncidentRecord record)
    {
        var redactor = new Redactor();
        var cause = record.Diagnosis?.Causes.Count > 0 ? redactor.Redact(record.Diagnosis.Causes[0].Title) : null;
        var resolution = redactor.Redact(record.Incident.Resolution ?? "");
        var text = $"{IncidentQuestion.Of(record)} {resolution}";
        return new PastIncident(
            record.Incident.Id,
            redactor.Redact(record.Incident.Title),
            record.Incident.ResolvedAt,
            cause,
            resolution,
            new KnowledgeItem(record.Incident.Id, redactor.Redact(record.Incident.Title), redactor.Redact(text), record.Incident.Scope));
    }
}

/// <summary>What was read, when.</summary>
internal sealed record Snapshot(long Writes, long At, IReadOnlyList<PastIncident> Incidents);

/// <summary>A confirmed incident of the past.</summary>
internal sealed record PastIncident(string Id, string Title, DateTimeOffset? ResolvedAt, string? Cause, string Resolution, KnowledgeItem Item);
