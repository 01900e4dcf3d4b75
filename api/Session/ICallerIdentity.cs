using Microsoft.AspNetCore.Http;

namespace AIOps.Api.Session;

/// <summary>Establishes who calls: Entra through Easy Auth in Azure, a session on loopback locally.</summary>
public interface ICallerIdentity
{
    /// <summary>The caller, or null when nobody is proved.</summary>
    Task<Caller?> FindAsync(HttpContext context);

    /// <summary>The caller for <c>GET /api/session</c>; may begin a session where that is safe.</summary>
    Task<Caller?> BeginAsync(HttpContext context, string? name);
}
