using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;

namespace AIOps.Api.Session;

/// <summary>
/// A session for whoever sits at this machine: handed out on loopback connections only, in a cookie that scripts cannot read and other sites do not send.
/// The name is what the person says; that is enough on a laptop and never offered elsewhere.
/// </summary>
/// <param name="keys">Signs the cookie.</param>
/// <param name="isDirect">Whether a request was made on this machine; <see cref="LoopbackPeer"/> unless a host stands before this process.</param>
public sealed class LoopbackIdentity(SessionKeys keys, Func<HttpContext, bool>? isDirect = null) : ICallerIdentity
{
    private const string Cookie = "aiops-session";
    private const string Purpose = "session";
    private readonly Func<HttpContext, bool> _isDirect = isDirect ?? Direct;

    /// <inheritdoc/>
    public async Task<Caller?> FindAsync(HttpContext context)
    {
        if (!_isDirect(context) || context.Request.Cookies[Cookie] is not { } value || value.Split('.') is not [var id, var name, var tag])
        {
            return null;
        }

        return await keys.CheckAsync(Purpose, $"{id}.{name}", tag) ? CallerOf(id, Uri.UnescapeDataString(name)) : null;
    }

    /// <inheritdoc/>
    public async Task<Caller?> BeginAsync(HttpContext context, string? name)
    {
        if (!_isDirect(context))
        {
            return null;
        }

        if (name is null && await FindAsync(context) is { } known)
        {
            return known;
        }

        var id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        var person = name ?? "operator";
        var escaped = Uri.EscapeDataString(person).Replace(".", "%2E", StringComparison.Ordinal);
        var tag = await keys.TagAsync(Purpose, $"{id}.{escaped}");
        context.Response.Cookies.Append(Cookie, $"{id}.{escaped}.{tag}", new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Strict, Path = "/", IsEssential = true });
        return CallerOf(id, person);
    }

    private static bool Direct(HttpContext context) => LoopbackPeer.IsDirect(context);

    private static Caller CallerOf(string id, string person) => new($"local:{person}", person, "local-session", id, CanApprove: true) { CanBreakGlass = true };
}
