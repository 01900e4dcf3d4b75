using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using AIOps.Remediate;
using AIOps.Storage.Json;

namespace AIOps.Orchestrations.Approvals.Links;

/// <summary>
/// Tokens of links to approvals: <c>a1.{key id}.{claims}.{tag}</c>, the tag an HMAC-SHA256 over everything before it. Whoever holds one may see the plan;
/// deciding takes a proved identity. The token names no algorithm, so none can be chosen by whoever sends it, and no byte of the claims is read before the tag fits.
/// </summary>
public sealed class ApprovalLinks(LinkKeyRing keys, TimeProvider time)
{
    private const string Form = "a1";
    private const int LongestToken = 2048;

    /// <summary>Makes a token for an approval; it ends when the approval expires. Every call gives another one (its id differs).</summary>
    public async Task<string> IssueAsync(Approval approval, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(approval);
        var ring = await keys.ReadAsync(cancellation);
        var claims = new LinkPayload(approval.Id, approval.Plan.Hash, approval.ExpiresAt.ToUnixTimeSeconds(), Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)));
        var body = Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(claims, AiopsJson.Options));
        var signed = $"{Form}.{ring.Current}.{body}";
        return $"{signed}.{Tag(ring.Find(ring.Current)!, signed)}";
    }

    /// <summary>Path and query of the page that shows the approval to whoever holds the link.</summary>
    public async Task<string> PathAsync(Approval approval, CancellationToken cancellation = default) =>
        $"/approvals/{Uri.EscapeDataString(approval.Id)}?token={await IssueAsync(approval, cancellation)}";

    /// <summary>Reads a token.</summary>
    /// <returns>Valid with its claims; expired with its claims; or forged: not of this form, altered, or of a key that is unknown or retired.</returns>
    public async Task<LinkReading> ReadAsync(string? token, CancellationToken cancellation = default)
    {
        if (token is null || token.Length > LongestToken || token.Split('.') is not [Form, var keyId, var body, var tag])
        {
            return LinkReading.Forged;
        }

        var ring = await keys.ReadAsync(cancellation);
        if (ring.Find(keyId) is not { } key || !SameText(Tag(key, $"{Form}.{keyId}.{body}"), tag) || Claims(keyId, body) is not { } claims)
        {
            return LinkReading.Forged;
        }

        return new LinkReading(time.GetUtcNow() >= claims.ExpiresAt ? LinkState.Expired : LinkState.Valid, claims);
    }

    private static ApprovalLinkClaims? Claims(string keyId, string body)
    {
        var payload = JsonSerializer.Deserialize<LinkPayload>(Base64Url.DecodeFromChars(body), AiopsJson.Options);
        return payload is null ? null : new ApprovalLinkClaims(payload.ApprovalId, payload.PlanHash, DateTimeOffset.FromUnixTimeSeconds(payload.Exp), payload.Jti, keyId);
    }

    private static string Tag(byte[] key, string text) => Base64Url.EncodeToString(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes("approval-link\n" + text)));

    // Compared as text: base64 has several spellings of the same bytes, and only one of them is the token that was issued.
    private static bool SameText(string one, string other) => CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(one), Encoding.UTF8.GetBytes(other));

    private sealed record LinkPayload(string ApprovalId, string PlanHash, long Exp, string Jti);
}
