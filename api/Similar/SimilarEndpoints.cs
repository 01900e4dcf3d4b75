using AIOps.Api.Problems;
using AIOps.Orchestrations.Incidents;
using AIOps.Orchestrations.Knowledge;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace AIOps.Api.Similar;

/// <summary>What was written down before and resembles an incident.</summary>
internal static class SimilarEndpoints
{
    public static void Map(RouteGroupBuilder api) =>
        api.MapGet("/incidents/{id}/similar", async (string id, IncidentRepository incidents, KnowledgeSearch knowledge, CancellationToken cancellation) =>
            await incidents.GetAsync(id, cancellation) is { } read ? Results.Ok(await knowledge.FindAsync(read.Value, cancellation)) : Problem.NotFound("incident", id));
}
