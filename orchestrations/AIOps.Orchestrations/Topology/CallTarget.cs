namespace AIOps.Orchestrations.Topology;

/// <summary>What the target of a dependency call names: the first label of a host, with the resource type that its domain belongs to, and what stands behind the bar.</summary>
/// <param name="Name">First label of the host, or the whole of it when its domain is nobody's that is known here.</param>
/// <param name="TypePrefix">Azure resource type that the domain belongs to; null when it is none of Azure's.</param>
/// <param name="Detail">Database or role behind the bar; empty when there is none.</param>
internal readonly record struct CallTarget(string Name, string? TypePrefix, string Detail)
{
    // Public endpoints of Azure services, and those of private links, which end the same way.
    private static readonly (string Domain, string Type)[] Domains =
    [
        ("database.windows.net", "microsoft.sql/"), ("postgres.database.azure.com", "microsoft.dbforpostgresql/"), ("mysql.database.azure.com", "microsoft.dbformysql/"),
        ("documents.azure.com", "microsoft.documentdb/"), ("redis.cache.windows.net", "microsoft.cache/"), ("servicebus.windows.net", ""), ("core.windows.net", "microsoft.storage/"),
        ("azurewebsites.net", "microsoft.web/"), ("vault.azure.net", "microsoft.keyvault/"), ("openai.azure.com", "microsoft.cognitiveservices/"),
        ("cognitiveservices.azure.com", "microsoft.cognitiveservices/"), ("search.windows.net", "microsoft.search/"), ("azure-api.net", "microsoft.apimanagement/"),
        ("azurecontainerapps.io", "microsoft.app/"), ("azurecr.io", "microsoft.containerregistry/"), ("eventgrid.azure.net", "microsoft.eventgrid/"), ("signalr.net", "microsoft.signalrservice/"),
    ];

    /// <summary>Reads a target.</summary>
    public static CallTarget Parse(string target)
    {
        var parts = target.Split('|', 2, StringSplitOptions.TrimEntries);
        var host = parts[0].ToLowerInvariant();
        host = host.StartsWith("tcp:", StringComparison.Ordinal) ? host[4..] : host;
        host = host.Split(':', ',')[0];
        var domain = Array.Find(Domains, one => host.EndsWith("." + one.Domain, StringComparison.Ordinal));
        // The role of another monitored service is followed by its application id.
        var detail = parts.Length < 2 ? "" : parts[1].Split('/')[0].Trim().ToLowerInvariant();
        return new CallTarget(domain.Domain is null ? host : host.Split('.')[0], domain.Domain is null ? null : domain.Type, detail);
    }
}
