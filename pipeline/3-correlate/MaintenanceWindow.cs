namespace AIOps.Correlate;

/// <summary>Planned work: alerts of the resources open nothing while it lasts.</summary>
/// <param name="Name">Name, shown as the reason.</param>
/// <param name="ResourcePrefix">Resource id in lower case; everything whose id starts with it (parts, a whole resource group) is included; empty means the whole scope.</param>
/// <param name="From">Start.</param>
/// <param name="To">End.</param>
public sealed record MaintenanceWindow(string Name, string ResourcePrefix, DateTimeOffset From, DateTimeOffset To)
{
    /// <summary>True when the window holds for the resource at the time.</summary>
    public bool Covers(string resourceId, DateTimeOffset at) =>
        at >= From && at < To && resourceId.StartsWith(ResourcePrefix, StringComparison.OrdinalIgnoreCase)
        && (ResourcePrefix.Length == 0 || resourceId.Length == ResourcePrefix.Length || ResourcePrefix.EndsWith('/') || resourceId[ResourcePrefix.Length] == '/');
}
