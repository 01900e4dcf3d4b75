namespace AIOps.Remediate.Catalogue;

/// <summary>Azure resource types that actions can target, lower case, and how to take a resource id apart.</summary>
public static class ResourceTypes
{
    /// <summary>Virtual machine.</summary>
    public const string VirtualMachine = "microsoft.compute/virtualmachines";

    /// <summary>Virtual machine scale set.</summary>
    public const string ScaleSet = "microsoft.compute/virtualmachinescalesets";

    /// <summary>One instance of a scale set.</summary>
    public const string ScaleSetInstance = "microsoft.compute/virtualmachinescalesets/virtualmachines";

    /// <summary>Managed disk.</summary>
    public const string Disk = "microsoft.compute/disks";

    /// <summary>Web app or function app.</summary>
    public const string Site = "microsoft.web/sites";

    /// <summary>Azure Kubernetes Service cluster.</summary>
    public const string Cluster = "microsoft.containerservice/managedclusters";

    /// <summary>Node pool of a cluster.</summary>
    public const string NodePool = "microsoft.containerservice/managedclusters/agentpools";

    /// <summary>Azure SQL database.</summary>
    public const string SqlDatabase = "microsoft.sql/servers/databases";

    /// <summary>Automation account.</summary>
    public const string AutomationAccount = "microsoft.automation/automationaccounts";

    /// <summary>Any type: only for actions whose effect does not depend on it.</summary>
    public const string Any = "*";

    /// <summary>Type of a resource id (<c>provider/type[/subtype...]</c>, lower case); empty when the id names no provider.</summary>
    public static string Of(string resourceId)
    {
        var parts = resourceId.ToLowerInvariant().Split('/', StringSplitOptions.RemoveEmptyEntries);
        var provider = Array.LastIndexOf(parts, "providers");
        if (provider < 0 || provider + 2 >= parts.Length) return "";
        var types = new List<string> { parts[provider + 1] };
        for (var i = provider + 2; i < parts.Length; i += 2) types.Add(parts[i]);
        return string.Join('/', types);
    }

    /// <summary>Last segment of a resource id: its name.</summary>
    public static string NameOf(string resourceId) => resourceId[(resourceId.TrimEnd('/').LastIndexOf('/') + 1)..].TrimEnd('/');

    /// <summary>The id without its last type and name: the scale set of an instance.</summary>
    public static string ParentOf(string resourceId)
    {
        var name = resourceId.LastIndexOf('/');
        var type = name <= 0 ? -1 : resourceId.LastIndexOf('/', name - 1);
        return type <= 0 ? resourceId : resourceId[..type];
    }
}
