using AIOps.Api.Problems;
using AIOps.Orchestrations.Ports;
using AIOps.Orchestrations.Streams;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;

namespace AIOps.Api.Telemetry;

/// <summary><c>POST /api/telemetry</c>: one Event Hub body of any shape.</summary>
internal static class TelemetryEndpoints
{
    public static void Map(RouteGroupBuilder api) => api.MapPost("/telemetry", TakeAsync);

    private static async Task<IResult> TakeAsync(
        HttpContext context, bool? history, IngestHandler ingest, IBackPressure pressure, IOptions<StreamOptions> options, TimeProvider time,
        CancellationToken cancellation)
    {
        if (pressure.RetryAfter is { } pause)
        {
            context.Response.Headers.RetryAfter = Math.Max(1, (int)Math.Ceiling(pause.TotalSeconds)).ToString();
            return Problem.Of(StatusCodes.Status429TooManyRequests, "The buffer is full", "Detection is behind; send the body again after the pause in Retry-After. Nothing of it was taken.");
        }

        var limit = options.Value.MaxBodyBytes;
        if (await RequestBody.ReadAsync(context.Request, limit, cancellation) is not { } body)
        {
            return Problem.Of(StatusCodes.Status413PayloadTooLarge, "The body is too large", $"At most {limit:N0} bytes are taken; send it in smaller bodies.");
        }

        return Results.Accepted(value: await ingest.HandleAsync(body, time.GetUtcNow(), "http", cancellation, history: history ?? false));
    }
}
