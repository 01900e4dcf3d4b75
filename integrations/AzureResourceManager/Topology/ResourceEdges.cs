using System.Text.Json;
using AIOps.Correlate;

namespace AIOps.Integrations.AzureResourceManager.Topology;

/// <summary>
/// The topology that the rows of Azure Resource Graph imply. Only what says which way trouble travels becomes an edge: an app needs its plan, a machine its disks, a
/// gateway its back ends, a child its parent; and what an owner declares by the tag <c>aiops-depends-on</c> (names or resource ids, joined by commas). Pure.
/// </summary>
internal static class ResourceEdges
{
    /// <summary>Tag with which an owner names what a resource calls: nothing in Azure knows that an app calls a database.</summary>
    public const string DependsOnTag = "aiops-depends-on";

    private const string Source = "azure-resource-graph";

    public static ServiceGraph Read(IReadOnlyList<JsonElement> rows, DateTimeOffset now)
    {
        var nodes = rows.Where(static row => Text(row, "id").Length > 0).Select(Node).DistinctBy(static node => node.ResourceId).ToList();
        var known = nodes.Select(static node => node.ResourceId).ToHashSet(StringComparer.Ordinal);
        var byName = nodes.GroupBy(static node => node.Name, StringComparer.OrdinalIgnoreCase).Where(static group => group.Count() == 1)
            .ToDictionary(static group => group.Key, static group => group.Single().ResourceId, StringComparer.OrdinalIgnoreCase);
        var byHost = rows.Where(static row => Text(row, "host").Length > 0).DistinctBy(static row => Text(row, "host").ToLowerInvariant())
            .ToDictionary(static row => Text(row, "host"), static row => Text(row, "id").ToLowerInvariant(), StringComparer.OrdinalIgnoreCase);
        var machineOf = rows.Where(static row => Text(row, "machine").Length > 0)
            .ToDictionary(static row => Text(row, "id").ToLowerInvariant(), static row => Text(row, "machine").ToLowerInvariant(), StringComparer.Ordinal);
        var edges = new HashSet<(string From, string To, string Kind)>();
        foreach (var row in rows)
        {
            var from = Text(row, "id").ToLowerInvariant();
            void Add(string to, string kind)
            {
                if (known.Contains(to) && to != from) edges.Add((from, to, kind));
            }

            Add(Text(row, "plan").ToLowerInvariant(), "runs-on");
            Add(Text(row, "osDisk").ToLowerInvariant(), "uses");
            foreach (var disk in Items(row, "dataDisks")) Add(Deep(disk, "managedDisk", "id"), "uses");
            foreach (var pool in Items(row, "pools")) AddBackends(pool, byHost, machineOf, Add);
            Add(ParentOf(from), "part-of");
            foreach (var name in Text(Member(row, "tags"), DependsOnTag).Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
                Add(name.StartsWith('/') ? name.ToLowerInvariant() : byName.GetValueOrDefault(name, ""), "calls");
        }

        return new ServiceGraph(nodes, [.. edges.Select(edge => new ServiceEdge(edge.From, edge.To, edge.Kind, Source, now, 1))]);
    }

    private static void AddBackends(JsonElement pool, Dictionary<string, string> byHost, Dictionary<string, string> machineOf, Action<string, string> add)
    {
        var properties = Member(pool, "properties");
        foreach (var address in Items(properties, "backendAddresses")) add(byHost.GetValueOrDefault(Text(address, "fqdn"), ""), "calls");
        foreach (var configuration in Items(properties, "backendIPConfigurations"))
        {
            // .../networkInterfaces/{nic}/ipConfigurations/{c}, or .../virtualMachineScaleSets/{ss}/virtualMachines/{n}/networkInterfaces/...
            var id = Text(configuration, "id").ToLowerInvariant();
            var set = id.IndexOf("/virtualmachines/", StringComparison.Ordinal);
            var nic = id.IndexOf("/ipconfigurations/", StringComparison.Ordinal);
            add(set > 0 && id.Contains("/virtualmachinescalesets/", StringComparison.Ordinal) ? id[..set] : nic > 0 ? machineOf.GetValueOrDefault(id[..nic], "") : "", "calls");
        }
    }

    private static ServiceNode Node(JsonElement row)
    {
        var tags = Member(row, "tags");
        return new ServiceNode(
            Text(row, "id").ToLowerInvariant(), Text(row, "name"), Text(row, "type").ToLowerInvariant(),
            tags.ValueKind == JsonValueKind.Object ? tags.EnumerateObject().ToDictionary(static tag => tag.Name, static tag => tag.Value.ToString(), StringComparer.Ordinal) : new Dictionary<string, string>());
    }

    // A database of a server: two further segments below the parent's own type and name.
    private static string ParentOf(string id) => id.Split('/') is { Length: >= 11 } parts ? string.Join('/', parts[..^2]) : "";

    private static JsonElement Member(JsonElement of, string name) => of.ValueKind == JsonValueKind.Object && of.TryGetProperty(name, out var member) ? member : default;

    private static string Text(JsonElement of, string name) => Member(of, name) is { ValueKind: JsonValueKind.String } text ? text.GetString()! : "";

    private static string Deep(JsonElement of, string first, string second) => Text(Member(of, first), second).ToLowerInvariant();

    private static JsonElement[] Items(JsonElement of, string name) => Member(of, name) is { ValueKind: JsonValueKind.Array } list ? [.. list.EnumerateArray()] : [];
}
