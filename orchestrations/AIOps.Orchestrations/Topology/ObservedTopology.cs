using AIOps.Correlate;
using AIOps.Orchestrations.Ports;
using Microsoft.Extensions.DependencyInjection;

namespace AIOps.Orchestrations.Topology;

/// <summary>A topology with the edges added that Application Insights saw as dependency calls. The more calls, the surer; what is no longer called fades and goes after two weeks.</summary>
internal sealed class ObservedTopology(IResourceGraph inner, CallBook calls, TimeProvider time) : IResourceGraph, IDisposable
{
    private const string Source = "application-insights";

    /// <summary>Calls after which an edge is believed by half.</summary>
    private const double HalfSure = 3;
    private static readonly TimeSpan RefreshEvery = TimeSpan.FromMinutes(5);
    private volatile Seen _seen = new(DateTimeOffset.MinValue, ServiceGraph.Empty, ServiceGraph.Empty);

    /// <inheritdoc/>
    public async Task<ServiceGraph> GetAsync(CancellationToken cancellation = default)
    {
        var known = await inner.GetAsync(cancellation);
        var seen = _seen;
        if (!ReferenceEquals(seen.Known, known) || time.GetUtcNow() - seen.At >= RefreshEvery)
        {
            _seen = seen = new Seen(time.GetUtcNow(), known, With(known, await calls.ReadAsync(cancellation)));
        }

        return seen.Whole;
    }

    public void Dispose() => (inner as IDisposable)?.Dispose();

    private static ServiceGraph With(ServiceGraph known, IReadOnlyList<ObservedCall> calls)
    {
        if (calls.Count == 0)
        {
            return known;
        }

        var names = new CallNames(known);
        var said = known.Edges.Select(static edge => (edge.From, edge.To)).ToHashSet();
        var observed = calls
            .Select(call => (From: names.Caller(call), To: names.Callee(call), Call: call))
            .Where(pair => pair is { From: not null, To: not null } && pair.From != pair.To && !said.Contains((pair.From, pair.To)))
            .GroupBy(static pair => (pair.From, pair.To))
            .Select(static pair => (pair.Key, Count: pair.Sum(static one => one.Call.Calls), Newest: pair.Max(static one => one.Call.LastSeen)))
            .Select(static pair => new ServiceEdge(pair.Key.From!, pair.Key.To!, "calls", Source, pair.Newest, pair.Count / (pair.Count + HalfSure)));
        return known with { Edges = [.. known.Edges, .. observed] };
    }

    private sealed record Seen(DateTimeOffset At, ServiceGraph Known, ServiceGraph Whole);
}

/// <summary>Adds what telemetry saw to the topology.</summary>
public static class ObservedTopologyServices
{
    /// <summary>Puts the dependency calls of Application Insights on top of the topology that was registered last.</summary>
    /// <exception cref="InvalidOperationException">No topology is registered.</exception>
    public static IServiceCollection AddObservedTopology(this IServiceCollection services)
    {
        var inner = services.LastOrDefault(static service => service.ServiceType == typeof(IResourceGraph))
            ?? throw new InvalidOperationException("Add a topology before the one that is observed: its resources are what calls are matched with.");
        services.Remove(inner);
        return services.AddSingleton<IResourceGraph>(provider => new ObservedTopology(
            (IResourceGraph)(inner.ImplementationInstance ?? inner.ImplementationFactory?.Invoke(provider) ?? ActivatorUtilities.CreateInstance(provider, inner.ImplementationType!)),
            provider.GetRequiredService<CallBook>(),
            provider.GetRequiredService<TimeProvider>()));
    }
}
