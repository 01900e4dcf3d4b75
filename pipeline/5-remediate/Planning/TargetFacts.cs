using System.Globalization;
using AIOps.Correlate;

namespace AIOps.Remediate.Planning;

/// <summary>Facts about a resource that a plan needs, carried as tags of its node: whoever provides the topology (Azure Resource Graph, the demo estate) adds them.</summary>
public static class TargetFacts
{
    /// <summary>Size of a disk in GiB.</summary>
    public const string DiskSizeGb = "aiops:disk-size-gb";

    /// <summary>Capacity of a scale set.</summary>
    public const string Capacity = "aiops:capacity";

    /// <summary>LUN of a data disk.</summary>
    public const string Lun = "aiops:lun";

    /// <summary>Slot of a web app that holds the version before the present one.</summary>
    public const string PreviousSlot = "aiops:previous-slot";

    /// <summary>Power state of a virtual machine (<c>running</c>, <c>stopped</c>, <c>deallocated</c>).</summary>
    public const string PowerState = "aiops:power-state";

    /// <summary>Service objective of a database.</summary>
    public const string ServiceObjective = "aiops:service-objective";

    /// <summary>Number of nodes of a node pool.</summary>
    public const string NodeCount = "aiops:node-count";

    internal static string? Text(ServiceGraph graph, string resourceId, string tag) => Node(graph, resourceId)?.Tags.GetValueOrDefault(tag);

    internal static ServiceNode? Node(ServiceGraph graph, string resourceId) =>
        graph.Nodes.FirstOrDefault(n => string.Equals(n.ResourceId, resourceId, StringComparison.OrdinalIgnoreCase));

    internal static int? Number(ServiceGraph graph, string resourceId, string tag) =>
        Node(graph, resourceId) is { } node && node.Tags.TryGetValue(tag, out var text)
        && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>Resources that one contains (instances of a scale set, disks of a VM).</summary>
    internal static IReadOnlyList<string> Contained(ServiceGraph graph, string resourceId) =>
        [.. graph.Edges.Where(e => e.Kind == "contains" && e.From == resourceId).Select(e => e.To).Distinct(StringComparer.Ordinal)];
}
