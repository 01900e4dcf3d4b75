using System.Globalization;
using AIOps.Correlate;
using AIOps.Local.Estate.State;
using AIOps.Orchestrations.Ports;
using AIOps.Remediate.Catalogue;
using AIOps.Remediate.Planning;

namespace AIOps.Local.Estate;

/// <summary>The topology of the shop, as a resource graph would give it, with the facts that plans need as tags.</summary>
public sealed class EstateGraph(EstateState state, TimeProvider time) : IResourceGraph
{
    /// <inheritdoc/>
    public Task<ServiceGraph> GetAsync(CancellationToken cancellation = default)
    {
        var now = time.GetUtcNow();
        var capacity = state.CapacityAt(now);
        var instances = Enumerable.Range(0, capacity).Select(ShopResources.Instance).ToList();
        List<ServiceNode> nodes =
        [
            Node(ShopResources.Gateway), Node(ShopResources.Web, (TargetFacts.PreviousSlot, "staging")), Node(ShopResources.ScaleSet, (TargetFacts.Capacity, Text(capacity))),
            .. instances.Select(i => Node(i)), Node(ShopResources.Database, (TargetFacts.ServiceObjective, state.ObjectiveAt(now))),
            Node(ShopResources.Vm, (TargetFacts.PowerState, state.VmPowerAt(now))), Node(ShopResources.Bus),
            Node(ShopResources.Disk0, (TargetFacts.DiskSizeGb, Text(state.DiskGbAt(ShopResources.Disk0, now))), (TargetFacts.Lun, "0")),
            Node(ShopResources.Disk1, (TargetFacts.DiskSizeGb, Text(state.DiskGbAt(ShopResources.Disk1, now))), (TargetFacts.Lun, "1")),
        ];
        List<ServiceEdge> edges =
        [
            Edge(ShopResources.Gateway, ShopResources.Web, "calls"), Edge(ShopResources.Web, ShopResources.ScaleSet, "calls"),
            .. instances.Select(i => Edge(ShopResources.ScaleSet, i, "contains")), Edge(ShopResources.ScaleSet, ShopResources.Database, "calls"),
            Edge(ShopResources.Vm, ShopResources.Disk0, "contains"), Edge(ShopResources.Vm, ShopResources.Disk1, "contains"),
            Edge(ShopResources.Vm, ShopResources.Bus, "calls"),
        ];
        return Task.FromResult(new ServiceGraph(nodes, edges));

        ServiceEdge Edge(string from, string to, string kind) => new(from, to, kind, kind == "calls" ? "configuration" : "arm", now, 1);
    }

    private static ServiceNode Node(string id, params (string Name, string Value)[] facts)
    {
        var tags = new Dictionary<string, string> { ["environment"] = "prod", ["service"] = "shop" };
        foreach (var (name, value) in facts) tags[name] = value;
        return new ServiceNode(id, ArmId.ShortNameOf(id), ResourceTypes.Of(id), tags);
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
