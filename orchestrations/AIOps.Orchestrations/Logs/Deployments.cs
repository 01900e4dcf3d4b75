using AIOps.Detect.Logs.Detection;
using AIOps.Ingest;
using AIOps.Orchestrations.Changes;

namespace AIOps.Orchestrations.Logs;

/// <summary>The latest deployments, told to the log streams of their resources. Read from storage when event time has gone on by a minute.</summary>
internal sealed class Deployments(ChangeRepository changes)
{
    /// <summary>An older one is no news to a stream.</summary>
    private static readonly TimeSpan Reach = TimeSpan.FromMinutes(30);
    private readonly Lock _reading = new();
    private DateTimeOffset _readUntil;
    private IReadOnlyList<ChangeEvent> _latest = [];

    /// <summary>Reads on.</summary>
    /// <param name="newest">Event time of the newest signal.</param>
    /// <param name="cancellation">Cancels the call.</param>
    public async Task RefreshAsync(DateTimeOffset newest, CancellationToken cancellation)
    {
        lock (_reading)
        {
            if (newest - _readUntil < TimeSpan.FromMinutes(1))
            {
                return;
            }

            _readUntil = newest;
        }

        _latest = [.. (await changes.BetweenAsync(newest - Reach, newest, cancellation)).Where(static change => change.Kind == ChangeKind.Deployment)];
    }

    /// <summary>Tells a stream what was deployed to its resource before its newest line.</summary>
    public void Apply(LogMonitor monitor)
    {
        foreach (var change in _latest)
        {
            if (change.Time.UtcTicks > (monitor.Deployment?.TimeTicks ?? 0) && change.Id != monitor.Deployment?.Id && IsOf(change.ResourceId, monitor.Id.ResourceId))
            {
                monitor.Note(new Deployment(change.Id, change.Title, change.Time.UtcTicks));
            }
        }
    }

    private static bool IsOf(string deployed, string resource) =>
        resource.StartsWith(deployed, StringComparison.OrdinalIgnoreCase) && (resource.Length == deployed.Length || resource[deployed.Length] == '/');
}
