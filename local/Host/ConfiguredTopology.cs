using AIOps.Correlate;
using AIOps.Orchestrations.Ports;

namespace AIOps.Local.Host;

/// <summary>Without the demo: the topology comes from configuration (<c>AIOps:Topology</c>), and nothing is acted on unless an actuator is configured.</summary>
internal sealed class ConfiguredTopology(IConfiguration configuration) : IResourceGraph
{
    private readonly ServiceGraph _graph = Read(configuration.GetSection("AIOps:Topology"));

    /// <inheritdoc/>
    public Task<ServiceGraph> GetAsync(CancellationToken cancellation = default) => Task.FromResult(_graph);

    private static ServiceGraph Read(IConfigurationSection section)
    {
        var edges = section.GetSection("Edges").GetChildren().Select(edge => new ServiceEdge(
            Required(edge, "From"), Required(edge, "To"), edge["Kind"] ?? "calls", "configuration", DateTimeOffset.UnixEpoch, 1)).ToList();
        var nodes = edges.SelectMany(edge => new[] { edge.From, edge.To }).Distinct()
            .Select(id => new ServiceNode(id, ArmId.ShortNameOf(id), ArmId.Parse(id).Type, new Dictionary<string, string>()));
        return new ServiceGraph([.. nodes], edges);
    }

    private static string Required(IConfigurationSection edge, string name) =>
        edge[name]?.ToLowerInvariant() ?? throw new InvalidOperationException($"{edge.Path}:{name} is missing: every edge of the topology names From and To as resource ids.");
}

/// <summary>Registers what stands in for the demo estate.</summary>
internal static class ConfiguredEstate
{
    public static void AddConfiguredEstate(this IServiceCollection services, IConfiguration configuration) =>
        services.AddSingleton<IResourceGraph>(new ConfiguredTopology(configuration));
}
