using AIOps.Correlate;

namespace AIOps.Orchestrations.Ports;

/// <summary>Where the topology comes from.</summary>
public interface IResourceGraph
{
    /// <summary>The topology as known now; cheap, served from a cache.</summary>
    Task<ServiceGraph> GetAsync(CancellationToken cancellation = default);
}
