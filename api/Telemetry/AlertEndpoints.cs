using AIOps.Api.Problems;
using AIOps.Orchestrations.Streams;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;

namespace AIOps.Api.Telemetry;

/// <summary><c>POST /api/alerts</c>: alerts of other systems; the shape is recognised by ingest like that of every other body.</summary>
internal static class AlertEndpoints
{
    public static void Map(RouteGroupBuilder api) => api.MapPost("/alerts", TakeAsync);

    private static async Task<IResult> TakeAsync(
        HttpContext context, IngestHandler ingest, IOptions<StreamOptions> options, TimeProvider time, CancellationToken cancellation)
    {
        var limit = options.Value.MaxBodyBytes;
        return await RequestBody.ReadAsync(context.Request, limit, cancellation) is { } body
            ? Results.Accepted(value: await ingest.HandleAsync(body, time.GetUtcNow(), "http-alert", cancellation))
            : Problem.Of(StatusCodes.Status413PayloadTooLarge, "The body is too large", $"At most {limit:N0} bytes are taken.");
    }
}
