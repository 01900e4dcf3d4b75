using AIOps.Correlate;
using AIOps.Detect;
using AIOps.Orchestrations.Incidents;
using AIOps.Orchestrations.Tests.Fakes;
using AIOps.Orchestrations.Tests.Remediation;
using AIOps.Orchestrations.Workflows.Correlation;
using AIOps.Orchestrations.Workflows.Incidents;
using AIOps.Orchestrations.Workflows.Port;
using Microsoft.Extensions.DependencyInjection;

namespace AIOps.Orchestrations.Tests.Workflows;

/// <summary>A person says that an incident was two problems.</summary>
public sealed class OperatorSplitTests : IDisposable
{
    private readonly TemporaryStore _temporary = new();
    private readonly RecordingWorkflows _workflows = new();
    private readonly ServiceProvider _services;

    public OperatorSplitTests() => _services = Application.Create(
        _temporary.Store, new FakeActuator(), new SettableTime(Samples.Noon), also: services => services.AddSingleton<IWorkflowClient>(_workflows));

    [Fact]
    public async Task What_is_left_is_diagnosed_again_as_what_moved_is_and_a_repeat_after_a_crash_is_the_same_news()
    {
        var incidents = _services.GetRequiredService<IncidentRepository>();
        var all = Samples.Incident("inc-1");
        await incidents.CreateAsync(all with { Incident = all.Incident with { Alerts = [Member("a"), Member("b")] } });
        RegroupRequest request = new("inc-1", ["b"], "inc-2", null, "another team's", "ada", "Ada", "test", Samples.Noon);
        for (var i = 0; i < 2; i++) await _services.GetRequiredService<RegroupApplier>().ApplyAsync(request, Samples.Noon, default);
        Assert.Contains(_workflows.Started, started => started.Instance == IncidentNames.InstanceId("inc-2", 1));
        Assert.All(_workflows.Events, raised => Assert.Equal((IncidentNames.InstanceId("inc-1", 1), "left:inc-2"), (raised.Instance, raised.Id)));
        Assert.NotEmpty(_workflows.Events);
        Assert.All(_workflows.Events, raised => Assert.True(raised.Payload is IncidentSignal { Kind: IncidentSignalKind.Changed, Joined: true }));
    }

    private static IncidentAlert Member(string id) => new(
        new Alert
        {
            Id = id, Fingerprint = id, DedupRule = "metric", ResourceId = Samples.Vm, Signal = "Percentage CPU", Source = AnomalySource.Metric, Kind = AnomalyKind.Spike,
            Direction = AnomalyDirection.Up, Severity = 2, Title = id, StartsAt = Samples.Noon, LastAt = Samples.Noon, AnomalyIds = ["x-" + id],
        },
        new GroupReason("topology", 1, "", "1"));

    public void Dispose()
    {
        _services.Dispose();
        _temporary.Dispose();
    }
}
