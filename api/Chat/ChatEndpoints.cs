using AIOps.Api.Problems;
using AIOps.Orchestrations.Chat;
using AIOps.Orchestrations.Ports;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace AIOps.Api.Chat;

/// <summary>
/// <c>POST /api/chat/{channel}</c>: calls of chat services. No session and no CSRF token: the signature over the raw body proves the sender, so the body is handed on
/// byte by byte as it came.
/// </summary>
internal static class ChatEndpoints
{
    private const int MaxBytes = 512 * 1024;

    public static void Map(RouteGroupBuilder machines) => machines.MapPost("/chat/{channel}", ReceiveAsync).WithMetadata(new RequestSizeLimitAttribute(MaxBytes));

    private static async Task<IResult> ReceiveAsync(string channel, HttpContext context, ChatDesk desk, CancellationToken cancellation)
    {
        context.Response.Headers.CacheControl = "no-store";
        if (context.Request.ContentLength > MaxBytes)
        {
            return Problem.Of(StatusCodes.Status413PayloadTooLarge, "Too large", $"A chat call has at most {MaxBytes} bytes.");
        }

        using var body = new MemoryStream();
        try
        {
            await context.Request.Body.CopyToAsync(body, cancellation);
        }
        catch (BadHttpRequestException tooLarge)
        {
            return Problem.Of(tooLarge.StatusCode, "Not readable", $"A chat call has at most {MaxBytes} bytes.");
        }

        var request = new ChatRequest(name => context.Request.Headers.TryGetValue(name, out var value) && value.Count == 1 ? value[0] : null, body.ToArray());
        return await desk.ReceiveAsync(channel, request, cancellation) is { } reply
            ? Results.Content(reply.Body, reply.ContentType, statusCode: reply.Status)
            : Problem.Of(StatusCodes.Status404NotFound, "No such channel", "This channel is not configured here.");
    }
}
