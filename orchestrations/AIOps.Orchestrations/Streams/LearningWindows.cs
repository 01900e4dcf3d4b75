using AIOps.Correlate;
using AIOps.Detect;
using AIOps.Detect.Metrics;
using AIOps.Orchestrations.Incidents;
using AIOps.Orchestrations.Maintenance;
using Microsoft.Extensions.Options;

namespace AIOps.Orchestrations.Streams;

/// <summary>
/// What is not to be learnt now: planned work of its resources, and the time of an open incident on its resource (at most until a lasting episode would be taken as normal anyway).
/// Read from storage at most every half minute; between two reads the same windows hold.
/// </summary>
internal sealed class LearningWindows(
    MaintenanceRepository maintenance, IncidentRepository incidents, IOptions<CorrelateOptions> configured, DetectOptions detect, TimeProvider time)
{
    private const int IncidentsSeen = 200;
    private static readonly TimeSpan Age = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Ahead = TimeSpan.FromMinutes(10);
    private readonly Lock _reading = new();
    private DateTimeOffset _readAt = DateTimeOffset.MinValue;
    private IReadOnlyList<MaintenanceWindow> _planned = [];
    private Dictionary<string, MaintenanceWindow> _troubled = [];

    /// <summary>Reads the windows anew when they are old.</summary>
    public async Task RefreshAsync(CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        lock (_reading)
        {
            if ((now - _readAt).Duration() < Age)
            {
                return;
            }

            _readAt = now;
        }

        _planned = [.. configured.Value.Maintenance, .. await maintenance.WindowsAsync(now, cancellation)];
        var troubled = new Dictionary<string, MaintenanceWindow>(StringComparer.Ordinal);
        foreach (var line in await incidents.ListAsync(null, null, IncidentsSeen, cancellation))
        {
            if (line.Status != IncidentStatus.Resolved)
            {
                Add(troubled, line, now);
            }
        }

        _troubled = troubled;
    }

    /// <summary>Keeps what holds for the resource of a series out of its learning.</summary>
    /// <param name="monitor">The series.</param>
    /// <param name="at">Event time of the sample that comes next.</param>
    public void Apply(SeriesMonitor monitor, DateTimeOffset at)
    {
        var resource = monitor.Series.ResourceId;
        foreach (var window in _planned)
        {
            if (window.Covers(resource, at))
            {
                monitor.KeepOut(window.From, window.To, at);
                return;
            }
        }

        // What a young series sees is all that it knows: without it, the next sample would be odd again.
        if (_troubled.TryGetValue(resource, out var incident) && incident.Covers(resource, at) && monitor.Learning.Done)
        {
            monitor.KeepOut(incident.From, incident.To, at);
        }
    }

    private void Add(Dictionary<string, MaintenanceWindow> windows, IncidentSummary line, DateTimeOffset now)
    {
        var end = line.StartedAt + detect.AcceptAfter;
        var until = now + Ahead < end ? now + Ahead : end;
        foreach (var resource in line.Resources)
        {
            if (!windows.TryGetValue(resource, out var known) || line.StartedAt < known.From)
            {
                windows[resource] = new MaintenanceWindow(line.Id, resource, line.StartedAt, until);
            }
        }
    }
}
