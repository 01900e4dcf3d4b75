using AIOps.Correlate;
using AIOps.Diagnose;
using AIOps.Orchestrations.Changes;
using AIOps.Orchestrations.Ports;
using AIOps.Orchestrations.Series;
using Microsoft.Extensions.Options;

namespace AIOps.Orchestrations.Investigation;

/// <summary>Gathers what the diagnosis of an incident may look at: the neighbourhood's series around the onset, its logs and forecasts, and the changes before it.</summary>
public sealed class EvidenceCollector(
    IResourceGraph topology, SeriesReader series, ChangeRepository changes, IOptions<EvidenceOptions> options,
    IEnumerable<ILogFindingSource> logs, IEnumerable<IForecastFindingSource> forecasts)
{
    /// <summary>Gathers.</summary>
    public async Task<DiagnosisInput> CollectAsync(Incident incident, DateTimeOffset now, CancellationToken cancellation)
    {
        var settings = options.Value;
        var graph = await topology.GetAsync(cancellation);
        var resources = Neighbourhood(incident, graph, settings.Hops);
        var windows = await WindowsAsync(resources, incident.StartedAt.AddHours(-settings.NormalHours), now, cancellation);
        var suspects = await changes.BetweenAsync(incident.StartedAt.AddHours(-settings.ChangeHours), now, cancellation);
        List<LogFinding> lines = [];
        foreach (var source in logs)
        {
            lines.AddRange(await source.FindAsync(resources, incident.StartedAt, now, cancellation));
        }

        List<ForecastFinding> ahead = [];
        foreach (var source in forecasts)
        {
            ahead.AddRange(await source.FindAsync(resources, now, cancellation));
        }

        return new DiagnosisInput(incident, graph, windows, suspects, lines, now) { ForecastFindings = ahead };
    }

    private async Task<List<SeriesWindow>> WindowsAsync(List<string> resources, DateTimeOffset from, DateTimeOffset now, CancellationToken cancellation)
    {
        List<SeriesWindow> windows = [];
        foreach (var resource in resources)
        {
            foreach (var id in await series.OfResourceAsync(resource, cancellation))
            {
                if (windows.Count == options.Value.MaxSeries)
                {
                    return windows;
                }

                var points = await series.PointsAsync(id.Key, from, now, cancellation);
                if (points.Count > 0)
                {
                    windows.Add(new SeriesWindow(id.Key, id.ResourceId, id.Metric, id.Dimensions, id.Unit, points));
                }
            }
        }

        return windows;
    }

    /// <summary>Resources of the alerts first, then outwards edge by edge.</summary>
    private static List<string> Neighbourhood(Incident incident, ServiceGraph graph, int hops)
    {
        var query = ServiceGraphQuery.Of(graph);
        List<string> found = [.. incident.Alerts.Select(member => member.Alert.ResourceId).Distinct()];
        var known = found.ToHashSet();
        var ring = found.ToList();
        for (var hop = 0; hop < hops && ring.Count > 0; hop++)
        {
            ring = [.. ring.SelectMany(query.Neighbours).Where(known.Add)];
            found.AddRange(ring);
        }

        return found;
    }
}
