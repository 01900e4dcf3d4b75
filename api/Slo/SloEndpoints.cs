using AIOps.Api.Problems;
using AIOps.Orchestrations.Slo;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace AIOps.Api.Slo;

/// <summary><c>GET /api/slo</c>: objectives with burn rates and budgets; <c>/api/slo/{name}</c>: one with its days.</summary>
internal static class SloEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/slo", async (SloReader reader, CancellationToken cancellation) => Results.Ok(new { items = await reader.ReadAsync(cancellation) }));
        api.MapGet("/slo/{name}", async (string name, SloReader reader, CancellationToken cancellation) =>
            await reader.FindAsync(name, cancellation) is { } found
                ? Results.Ok(new { slo = found.Status, days = found.Days })
                : Problem.NotFound("objective", name));
    }
}
