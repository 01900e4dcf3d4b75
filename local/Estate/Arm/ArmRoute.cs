namespace AIOps.Local.Estate.Arm;

/// <summary>An ARM path taken apart, compared without case.</summary>
/// <param name="ResourceId">The resource, lower case, without the action.</param>
/// <param name="Type">Its type, lower case (<c>microsoft.compute/virtualmachines</c>).</param>
/// <param name="Name">Its own name.</param>
/// <param name="Action">What follows the resource (<c>restart</c>, <c>instanceview</c>), lower case; empty for the resource itself.</param>
internal sealed record ArmRoute(string ResourceId, string Type, string Name, string Action)
{
    public static ArmRoute? Parse(string path)
    {
        var parts = path.ToLowerInvariant().Split('/', StringSplitOptions.RemoveEmptyEntries);
        var provider = Array.LastIndexOf(parts, "providers");
        if (parts.Length < 4 || parts[0] != "subscriptions" || !Guid.TryParse(parts[1], out _) || provider < 2 || parts.Length < provider + 4) return null;
        var pairs = (parts.Length - provider - 2) / 2;
        var end = provider + 2 + (pairs * 2);
        var types = Enumerable.Range(0, pairs).Select(i => parts[provider + 2 + (2 * i)]);
        return new ArmRoute("/" + string.Join('/', parts[..end]), parts[provider + 1] + "/" + string.Join('/', types), parts[end - 1], end < parts.Length ? parts[end] : "");
    }
}
