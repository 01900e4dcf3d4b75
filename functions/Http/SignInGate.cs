using AIOps.Api.Session;
using AIOps.Orchestrations.Approvals.Links;
using Microsoft.AspNetCore.Http;

namespace AIOps.Functions.Http;

/// <summary>
/// The app is on the internet: nothing under <c>/api</c> or <c>/mcp</c> is readable without a proved caller, whatever the platform in front lets through. Health addresses and
/// the dashboard's files are open; machines with a function key pass.
/// </summary>
internal sealed class SignInGate(RequestDelegate next)
{
    private const string Passed = "aiops-machine";

    public static void LetPass(HttpContext context) => context.Items[Passed] = true;

    public async Task InvokeAsync(HttpContext context, ICallerIdentity identity, ApprovalLinks links)
    {
        if (NeedsCaller(context) && await identity.FindAsync(context) is null && !await IsLinkAsync(context.Request, links))
        {
            await Results.Problem("Sign in first; nobody was proved for this request.", statusCode: StatusCodes.Status401Unauthorized, title: "Who are you?")
                .ExecuteAsync(context);
            return;
        }

        await next(context);
    }

    // Whoever holds a link to an approval may see that one plan; deciding is a POST and needs the person.
    private static async Task<bool> IsLinkAsync(HttpRequest request, ApprovalLinks links) =>
        (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
        && request.Query["token"].ToString() is { Length: > 0 } token
        && request.Path.Value?.Split('/') is ["", "api", "approvals", var id]
        && (await links.ReadAsync(token, request.HttpContext.RequestAborted)).Shows(Uri.UnescapeDataString(id));

    // The session route itself says who is signed in, and begins a session where that is safe. Calls of chat services carry a signature, which their route checks.
    private static bool NeedsCaller(HttpContext context) =>
        (context.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase) || context.Request.Path.StartsWithSegments("/mcp", StringComparison.OrdinalIgnoreCase))
        && !context.Request.Path.Equals("/api/session", StringComparison.OrdinalIgnoreCase)
        && !(HttpMethods.IsPost(context.Request.Method) && context.Request.Path.StartsWithSegments("/api/chat", StringComparison.OrdinalIgnoreCase))
        && !context.Items.ContainsKey(Passed);
}
