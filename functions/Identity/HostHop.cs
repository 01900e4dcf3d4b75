using System.Net;
using System.Text.Json;
using AIOps.Api.Session;
using Microsoft.AspNetCore.Http;

namespace AIOps.Functions.Identity;

/// <summary>
/// The Functions host stands before this process: it takes the request and passes it on with <c>X-Forwarded-*</c> of its own, which replace the caller's. The worker's
/// middleware puts the caller's address and name in place and keeps those of the hop as <c>X-Original-*</c>. What the caller itself sent is told beside the invocation.
/// </summary>
internal static class HostHop
{
    private const string From = "X-Original-For";
    private const string Sent = "aiops-caller-headers";

    /// <summary>Keeps the names of the headers that the host received.</summary>
    /// <param name="context">The request.</param>
    /// <param name="invocation">The binding data of the invocation; <c>Headers</c> is a JSON object.</param>
    public static void NoteCaller(HttpContext context, IReadOnlyDictionary<string, object?> invocation) =>
        context.Items[Sent] = invocation.TryGetValue("Headers", out var headers) && headers is string json ? NamesIn(json) : null;

    /// <summary>
    /// Whether the caller sits at this machine: the hop came from here, and the caller that the host saw did too, directly. Where the host does not say all of this
    /// (an old one passes requests on without a mark), nobody does: every caller would look local.
    /// </summary>
    public static bool IsFromThisMachine(HttpContext context) =>
        context.Request.Headers.TryGetValue(From, out var hops) && hops.Count == 1
        && IPEndPoint.TryParse(hops[0]!, out var hop) && IPAddress.IsLoopback(hop.Address)
        && context.Items[Sent] is IReadOnlyList<string> sent && !sent.Any(LoopbackPeer.IsForwarding)
        && LoopbackPeer.IsDirect(context, From, "X-Original-Host", "X-Original-Proto");

    private static List<string>? NamesIn(string json)
    {
        try
        {
            using var headers = JsonDocument.Parse(json);
            return headers.RootElement.ValueKind == JsonValueKind.Object ? [.. headers.RootElement.EnumerateObject().Select(static header => header.Name)] : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
