using AIOps.Correlate;

namespace AIOps.Orchestrations.Topology;

/// <summary>
/// Finds the resources that roles and hosts of dependency calls stand for among those that are known. Only an unambiguous name counts: a wrong edge sends a diagnosis to the wrong place.
/// </summary>
internal sealed class CallNames
{
    /// <summary>Tag by which an owner says which cloud role runs on a resource.</summary>
    public const string RoleTag = "aiops-role";

    /// <summary>The portal ties an app to its Application Insights component with it.</summary>
    private const string ComponentTag = "hidden-link: /app-insights-resource-id";
    private readonly ServiceGraph _graph;
    private readonly ILookup<string, ServiceNode> _byName;
    private readonly ILookup<string, ServiceNode> _byRole;
    private readonly ILookup<string, ServiceNode> _byComponent;

    public CallNames(ServiceGraph graph)
    {
        _graph = graph;
        _byName = graph.Nodes.ToLookup(static node => node.Name, StringComparer.OrdinalIgnoreCase);
        _byRole = Tagged(graph, RoleTag);
        _byComponent = Tagged(graph, ComponentTag);
    }

    /// <summary>The resource that a role runs on, or null.</summary>
    public string? Caller(ObservedCall call) => Role(call.Role) ?? Only(_byComponent[call.Component]);

    /// <summary>The resource that is called, or null.</summary>
    public string? Callee(ObservedCall call)
    {
        var target = CallTarget.Parse(call.Target);
        if (target.TypePrefix is not { } type)
        {
            return Role(target.Name) ?? (target.Detail.Length > 0 ? Role(target.Detail) : null);
        }

        var owner = Only(_byName[target.Name].Where(node => node.Type.StartsWith(type, StringComparison.Ordinal)));
        // The database of a server, where it is known, says more than the server.
        return owner is null || target.Detail.Length == 0
            ? owner
            : Only(_graph.Nodes.Where(node => node.ResourceId.StartsWith(owner + "/", StringComparison.Ordinal) && node.ResourceId.EndsWith("/" + target.Detail, StringComparison.Ordinal))) ?? owner;
    }

    private string? Role(string role) => Only(_byRole[role]) ?? Only(_byName[role]);

    private static string? Only(IEnumerable<ServiceNode> nodes) => nodes.Take(2).ToList() is [var one] ? one.ResourceId : null;

    private static ILookup<string, ServiceNode> Tagged(ServiceGraph graph, string tag) => graph.Nodes
        .Where(node => node.Tags.ContainsKey(tag))
        .ToLookup(node => node.Tags[tag], StringComparer.OrdinalIgnoreCase);
}
