using AIOps.Orchestrations.Stats;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace AIOps.Api.Statistics;

/// <summary><c>GET /api/stats</c>.</summary>
internal static class StatsEndpoints
{
    public static void Map(RouteGroupBuilder api) =>
        api.MapGet("/stats", async (StatsReader stats, CancellationToken cancellation) => Results.Ok(await stats.ReadAsync(cancellation)));
}
