using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace AIOps.Api.Health;

/// <summary><c>/healthz</c>: the process answers. <c>/readyz</c>: each dependency answers.</summary>
internal static class HealthEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/healthz", () => Results.Ok(new { status = "alive" }));
        routes.MapGet("/readyz", async (IEnumerable<IDependencyCheck> checks, CancellationToken cancellation) =>
        {
            List<DependencyState> states = [];
            foreach (var check in checks)
            {
                states.Add(await StateOfAsync(check, cancellation));
            }

            var ready = states.TrueForAll(state => state.Ready);
            return Results.Json(
                new { status = ready ? "ready" : "not ready", dependencies = states },
                statusCode: ready ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
        });
    }

    private static async Task<DependencyState> StateOfAsync(IDependencyCheck check, CancellationToken cancellation)
    {
        try
        {
            return new DependencyState(check.Name, true, await check.CheckAsync(cancellation));
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            return new DependencyState(check.Name, false, failure.Message);
        }
    }
}

/// <summary>State of one dependency.</summary>
internal sealed record DependencyState(string Name, bool Ready, string Detail);
