using AIOps.Api.Problems;
using AIOps.Correlate;
using AIOps.Orchestrations.Incidents;
using AIOps.Orchestrations.Ports;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace AIOps.Api.Topology;

/// <summary><c>GET /api/topology</c>: nodes and edges, with what an incident says of each node.</summary>
internal static class TopologyEndpoints
{
    public static void Map(RouteGroupBuilder api) => api.MapGet("/topology", GetAsync);

    private static async Task<IResult> GetAsync(string? incident, IResourceGraph topology, IncidentRepository incidents, CancellationToken cancellation)
    {
        var graph = await topology.GetAsync(cancellation);
        IncidentRecord? record = null;
        if (incident is not null && (record = (await incidents.GetAsync(incident, cancellation))?.Value) is null)
        {
            return Problem.NotFound("incident", incident);
        }

        var affected = record?.Incident.Alerts.Select(member => member.Alert.ResourceId).ToHashSet() ?? [];
        var cause = record?.Diagnosis?.Causes.Count > 0 ? record.Diagnosis.Causes[0].ResourceId : null;
        return Results.Ok(new
        {
            nodes = graph.Nodes.Select(node => new { resourceId = node.ResourceId, name = node.Name, type = node.Type, health = Health(node, record, affected, cause) }),
            edges = graph.Edges.Select(edge => new { from = edge.From, to = edge.To, kind = edge.Kind, source = edge.Source, confidence = edge.Confidence, lastSeen = edge.LastSeen }),
        });
    }

    private static string Health(ServiceNode node, IncidentRecord? record, HashSet<string> affected, string? cause) =>
        record is null ? "unknown" : node.ResourceId == cause ? "cause" : affected.Contains(node.ResourceId) ? "affected" : "healthy";
}
