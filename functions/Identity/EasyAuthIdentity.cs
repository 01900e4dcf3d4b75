using AIOps.Api.Session;
using Microsoft.AspNetCore.Http;

namespace AIOps.Functions.Identity;

/// <summary>The caller as App Service authentication (Easy Auth) proved it with Entra ID. Registered only where the setting says that it stands in front.</summary>
internal sealed class EasyAuthIdentity(string approverRole, string breakGlassRole = "") : ICallerIdentity
{
    /// <inheritdoc/>
    public Task<Caller?> FindAsync(HttpContext context) =>
        Task.FromResult(ClientPrincipal.Parse(context.Request.Headers[ClientPrincipal.Header].ToString()) is { } principal ? CallerOf(principal) : null);

    /// <inheritdoc/>
    public Task<Caller?> BeginAsync(HttpContext context, string? name) => FindAsync(context);

    private Caller? CallerOf(ClientPrincipal principal) => principal.ObjectId is { Length: > 0 } id
        ? new Caller(id, principal.Name ?? id, "entra", $"entra:{id}", principal.Roles.Contains(approverRole, StringComparer.Ordinal))
        {
            CanBreakGlass = principal.Roles.Contains(breakGlassRole, StringComparer.Ordinal),
        }
        : null;
}
