using System.Security.Cryptography;
using System.Text;

namespace AIOps.Integrations.Teams;

/// <summary>
/// Signature of an outgoing webhook: <c>Authorization: HMAC</c> and the base64 of the HMAC-SHA256 over the raw body, keyed with the bytes behind the base64 token that Teams
/// showed (learn.microsoft.com, "Create Outgoing Webhooks").
/// </summary>
internal static class TeamsSignature
{
    private const string Scheme = "HMAC ";

    public static string Of(byte[] key, ReadOnlySpan<byte> body) => Scheme + Convert.ToBase64String(HMACSHA256.HashData(key, body));

    /// <summary>True when the header fits; compared as text, so that only one spelling of the bytes counts, and in the same time whichever differs.</summary>
    public static bool Fits(byte[] key, ReadOnlySpan<byte> body, string? authorization) =>
        authorization is not null && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(Of(key, body)), Encoding.UTF8.GetBytes(authorization));
}
