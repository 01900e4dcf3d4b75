namespace AIOps.Ingest.Catalogue;

/// <summary>Takes the type out of an Azure resource id.</summary>
internal static class ResourceTypes
{
    private const string Providers = "/providers/";

    /// <summary>Reads <c>namespace/type[/type]*</c> behind the last <c>/providers/</c>, lower case; empty when there is none.</summary>
    public static string Of(string resourceId)
    {
        var start = resourceId.LastIndexOf(Providers, StringComparison.OrdinalIgnoreCase);
        if (start < 0) return "";
        var parts = resourceId[(start + Providers.Length)..].ToLowerInvariant().Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length < 2) return "";
        var type = new List<string> { parts[0] };
        for (var i = 1; i < parts.Length; i += 2) type.Add(parts[i]);
        return string.Join('/', type);
    }
}
