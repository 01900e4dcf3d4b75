using System.Security.Cryptography;
using System.Text;

namespace AIOps.Detect.Logs.Detection;

/// <summary>The identity of a log stream: one category of one resource.</summary>
public sealed class LogStreamId
{
    /// <summary>Builds an identity.</summary>
    /// <param name="resourceId">Azure resource id in any case; kept in lower case.</param>
    /// <param name="category">Log category, for example <c>AppServiceConsoleLogs</c>.</param>
    public LogStreamId(string resourceId, string category)
    {
        ResourceId = resourceId.ToLowerInvariant();
        Category = category;
        var text = Encoding.UTF8.GetBytes($"log\n{ResourceId}\n{category.ToLowerInvariant()}");
        Key = Convert.ToHexStringLower(SHA256.HashData(text).AsSpan(0, 16));
    }

    /// <summary>32 hex digits, stable across processes and releases.</summary>
    public string Key { get; }

    /// <summary>Azure resource id, lower case.</summary>
    public string ResourceId { get; }

    /// <summary>Log category.</summary>
    public string Category { get; }
}
