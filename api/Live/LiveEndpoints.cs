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
        using var page = live.Subscribe();
        while (!gone.IsCancellationRequested)
        {
            // The real clock: proxies cut silent connections by it, whatever time the demo plays.
            using var beat = CancellationTokenSource.CreateLinkedTokenSource(gone);
            beat.CancelAfter(Heartbeat);
            try
            {
                await page.Hints.WaitToReadAsync(beat.Token);
                while (page.Hints.TryRead(out var hint))
                {
                    await WriteAsync(context.Response, hint.Kind, new { id = hint.Id, status = hint.Status }, gone);
                }
            }
            catch (OperationCanceledException) when (!gone.IsCancellationRequested)
            {
                await context.Response.WriteAsync(": still here\n\n", gone);
                await context.Response.Body.FlushAsync(gone);
            }
            catch (OperationCanceledException)
            {
                // The page was closed.
            }
        }
    }

    private static async Task WriteAsync(HttpResponse response, string kind, object data, CancellationToken cancellation)
    {
        await response.WriteAsync($"event: {kind}\ndata: {JsonSerializer.Serialize(data, AiopsJson.Options)}\n\n", cancellation);
        await response.Body.FlushAsync(cancellation);
    }
}
