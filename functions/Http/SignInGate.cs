using AIOps.Api.Session;
using Microsoft.AspNetCore.Http;

namespace AIOps.Functions.Http;

/// <summary>
/// The app is on the internet: nothing under <c>/api</c> is readable without a proved caller, whatever the platform in front lets through. Health addresses and
/// the dashboard's files are open; machines with a function key pass.
/// </summary>
internal sealed class SignInGate(RequestDelegate next)
{
    private const string Passed = "aiops-machine";

    public static void LetPass(HttpContext context) => context.Items[Passed] = true;

    public async Task InvokeAsync(HttpContext context, ICallerIdentity identity)
    {
        if (NeedsCaller(context) && await identity.FindAsync(context) is null)
        {
            await Results.Problem("Sign in first; nobody was proved for this request.", statusCode: StatusCodes.Status401Unauthorized, title: "Who are you?")
                .ExecuteAsync(context);
            return;
        }

        await next(context);
    }

    // The session route itself says who is signed in, and begins a session where that is safe.
    private static bool NeedsCaller(HttpContext context) =>
        context.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase)
        && !context.Request.Path.Equals("/api/session", StringComparison.OrdinalIgnoreCase)
        && !context.Items.ContainsKey(Passed);
}
