namespace AIOps.Ingest.Identity;

/// <summary>The one form in which resource ids are compared.</summary>
internal static class ResourceIds
{
    /// <summary>Lower case, without slashes at the end; never empty for a text that is not.</summary>
    public static string Normal(string id)
    {
        var lower = id.ToLowerInvariant();
        var trimmed = lower.TrimEnd('/');
        return trimmed.Length > 0 ? trimmed : lower;
    }
}
