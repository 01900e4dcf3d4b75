using AIOps.Correlate;
using AIOps.Ingest;
using AIOps.Orchestrations.Incidents;
using AIOps.Orchestrations.Ports;
using AIOps.Orchestrations.Tests.Fakes;
using AIOps.Orchestrations.Tests.Remediation;
using AIOps.Orchestrations.Workflows.Correlation;
using AIOps.Orchestrations.Workflows.Port;
using Microsoft.Extensions.DependencyInjection;

namespace AIOps.Orchestrations.Tests.Workflows;

/// <summary>Two failures taken for one in an estate of ten subscriptions: what they share with the other nine is the topology, and that must not make chance look ten times rarer.</summary>
public sealed class ManySubscriptionsTests : IDisposable
{
    private const string Scope = "s1";
    private readonly TemporaryStore _temporary = new();
    private readonly ServiceProvider _services;
    private readonly Dictionary<string, string?> _settings = new()
    {
        ["AIOps:Correlate:Admission:MinimumAlerts"] = "2", ["AIOps:Correlate:Admission:ChanceIncidentsPerDay"] = "0.1",
        ["AIOps:Correlate:Admission:ConfirmAfter"] = "00:30:00", ["AIOps:Correlate:Admission:ImmediateSeverity"] = "-1",
    };

    private DateTimeOffset? _wakeAt;

    public ManySubscriptionsTests() => _services = Application.Create(_temporary.Store, new FakeActuator(), new SettableTime(Samples.Noon), _settings, services =>
        services.AddSingleton<IWorkflowClient>(new RecordingWorkflows()).AddSingleton<IResourceGraph>(new Estate()));

    [Fact]
    public async Task The_incident_parts_as_in_an_estate_of_one()
    {
        await FireAsync("left-0", "CPU above 90 percent", 0);
        for (var i = 0; i <= 15; i++) await FireAsync($"left-{i}", "High response time", 0.3 + (0.05 * i));
        for (var i = 0; i <= 4; i++) await FireAsync($"right-{i}", "High response time", 2.4 + (0.1 * i));
        await AdvanceAsync(6);
        Assert.Single(await IncidentsAsync());

        for (var i = 0; i <= 15; i++) await FireAsync($"left-{i}", "High response time", 7, firing: false);
        await FireAsync("left-0", "CPU above 90 percent", 7, firing: false);
        await AdvanceAsync(14);
        var both = await IncidentsAsync();
        Assert.Equal([5, 17], both.Select(item => item.AlertCount).Order());
    }

    public void Dispose()
    {
        _services.Dispose();
        _temporary.Dispose();
    }

    private Task<IReadOnlyList<IncidentSummary>> IncidentsAsync() => _services.GetRequiredService<IncidentRepository>().ListAsync(null, null, 10);

    private async Task FireAsync(string name, string rule, double minute, bool firing = true)
    {
        await AdvanceAsync(minute);
        var alert = new ForeignAlert
        {
            Source = "tool", ExternalId = rule + name, Firing = firing, Severity = 2, ResourceIds = [Estate.Prefix(Scope) + name], Title = rule, Time = Samples.Noon.AddMinutes(minute),
        };
        await CorrelateAsync([new CorrelationSignal(ForeignAlerts.ToAnomalies(alert)[0])], Samples.Noon.AddMinutes(minute));
    }

    private async Task AdvanceAsync(double minute)
    {
        while (_wakeAt is { } due && due <= Samples.Noon.AddMinutes(minute)) await CorrelateAsync([], due);
    }

    private async Task CorrelateAsync(IReadOnlyList<CorrelationSignal> signals, DateTimeOffset now)
    {
        var activity = ActivatorUtilities.CreateInstance<CorrelateActivity>(_services);
        _wakeAt = (await activity.RunAsync(new CorrelateRequest(Scope, signals, now), new ActivityContext("correlate-s1", Guid.NewGuid().ToString("N"), 1, default))).WakeAt;
    }

    private sealed class Estate : IResourceGraph
    {
        private readonly ServiceGraph _graph;

        public Estate()
        {
            List<ServiceEdge> edges = [.. Enumerable.Range(1, 10).SelectMany(i => Calls(Prefix($"s{i}"))).Select(call => new ServiceEdge(call.From, call.To, "calls", "configuration", DateTimeOffset.UnixEpoch, 1))];
            _graph = new ServiceGraph(
                [.. edges.SelectMany(edge => new[] { edge.From, edge.To }).Distinct().Select(id => new ServiceNode(id, ArmId.ShortNameOf(id), ArmId.Parse(id).Type, new Dictionary<string, string>()))],
                edges);
        }

        // Each subscription holds a kind of its own.
        public static string Prefix(string subscription) => $"/subscriptions/{subscription}/resourcegroups/rg/providers/contoso.{subscription}/apps/";

        public Task<ServiceGraph> GetAsync(CancellationToken cancellation = default) => Task.FromResult(_graph);

        private static IEnumerable<(string From, string To)> Calls(string prefix) =>
        [
            .. Enumerable.Range(1, 15).Select(i => (prefix + "left-" + i, prefix + "left-" + ((i - 1) / 3))),
            .. Enumerable.Range(1, 4).Select(i => (prefix + "right-" + i, prefix + "right-0")),
            .. Enumerable.Range(1, 15).Select(i => (prefix + "left-" + i, prefix + "base-" + (i / 4))),
            .. Enumerable.Range(0, 20).Select(i => (prefix + "idle-" + i, prefix + "lone-" + i)),
        ];
    }
}
