using AIOps.Correlate;
using AIOps.Orchestrations.Ports;
using Microsoft.Extensions.Logging;

namespace AIOps.Integrations.AzureResourceManager.Topology;

/// <summary>The topology of Azure Resource Graph, with the declared edges added. Read at most once per interval; when Azure does not answer, the one before is served.</summary>
internal sealed partial class ResourceGraphTopology(
    ArmConnection arm, ResourceGraphOptions options, IResourceGraph declared, TimeProvider time, ILogger<ResourceGraphTopology> logger) : IResourceGraph, IDisposable
{
    private readonly SemaphoreSlim _one = new(1, 1);
    private ServiceGraph _known = ServiceGraph.Empty;
    private DateTimeOffset _readAt = DateTimeOffset.MinValue;

    /// <inheritdoc/>
    public async Task<ServiceGraph> GetAsync(CancellationToken cancellation = default)
    {
        if (time.GetUtcNow() - _readAt < options.RefreshEvery) return _known;
        await _one.WaitAsync(cancellation);
        try
        {
            if (time.GetUtcNow() - _readAt < options.RefreshEvery) return _known;
            _known = With(await ReadAsync(cancellation), await declared.GetAsync(cancellation));
            // Also after a failure: a service that is away is not asked again for every anomaly.
            _readAt = time.GetUtcNow();
            return _known;
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();

    private async Task<ServiceGraph> ReadAsync(CancellationToken cancellation)
    {
        try
        {
            return ResourceEdges.Read(await ResourceGraphQuery.RunAsync(arm, options.Subscriptions, cancellation), time.GetUtcNow());
        }
        catch (Exception error) when (error is not OperationCanceledException || !cancellation.IsCancellationRequested)
        {
            LogAway(error);
            return _known;
        }
    }

    private static ServiceGraph With(ServiceGraph found, ServiceGraph said) => new(
        [.. found.Nodes.Concat(said.Nodes).DistinctBy(static node => node.ResourceId)],
        [.. found.Edges.Concat(said.Edges).DistinctBy(static edge => (edge.From, edge.To, edge.Kind))]);

    [LoggerMessage(4101, LogLevel.Warning, "Azure Resource Graph did not answer; the topology as last known is used")]
    private partial void LogAway(Exception error);
}
