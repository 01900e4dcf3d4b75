using AIOps.Correlate;
using AIOps.Orchestrations.Ports;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace AIOps.Orchestrations.Topology;

/// <summary>The topology as the configuration names it (<c>AIOps:Topology</c>).</summary>
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

/// <summary>Registers the topology of the configuration.</summary>
public static class ConfiguredTopologyServices
{
    /// <summary>Adds <see cref="IResourceGraph"/> from <c>AIOps:Topology:Edges</c> (each with <c>From</c>, <c>To</c> and optionally <c>Kind</c>).</summary>
    /// <exception cref="InvalidOperationException">An edge lacks an end.</exception>
    public static IServiceCollection AddConfiguredTopology(this IServiceCollection services, IConfiguration configuration) =>
        services.AddSingleton<IResourceGraph>(new ConfiguredTopology(configuration));
}
