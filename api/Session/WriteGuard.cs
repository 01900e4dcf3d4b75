using AIOps.Api.Problems;
using AIOps.Orchestrations.Incidents;
using Microsoft.AspNetCore.Http;

namespace AIOps.Api.Session;

/// <summary>
/// Stands before every route that changes something: a proved identity, the CSRF token of its session, and the same origin.
/// GET, HEAD and OPTIONS pass, because they never change anything.
/// </summary>
internal sealed class WriteGuard(ICallerIdentity identity, SessionKeys keys) : IEndpointFilter
{
    public const string Header = "X-CSRF-Token";
    private const string CallerItem = "aiops-caller";

    public static Caller CallerOf(HttpContext context) => (Caller)context.Items[CallerItem]!;

    /// <summary>The proved person behind a write.</summary>
    public static Person PersonOf(HttpContext context)
    {
        var caller = CallerOf(context);
        return new Person(caller.Name, caller.DisplayName, caller.Source);
    }

    public static Task<string> TokenAsync(SessionKeys keys, Caller caller) => keys.TagAsync("csrf", caller.SessionId);

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext invocation, EndpointFilterDelegate next)
    {
        var context = invocation.HttpContext;
        if (HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method) || HttpMethods.IsOptions(context.Request.Method))
        {
            return await next(invocation);
        }

        if (!IsSameOrigin(context.Request))
        {
            return Problem.Forbidden("The request comes from another site. Only pages of this address may change anything.");
        }

        if (await identity.FindAsync(context) is not { } caller)
        {
            return Problem.Of(
                StatusCodes.Status401Unauthorized, "Who are you?", "No identity was proved. Call GET /api/session first and send its cookie; in Azure, sign in.");
        }

        if (!await keys.CheckAsync("csrf", caller.SessionId, context.Request.Headers[Header].ToString()))
        {
            return Problem.Forbidden($"The header {Header} is missing or does not belong to this session. GET /api/session gives it as csrfToken.");
        }

        context.Items[CallerItem] = caller;
        return await next(invocation);
    }

    /// <summary>Browsers say where a request comes from; a tool without a browser says nothing, and then session and token decide.</summary>
    public static bool IsSameOrigin(HttpRequest request)
    {
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        if (site.Length > 0 && site is not ("same-origin" or "none"))
        {
            return false;
        }

        var origin = request.Headers.Origin.ToString();
        return origin.Length == 0 || (Uri.TryCreate(origin, UriKind.Absolute, out var from) && from.Authority == request.Host.Value);
    }
}
