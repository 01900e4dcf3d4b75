using System.Net;
using Microsoft.AspNetCore.Http;

namespace AIOps.Api.Session;

/// <summary>Whether a request was made on this machine, by somebody who speaks to this process without anything in between.</summary>
public static class LoopbackPeer
{
    private static readonly string[] Forwarding = ["Forwarded", "Via", "X-Real-IP", "X-Original-For", "X-Original-Host", "X-Original-Proto", "X-Client-IP"];

    // A forwarded request has a loopback peer too (a reverse proxy on this machine), so forwarding headers close the door. And a foreign name that was pointed at
    // this machine (DNS rebinding) makes a foreign page look like the same origin, so only names of this machine open it.

    /// <summary>True for a loopback connection to a name of this machine without a mark of forwarding.</summary>
    /// <param name="context">The request.</param>
    /// <param name="known">Forwarding headers that the caller of this method has accounted for itself; none by default.</param>
    public static bool IsDirect(HttpContext context, params ReadOnlySpan<string> known)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (context.Connection.RemoteIpAddress is not { } address || !IPAddress.IsLoopback(address) || !IsOwnName(context.Request.Host.Host))
        {
            return false;
        }

        foreach (var name in context.Request.Headers.Keys)
        {
            if (IsForwarding(name) && !known.Contains(name, StringComparer.OrdinalIgnoreCase))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether a header is put on a request by what passes it on.</summary>
    public static bool IsForwarding(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return name.StartsWith("X-Forwarded", StringComparison.OrdinalIgnoreCase) || Forwarding.Contains(name, StringComparer.OrdinalIgnoreCase);
    }

    private static bool IsOwnName(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
}
