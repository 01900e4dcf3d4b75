using System.Net;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;

namespace AIOps.Api.Session;

/// <summary>
/// A session for whoever sits at this machine: handed out on loopback connections only, in a cookie that scripts cannot read and other sites do not send.
/// The name is what the person says; that is enough on a laptop and never offered elsewhere.
/// </summary>
public sealed class LoopbackIdentity(SessionKeys keys) : ICallerIdentity
{
    private const string Cookie = "aiops-session";
    private const string Purpose = "session";
    private static readonly string[] Forwarding = ["Forwarded", "Via", "X-Real-IP", "X-Original-For", "X-Client-IP"];

    /// <inheritdoc/>
    public async Task<Caller?> FindAsync(HttpContext context)
    {
        if (!IsLoopback(context) || context.Request.Cookies[Cookie] is not { } value || value.Split('.') is not [var id, var name, var tag])
        {
            return null;
        }

        return await keys.CheckAsync(Purpose, $"{id}.{name}", tag) ? CallerOf(id, Uri.UnescapeDataString(name)) : null;
    }

    /// <inheritdoc/>
    public async Task<Caller?> BeginAsync(HttpContext context, string? name)
    {
        if (!IsLoopback(context))
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

    private static Caller CallerOf(string id, string person) => new($"local:{person}", person, "local-session", id, CanApprove: true) { CanBreakGlass = true };

    // A forwarded request has a loopback peer too (a reverse proxy on this machine), so forwarding headers close the door. And a foreign name that was pointed at
    // this machine (DNS rebinding) makes a foreign page look like the same origin, so only names of this machine open it.
    private static bool IsLoopback(HttpContext context) =>
        context.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address) && IsOwnName(context.Request.Host.Host)
        && !context.Request.Headers.Keys.Any(static name =>
            name.StartsWith("X-Forwarded", StringComparison.OrdinalIgnoreCase) || Forwarding.Contains(name, StringComparer.OrdinalIgnoreCase));

    private static bool IsOwnName(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
}
