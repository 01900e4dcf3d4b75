using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace AIOps.Integrations.Webhooks;

/// <summary>
/// Signature of a call: HMAC-SHA256 over <c>v1:timestamp:body</c> with the hook's secret, as hex. The timestamp is part of it, so that the receiver can refuse
/// old calls; the idempotency key lets it refuse repeated ones.
/// </summary>
public static class WebhookSignature
{
    /// <summary>Header with the signature, <c>v1=</c> and 64 hex digits.</summary>
    public const string SignatureHeader = "X-AIOps-Signature";

    /// <summary>Header with the time of the call in Unix seconds.</summary>
    public const string TimestampHeader = "X-AIOps-Timestamp";

    /// <summary>Header with the id of the intent: the same for every repeat of the same intent. The receiver must do it once only.</summary>
    public const string IdempotencyHeader = "Idempotency-Key";

    /// <summary>Computes the signature.</summary>
    /// <param name="secret">The hook's secret.</param>
    /// <param name="unixSeconds">Time of the call.</param>
    /// <param name="body">Body as sent.</param>
    public static string Of(string secret, long unixSeconds, ReadOnlySpan<byte> body)
    {
        using var mac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(secret));
        mac.AppendData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"v1:{unixSeconds}:")));
        mac.AppendData(body);
        return "v1=" + Convert.ToHexStringLower(mac.GetHashAndReset());
    }
}
