using static AIOps.Correlate.Tests.Estate;

namespace AIOps.Correlate.Tests;

public sealed class TopologyTests
{
    [Fact]
    public void An_arm_id_is_taken_apart()
    {
        var id = ArmId.Parse(Instance.ToUpperInvariant());
        Assert.Equal("s1", id.Subscription);
        Assert.Equal("rg-shop", id.Group);
        Assert.Equal("microsoft.compute/virtualmachinescalesets/virtualmachines", id.Type);
        Assert.Equal("2", id.Name);
        Assert.Equal("vmss-shop-api/2", id.ShortName);
        Assert.Equal(Api, id.ParentId);
        Assert.Null(ArmId.Parse(Api).ParentId);
    }

    [Theory]
    [InlineData("", "unnamed")]
    [InlineData("host-17", "host-17")]
    [InlineData("/subscriptions/s1", "s1")]
    [InlineData("/subscriptions/s1/resourceGroups/rg", "rg")]
    [InlineData("/subscriptions/s1/resourcegroups/rg/providers/odd", "odd")]
    public void Anything_else_still_has_a_name(string id, string name) => Assert.Equal(name, ArmId.Parse(id).Name);

    [Fact]
    public void An_extension_resource_belongs_to_what_it_extends() =>
        Assert.Equal(Web, ArmId.Parse(Web + "/providers/microsoft.insights/diagnosticsettings/d1").ParentId);

    [Fact]
    public void A_scope_sees_its_own_resources_and_what_they_depend_on_wherever_it_is()
    {
        const string Shared = "/subscriptions/s2/resourcegroups/rg-hub/providers/microsoft.sql/servers/hub", Host = "esx-1";
        const string Other = "/subscriptions/s3/resourcegroups/rg/providers/microsoft.web/sites/other", Caller = "/subscriptions/s3/resourcegroups/rg/providers/microsoft.web/sites/caller";
        var graph = GraphOf((Gateway, Web), (Web, Shared), (Shared, Host), (Other, Shared), (Caller, Web));
        var seen = ScopeView.Of(graph, "s1");
        Assert.Equal(new[] { Gateway, Web, Shared, Host }.Order(), seen.Nodes.Select(node => node.ResourceId).Order());
        Assert.Equal([(Gateway, Web), (Web, Shared), (Shared, Host)], seen.Edges.Select(edge => (edge.From, edge.To)));
        Assert.Same(seen, ScopeView.Of(graph, "s1"));
        Assert.Same(Graph, ScopeView.Of(Graph, "s1"));
        Assert.Equal([Host], ScopeView.Of(graph, CorrelationScope.Unscoped).Nodes.Select(node => node.ResourceId));
        Assert.Empty(ScopeView.Of(graph, "s9").Nodes);
    }

    [Fact]
    public void Distance_and_path_go_both_ways()
    {
        var query = ServiceGraphQuery.Of(Graph);
        Assert.Same(query, ServiceGraphQuery.Of(Graph));
        Assert.Equal(3, query.Hops(Gateway, Sql));
        Assert.Equal(3, query.Hops(Sql, Gateway));
        Assert.Null(query.Hops(Gateway, Report));
        Assert.Equal(0.512, query.Proximity(Gateway, Sql), 6);
        Assert.Equal([Web, Api, Sql], query.Path(Gateway, Sql).Select(edge => edge.To));
        Assert.Empty(query.Path(Gateway, Sql, 2));
        Assert.Equal([Api, Gateway], query.Neighbours(Web));
    }

    [Fact]
    public void Causes_lie_below_never_above()
    {
        var query = ServiceGraphQuery.Of(Graph);
        var causes = query.PossibleCauses(Web);
        Assert.Equal(1, causes[Web]);
        Assert.Equal(0.64, causes[Sql], 6);
        Assert.DoesNotContain(Gateway, causes.Keys);
        Assert.Contains(Api, query.PossibleCauses(Instance).Keys);
    }

    [Fact]
    public void Sibling_parts_are_no_causes_of_each_other()
    {
        var other = Api + "/virtualmachines/3";
        var graph = new ServiceGraph([], [new(Api, Instance, "contains", "arm", T0, 1), new(Api, other, "contains", "arm", T0, 1)]);
        Assert.DoesNotContain(other, ServiceGraphQuery.Of(graph).PossibleCauses(Instance).Keys);
        Assert.Contains(other, ServiceGraphQuery.Of(graph).PossibleCauses(Api).Keys);
    }
}
