using AIOps.Orchestrations.Audit;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace AIOps.Api.Audit;

/// <summary>The audit chain: rows of an incident, and whether the chain is whole.</summary>
internal static class AuditEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/audit", async (string? incident, AuditLog audit, CancellationToken cancellation) => Results.Ok(
            incident is null ? await NewestAsync(audit, cancellation) : await audit.OfIncidentAsync(incident, cancellation)));
        api.MapGet("/audit/check", async (AuditLog audit, CancellationToken cancellation) => Results.Ok(await audit.VerifyAsync(cancellation)));
    }

    private static async Task<IReadOnlyList<AuditRow>> NewestAsync(AuditLog audit, CancellationToken cancellation)
    {
        const int newest = 200;
        Queue<AuditRow> rows = [];
        await foreach (var row in audit.ReadAllAsync(cancellation))
        {
            rows.Enqueue(row);
            if (rows.Count > newest)
            {
                rows.Dequeue();
            }
        }

        return [.. rows];
    }
}
