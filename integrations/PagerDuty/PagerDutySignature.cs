using System.Security.Cryptography;
using System.Text;

namespace AIOps.Integrations.PagerDuty;

/// <summary>
/// Signature of a webhook v3: <c>v1=</c> and the HMAC-SHA256 over the raw body in hex, several with commas while a secret is being replaced; other versions are passed over
/// (developer.pagerduty.com, "Verifying Signatures").
/// </summary>
internal static class PagerDutySignature
{
    public const string Header = "X-PagerDuty-Signature";
    private const int MostSignatures = 10;

    public static string Of(string secret, ReadOnlySpan<byte> body) => "v1=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), body));

    /// <summary>True when any of the signatures fits any of the secrets. Every pair is compared: the time tells nothing about which.</summary>
    public static bool Fits(IEnumerable<string> secrets, byte[] body, string? header)
    {
        if (header is null)
        {
            return false;
        }

        var given = header.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Take(MostSignatures).Select(Encoding.UTF8.GetBytes).ToList();
        var fits = false;
        foreach (var expected in secrets.Select(secret => Encoding.UTF8.GetBytes(Of(secret, body))))
        {
            foreach (var one in given)
            {
                fits |= CryptographicOperations.FixedTimeEquals(expected, one);
            }
        }

        return fits;
    }
}
