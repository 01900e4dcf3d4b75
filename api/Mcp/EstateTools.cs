using System.ComponentModel;
using AIOps.Orchestrations.Incidents;
using AIOps.Orchestrations.Ports;
using AIOps.Orchestrations.Questions;
using AIOps.Orchestrations.Series;
using ModelContextProtocol;
using ModelContextProtocol.Server;

namespace AIOps.Api.Mcp;

/// <summary>What an assistant may read of the estate: series with their bands, and what depends on what.</summary>
[McpServerToolType]
internal sealed class EstateTools(SeriesReader series, IResourceGraph topology, IncidentRepository incidents, TimeProvider time)
{
    private const int MostPoints = 500;
    private static readonly TimeSpan LongestSpan = TimeSpan.FromDays(7);

    [McpServerTool(Name = "list_series", Title = "List a resource's series", ReadOnly = true, Idempotent = true, Destructive = false, OpenWorld = false)]
    [Description("Which metrics of a resource are known.")]
    public async Task<string> ListSeriesAsync([Description("Resource id.")] string resourceId, CancellationToken cancellation = default) =>
        Shown.Json(new { series = (await series.OfResourceAsync(resourceId, cancellation)).Select(id => new { id.Key, id.Metric, dimensions = Shown.Text(id.Dimensions), id.Unit }) });

    [McpServerTool(Name = "get_series", Title = "Read a series", ReadOnly = true, Idempotent = true, Destructive = false, OpenWorld = false)]
    [Description("Points of a series with the expected band, and its anomalies. At most 500 points: the newest of the span.")]
    public async Task<string> GetSeriesAsync(
        [Description("Key of the series, 32 hex digits; or leave it out and name resource and metric.")] string? key = null,
        [Description("Resource id.")] string? resourceId = null,
        [Description("Name of the metric.")] string? metric = null,
        [Description("Begin, ISO 8601. Default: three hours before the end.")] DateTimeOffset? from = null,
        [Description("End, ISO 8601. Default: now.")] DateTimeOffset? to = null,
        CancellationToken cancellation = default)
    {
        var end = to ?? time.GetUtcNow();
        var start = from ?? end - TimeSpan.FromHours(3);
        if (start >= end || end - start > LongestSpan)
        {
            throw new McpException($"from must be before to, and at most {LongestSpan.TotalDays:0} days.");
        }

        var found = await FindAsync(key, resourceId, metric, cancellation);
        var points = await series.PointsAsync(found, start, end, cancellation);
        return Shown.Json(new { key = found, points = points.TakeLast(MostPoints), cut = points.Count > MostPoints, anomalies = await series.AnomaliesAsync(found, start, end, cancellation) });
    }

    [McpServerTool(Name = "get_topology", Title = "Read the topology", ReadOnly = true, Idempotent = true, Destructive = false, OpenWorld = false)]
    [Description("Resources and what depends on what; with an incident, which of them it affects and which is its most likely cause.")]
    public async Task<string> GetTopologyAsync([Description("Id of an incident, begins with inc-.")] string? incidentId = null, CancellationToken cancellation = default)
    {
        var graph = await topology.GetAsync(cancellation);
        var record = incidentId is null ? null : (await incidents.GetAsync(incidentId, cancellation))?.Value ?? throw new McpException($"There is no incident with the id '{HostileText.Plain(incidentId, 60)}'.");
        var affected = record?.Incident.Alerts.Select(member => member.Alert.ResourceId).ToHashSet() ?? [];
        var cause = record?.Diagnosis?.Causes is [var top, ..] ? top.ResourceId : null;
        return Shown.Json(new
        {
            nodes = graph.Nodes.Select(node => new { node.ResourceId, name = Shown.Text(node.Name), node.Type, state = node.ResourceId == cause ? "cause" : affected.Contains(node.ResourceId) ? "affected" : null }),
            edges = graph.Edges.Select(edge => new { edge.From, edge.To, edge.Kind, edge.Source, edge.Confidence }),
        });
    }

    private async Task<string> FindAsync(string? key, string? resourceId, string? metric, CancellationToken cancellation)
    {
        var found = key is { Length: 32 } && key.All(char.IsAsciiHexDigitLower) ? await series.FindAsync(key, cancellation)
            : key is null && resourceId is not null && metric is not null
                ? (await series.OfResourceAsync(resourceId, cancellation)).Where(id => id.Metric.Equals(metric, StringComparison.OrdinalIgnoreCase)).OrderBy(id => id.Dimensions.Length).FirstOrDefault()
                : null;
        return found?.Key ?? throw new McpException("There is no such series. Name its key, or resource and metric; list_series gives both.");
    }
}
