using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace AIOps.Integrations.Slack.Signing;

/// <summary>
/// Slack's signature of a call: <c>v0=</c> and the HMAC-SHA256 over <c>v0:timestamp:raw body</c> in hex (docs.slack.dev, "Verifying requests from Slack").
/// </summary>
internal static class SlackSignature
{
    public const string SignatureHeader = "X-Slack-Signature";
    public const string TimestampHeader = "X-Slack-Request-Timestamp";

    public static string Of(string secret, string timestamp, ReadOnlySpan<byte> body)
    {
        using var mac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(secret));
        mac.AppendData(Encoding.UTF8.GetBytes($"v0:{timestamp}:"));
        mac.AppendData(body);
        return "v0=" + Convert.ToHexStringLower(mac.GetHashAndReset());
    }

    /// <summary>True when the signature fits; takes the same time whichever byte differs.</summary>
    public static bool Fits(string secret, string? timestamp, ReadOnlySpan<byte> body, string? signature) =>
        timestamp is not null && signature is not null
        && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(Of(secret, timestamp, body)), Encoding.UTF8.GetBytes(signature));

    /// <summary>The signed time; null when it is none. Digits only: nothing that a parser might read in two ways.</summary>
    public static DateTimeOffset? TimeOf(string? timestamp) =>
        timestamp is { Length: > 0 and <= 11 } && timestamp.All(char.IsAsciiDigit) && long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : null;
}
