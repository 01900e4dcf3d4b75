using AIOps.Api.Problems;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace AIOps.Api.Session;

/// <summary><c>GET /api/session</c>: who I am and the token for changes. <c>POST /api/session</c>: another name on this machine.</summary>
internal static class SessionEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/session", (HttpContext context, ICallerIdentity identity, SessionKeys keys, IEnumerable<DemoInfo> demo, TimeProvider time) =>
            AnswerAsync(context, identity, keys, demo, time, null));
        api.MapPost("/session", (HttpContext context, SessionName body, ICallerIdentity identity, SessionKeys keys, IEnumerable<DemoInfo> demo, TimeProvider time) =>
            string.IsNullOrWhiteSpace(body.Name) || body.Name.Length > 60
                ? Task.FromResult(Problem.Invalid("name", "A name has 1 to 60 characters."))
                : AnswerAsync(context, identity, keys, demo, time, body.Name.Trim()));
    }

    private static async Task<IResult> AnswerAsync(
        HttpContext context, ICallerIdentity identity, SessionKeys keys, IEnumerable<DemoInfo> demo, TimeProvider time, string? name)
    {
        context.Response.Headers.CacheControl = "no-store";
        return await identity.BeginAsync(context, name) is { } caller
            ? Results.Json(new
            {
                name = caller.Name,
                displayName = caller.DisplayName,
                source = caller.Source,
                csrfToken = await WriteGuard.TokenAsync(keys, caller),
                canApprove = caller.CanApprove,
                canBreakGlass = caller.CanBreakGlass,
                demo = demo.FirstOrDefault(),
                now = time.GetUtcNow(),
            })
            : Problem.Of(StatusCodes.Status401Unauthorized, "Who are you?", "A local session is handed out on loopback connections only; elsewhere, sign in with Entra ID.");
    }
}

/// <summary>Body of <c>POST /api/session</c>.</summary>
/// <param name="Name">1 to 60 characters.</param>
internal sealed record SessionName(string? Name);

/// <summary>That this host plays the demo.</summary>
/// <param name="Enabled">Always true.</param>
/// <param name="Speed">How many times faster than the wall clock its time runs.</param>
public sealed record DemoInfo(bool Enabled, double Speed);
