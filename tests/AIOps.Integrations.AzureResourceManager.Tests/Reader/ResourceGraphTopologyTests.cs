using System.Net;
using System.Text.Json;
using AIOps.Orchestrations.Ports;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace AIOps.Integrations.AzureResourceManager.Tests.Reader;

/// <summary>The topology of Azure Resource Graph, through the SDK's own pipeline.</summary>
public sealed class ResourceGraphTopologyTests : IDisposable
{
    private const string Group = "/subscriptions/3f2b8c10-5d7e-4a61-9c84-1e0a7b6d2f95/resourceGroups/rg-shop/providers/";
    private const string Vm = Group + "Microsoft.Compute/virtualMachines/vm-orders", Disk = Group + "Microsoft.Compute/disks/disk-data", Nic = Group + "Microsoft.Network/networkInterfaces/nic-1";
    private const string Site = Group + "Microsoft.Web/sites/app-web", Plan = Group + "Microsoft.Web/serverfarms/plan-1", Gateway = Group + "Microsoft.Network/applicationGateways/agw";
    private const string Database = Group + "Microsoft.Sql/servers/sql-shop/databases/shop", Server = Group + "Microsoft.Sql/servers/sql-shop";

    private readonly FakeAzure _azure = new();

    public void Dispose() => _azure.Dispose();

    [Fact]
    public async Task Every_way_in_which_trouble_travels_becomes_an_edge()
    {
        _azure.Answers.Enqueue((HttpStatusCode.OK, Page(Rows())));
        await using var services = _azure.Start();
        var graph = await services.GetRequiredService<IResourceGraph>().GetAsync();
        Assert.Equal(
            new[]
            {
                (Gateway, Site, "calls"), (Gateway, Vm, "calls"), (Database, Server, "part-of"), (Site, Database, "calls"), (Site, Plan, "runs-on"), (Vm, Disk, "uses"),
            }.Select(edge => (edge.Item1.ToLowerInvariant(), edge.Item2.ToLowerInvariant(), edge.Item3)).Order(),
            graph.Edges.Select(edge => (edge.From, edge.To, edge.Kind)).Order());
        Assert.Equal("prod", graph.Nodes.Single(node => node.Name == "vm-orders").Tags["environment"]);
    }

    [Fact]
    public async Task All_pages_are_read()
    {
        _azure.Answers.Enqueue((HttpStatusCode.OK, Page([new { id = Vm, name = "vm-orders", type = "t" }], "next-1")));
        _azure.Answers.Enqueue((HttpStatusCode.OK, Page([new { id = Disk, name = "disk", type = "t" }])));
        await using var services = _azure.Start();
        Assert.Equal(2, (await services.GetRequiredService<IResourceGraph>().GetAsync()).Nodes.Count);
        using var second = JsonDocument.Parse(_azure.Asked[1].Body);
        Assert.Equal("next-1", second.RootElement.GetProperty("options").GetProperty("$skipToken").GetString());
        Assert.Equal(FakeAzure.Subscription, second.RootElement.GetProperty("subscriptions")[0].GetString());
    }

    [Fact]
    public async Task It_is_asked_once_per_interval_and_the_last_known_one_is_served_while_Azure_refuses()
    {
        _azure.Answers.Enqueue((HttpStatusCode.OK, Page(Rows())));
        _azure.Answers.Enqueue((HttpStatusCode.Forbidden, new { error = new { code = "AuthorizationFailed", message = "no" } }));
        await using var services = _azure.Start();
        var topology = services.GetRequiredService<IResourceGraph>();
        var first = await topology.GetAsync();
        Assert.Same(first, await topology.GetAsync());
        Assert.Single(_azure.Asked);
        _azure.Clock.Advance(TimeSpan.FromMinutes(6));
        Assert.Equal(first.Edges.Count, (await topology.GetAsync()).Edges.Count);
        Assert.Equal(2, _azure.Asked.Count);
    }

    [Fact]
    public async Task Declared_edges_stay()
    {
        _azure.Answers.Enqueue((HttpStatusCode.OK, Page(Rows())));
        await using var services = _azure.Start(("AIOps:Topology:Edges:0:From", Vm), ("AIOps:Topology:Edges:0:To", Database));
        Assert.Contains((await services.GetRequiredService<IResourceGraph>().GetAsync()).Edges, edge => edge is { Kind: "calls", Source: "configuration" } && string.Equals(edge.To, Database, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void A_subscription_that_is_no_GUID_stops_the_start()
    {
        using var services = _azure.Start(("AIOps:Topology:Subscriptions:1", "my subscription"));
        Assert.Contains("'my subscription'", Assert.Throws<OptionsValidationException>(() => services.GetRequiredService<IResourceGraph>()).Message, StringComparison.Ordinal);
    }

    private static object[] Rows() =>
    [
        new { id = Vm, name = "vm-orders", type = "microsoft.compute/virtualmachines", tags = new { environment = "prod" }, dataDisks = new[] { new { managedDisk = new { id = Disk } } } },
        new { id = Disk, name = "disk-data", type = "microsoft.compute/disks" },
        new { id = Nic, name = "nic-1", type = "microsoft.network/networkinterfaces", machine = Vm.ToUpperInvariant() },
        new { id = Site, name = "app-web", type = "microsoft.web/sites", plan = Plan, host = "app-web.azurewebsites.net", tags = new Dictionary<string, string> { ["aiops-depends-on"] = "shop, nothing-like-it" } },
        new { id = Plan, name = "plan-1", type = "microsoft.web/serverfarms" },
        new { id = Server, name = "sql-shop", type = "microsoft.sql/servers" },
        new { id = Database, name = "shop", type = "microsoft.sql/servers/databases" },
        new
        {
            id = Gateway, name = "agw", type = "microsoft.network/applicationgateways",
            pools = new object[]
            {
                new { properties = new { backendAddresses = new[] { new { fqdn = "APP-WEB.azurewebsites.net" } } } },
                new { properties = new { backendIPConfigurations = new[] { new { id = Nic + "/ipConfigurations/ipconfig1" } } } },
            },
        },
    ];

    private static Dictionary<string, object?> Page(object[] data, string? next = null) => next is null
        ? new() { ["totalRecords"] = data.Length, ["count"] = data.Length, ["data"] = data }
        : new() { ["totalRecords"] = data.Length, ["count"] = data.Length, ["data"] = data, ["$skipToken"] = next };
}
