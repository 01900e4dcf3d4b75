using System.Globalization;
using System.Text;
using AIOps.Contracts.Time;
using AIOps.Correlate;
using AIOps.Orchestrations.Ports;
using AIOps.Orchestrations.Streams;
using AIOps.Orchestrations.Tests.Fakes;
using AIOps.Orchestrations.Tests.Remediation;
using AIOps.Orchestrations.Topology;
using Microsoft.Extensions.DependencyInjection;

namespace AIOps.Orchestrations.Tests.Topology;

/// <summary>Dependency calls of Application Insights, from the body to an edge of the topology.</summary>
public sealed class ObservedTopologyTests : IAsyncDisposable
{
    private const string Group = "/subscriptions/s1/resourcegroups/rg/providers/";
    private const string Component = Group + "microsoft.insights/components/appi-shop";
    private const string Web = Group + "microsoft.web/sites/app-web";
    private const string Api = Group + "microsoft.app/containerapps/ca-7f2";
    private const string Sql = Group + "microsoft.sql/servers/sql-shop";
    private const string Orders = Sql + "/databases/orders";
    private const string Cache = Group + "microsoft.cache/redis/shop";
    private readonly TemporaryStore _temporary = new();
    private readonly ManualClock _clock = new(Samples.Noon);
    private readonly ServiceProvider _services;

    public ObservedTopologyTests() => _services = Application.Create(_temporary.Store, new FakeActuator(), _clock, also: static services => services.AddSingleton<IResourceGraph>(new Known()).AddObservedTopology());

    [Fact]
    public async Task A_call_becomes_an_edge_from_the_resource_of_its_role_to_the_database_that_it_asks()
    {
        await SendAsync("app-web", "sql-shop.database.windows.net | orders");
        var edge = Assert.Single(await ObservedAsync());
        Assert.Equal((Web, Orders, "calls", "application-insights", Samples.Noon), (edge.From, edge.To, edge.Kind, edge.Source, edge.LastSeen));
    }

    [Theory]
    [InlineData("shop-api", "shop.redis.cache.windows.net:6380", Api, Cache)]
    [InlineData("app-web", "shop.example.com | shop-api/cid-v1:0a1b", Web, Api)]
    [InlineData("checkout", "tcp:sql-shop.database.windows.net,1433", Web, Sql)]
    [InlineData("APP-WEB", "ca-7f2", Web, Api)]
    public async Task Roles_and_hosts_are_matched_by_tag_name_and_component(string role, string target, string from, string to)
    {
        await SendAsync(role, target);
        var edge = Assert.Single(await ObservedAsync());
        Assert.Equal((from, to), (edge.From, edge.To));
    }

    [Theory]
    [InlineData("app-web", "twin")]
    [InlineData("app-web", "api.example.com")]
    [InlineData("app-web", "app-web")]
    [InlineData("app-web", "other.database.windows.net | orders")]
    public async Task What_is_unknown_ambiguous_or_the_caller_itself_makes_no_edge(string role, string target)
    {
        await SendAsync(role, target);
        Assert.Empty(await ObservedAsync());
    }

    [Fact]
    public async Task The_more_calls_the_surer_and_what_people_declared_stays_as_it_is()
    {
        await SendAsync("app-web", "shop.redis.cache.windows.net");
        var once = Assert.Single(await ObservedAsync()).Confidence;
        _clock.Jump(TimeSpan.FromMinutes(6));
        await SendAsync("app-web", "shop.redis.cache.windows.net", items: 200);
        await SendAsync("shop-api", "sql-shop.database.windows.net");
        Assert.InRange(once, 0.2, 0.3);
        Assert.InRange(Assert.Single(await ObservedAsync()).Confidence, 0.98, 1);
        var declared = Assert.Single((await GraphAsync()).Edges, static edge => edge.From == Api && edge.To == Sql);
        Assert.Equal(("configuration", 1.0), (declared.Source, ServiceGraphQuery.Of(await GraphAsync()).Weight(declared)));
    }

    [Fact]
    public async Task Nobody_calls_any_more_what_was_not_called_for_two_weeks()
    {
        await SendAsync("app-web", "shop.redis.cache.windows.net");
        _clock.Jump(TimeSpan.FromDays(13));
        Assert.Single(await ObservedAsync());
        _clock.Jump(TimeSpan.FromDays(2));
        Assert.Empty(await ObservedAsync());
    }

    [Fact]
    public async Task Calls_without_number_cost_a_write_every_few_minutes()
    {
        var store = new CountingStore(_temporary.Store);
        var book = new CallBook(store, _clock);
        for (var i = 0; i < 1000; i++)
        {
            await book.AddAsync([new ObservedCall(Component, "app-web", "shop.redis.cache.windows.net", 1, _clock.GetUtcNow())]);
        }

        Assert.Equal(1, store.Puts);
        _clock.Jump(TimeSpan.FromMinutes(6));
        await book.AddAsync([new ObservedCall(Component, "app-web", "shop.redis.cache.windows.net", 1, _clock.GetUtcNow())]);
        Assert.Equal(1001, Assert.Single(await book.ReadAsync()).Calls);
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        _temporary.Dispose();
    }

    private async Task<ServiceGraph> GraphAsync()
    {
        _clock.Jump(TimeSpan.FromMinutes(6));
        return await _services.GetRequiredService<IResourceGraph>().GetAsync();
    }

    private async Task<List<ServiceEdge>> ObservedAsync() => [.. (await GraphAsync()).Edges.Where(static edge => edge.Source == "application-insights")];

    private async Task SendAsync(string role, string target, int items = 1)
    {
        var body = string.Create(CultureInfo.InvariantCulture, $$"""
            {"records":[{"time":"{{_clock.GetUtcNow():O}}","resourceId":"{{Component.ToUpperInvariant()}}","AppRoleName":"{{role}}","Type":"AppDependencies","Target":"{{target}}",
             "DependencyType":"x","Name":"x","Success":true,"DurationMs":3,"ItemCount":{{items}},"OperationId":"4bf92f3577b34da6a3ce929d0e0e4736"}]}
            """);
        var result = await _services.GetRequiredService<IngestHandler>().HandleAsync(Encoding.UTF8.GetBytes(body), _clock.GetUtcNow(), "test", default);
        Assert.Equal((1, 0), (result.Accepted, result.Rejected));
    }

    private sealed class Known : IResourceGraph
    {
        private static readonly ServiceGraph Graph = new(
            [
                Node(Web, "app-web", "microsoft.web/sites", ("hidden-link: /app-insights-resource-id", Component)), Node(Api, "ca-7f2", "microsoft.app/containerapps", ("aiops-role", "shop-api")),
                Node(Sql, "sql-shop", "microsoft.sql/servers"), Node(Orders, "orders", "microsoft.sql/servers/databases"), Node(Cache, "shop", "microsoft.cache/redis"),
                Node(Group + "microsoft.web/sites/twin", "twin", "microsoft.web/sites"), Node(Group + "microsoft.storage/storageaccounts/twin", "twin", "microsoft.storage/storageaccounts"),
            ],
            [new ServiceEdge(Api, Sql, "calls", "configuration", DateTimeOffset.UnixEpoch, 1)]);

        public Task<ServiceGraph> GetAsync(CancellationToken cancellation = default) => Task.FromResult(Graph);

        private static ServiceNode Node(string id, string name, string type, params (string Name, string Value)[] tags) =>
            new(id, name, type, tags.ToDictionary(static tag => tag.Name, static tag => tag.Value));
    }
}
