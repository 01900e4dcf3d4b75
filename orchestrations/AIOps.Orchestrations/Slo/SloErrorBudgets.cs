using AIOps.Correlate;
using AIOps.Orchestrations.Ports;

namespace AIOps.Orchestrations.Slo;

/// <summary>
/// The error budgets of the configured objectives, as the policy asks for them. An objective covers its own resource, what that contains or is contained in,
/// and what it depends on: a restart of a scale set is paid by the site in front of it.
/// </summary>
public sealed class SloErrorBudgets(SloReader objectives, IResourceGraph topology) : IErrorBudgets
{
    /// <summary>Steps of dependency that an objective looks down: gateway, site, scale set, instance.</summary>
    private const int Reach = 3;

    /// <inheritdoc/>
    public async Task<double?> RemainingPercentAsync(IReadOnlyCollection<string> resourceIds, CancellationToken cancellation)
    {
        var all = await objectives.ReadAsync(cancellation);
        if (all.Count == 0)
        {
            return null;
        }

        var graph = ServiceGraphQuery.Of(await topology.GetAsync(cancellation));
        var covering = all.Where(one => Below(graph, one.ResourceId) is var below && resourceIds.Any(id => Covers(one.ResourceId, id, below))).ToList();
        return covering.Exists(static one => one.Health == SloHealth.NoData) ? null
            : covering.Count == 0 ? 100
            : covering.Min(static one => 100 * one.Budget.Remaining);
    }

    private static bool Covers(string own, string id, HashSet<string> below) =>
        below.Contains(id) || id.StartsWith(own + "/", StringComparison.Ordinal) || own.StartsWith(id + "/", StringComparison.Ordinal);

    private static HashSet<string> Below(ServiceGraphQuery graph, string own)
    {
        HashSet<string> found = [own];
        List<string> ring = [own];
        for (var step = 0; step < Reach; step++)
        {
            ring = [.. ring.SelectMany(graph.Dependencies).Select(edge => edge.To).Where(found.Add)];
        }

        return found;
    }
}
