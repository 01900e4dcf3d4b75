using System.Text.Json;
using AIOps.Orchestrations.Live;
using AIOps.Storage.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace AIOps.Api.Live;

/// <summary><c>GET /api/live</c>: server-sent hints that something changed.</summary>
internal static class LiveEndpoints
{
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(15);

    public static void Map(RouteGroupBuilder api) => api.MapGet("/live", StreamAsync);

    private static async Task StreamAsync(HttpContext context, LiveFeed live, TimeProvider time)
    {
        var gone = context.RequestAborted;
        context.Response.ContentType = "text/event-stream";
        context.Response.Headers.CacheControl = "no-store";
        await WriteAsync(context.Response, "hello", new { now = time.GetUtcNow() }, gone);
        await using var hints = live.ListenAsync(gone).GetAsyncEnumerator(gone);
        try
        {
            var next = hints.MoveNextAsync().AsTask();
            while (!gone.IsCancellationRequested)
            {
                // The real clock: proxies cut silent connections by it, whatever time the demo plays.
                if (await Task.WhenAny(next, Task.Delay(Heartbeat, gone)) != next)
                {
                    await context.Response.WriteAsync(": still here\n\n", gone);
                    await context.Response.Body.FlushAsync(gone);
                    continue;
                }

                if (!await next)
                {
                    return;
                }

                await WriteAsync(context.Response, hints.Current.Kind, new { id = hints.Current.Id, status = hints.Current.Status }, gone);
                next = hints.MoveNextAsync().AsTask();
            }
        }
        catch (OperationCanceledException)
        {
            // The page was closed.
        }
    }

    private static async Task WriteAsync(HttpResponse response, string kind, object data, CancellationToken cancellation)
    {
        await response.WriteAsync($"event: {kind}\ndata: {JsonSerializer.Serialize(data, AiopsJson.Options)}\n\n", cancellation);
        await response.Body.FlushAsync(cancellation);
    }
}
