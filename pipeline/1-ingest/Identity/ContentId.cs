using System.Security.Cryptography;
using System.Text;

namespace AIOps.Ingest.Identity;

/// <summary>Ids that follow from content, so that the same thing told twice has one id.</summary>
internal static class ContentId
{
    /// <summary>32 hex digits of the parts, compared without case.</summary>
    public static string Of(string one, string two, string three)
    {
        var bytes = Encoding.UTF8.GetBytes($"{one}\n{two}\n{three}".ToLowerInvariant());
        return Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 16));
    }
}
