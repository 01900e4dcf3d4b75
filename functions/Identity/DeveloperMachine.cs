namespace AIOps.Functions.Identity;

/// <summary>
/// Tells a developer's machine from every place where the host is reachable for others. Core Tools set <c>AZURE_FUNCTIONS_ENVIRONMENT=Development</c>; Azure sets the
/// variables below, which one depending on the plan (an instance id on App Service, none on Flex Consumption, where a pod and a SKU name it).
/// </summary>
internal static class DeveloperMachine
{
    private const string Environment = "AZURE_FUNCTIONS_ENVIRONMENT";

    // Core Tools set WEBSITE_HOSTNAME too, so that one says nothing.
    private static readonly string[] Platform =
    [
        "WEBSITE_INSTANCE_ID", "WEBSITE_SITE_NAME", "WEBSITE_SKU", "WEBSITE_POD_NAME", "WEBSITE_OWNER_NAME", "WEBSITE_HOME_STAMPNAME", "WEBSITE_STAMP_DEPLOYMENT_ID",
        "WEBSITE_PLACEHOLDER_MODE", "WEBSITE_AUTH_ENABLED", "CONTAINER_NAME", "LEGION_SERVICE_HOST", "MANAGED_ENVIRONMENT", "CONTAINER_APP_NAME", "KUBERNETES_SERVICE_HOST",
    ];

    /// <summary>What speaks against it, in words; null when nothing does.</summary>
    /// <param name="setting">Reads an environment variable or setting.</param>
    public static string? Objection(Func<string, string?> setting) =>
        Platform.FirstOrDefault(name => setting(name) is { Length: > 0 }) is { } found ? $"{found} is set"
        : string.Equals(setting(Environment), "Development", StringComparison.OrdinalIgnoreCase) ? null
        : $"{Environment} is '{setting(Environment)}', not 'Development' (Core Tools set it)";
}
