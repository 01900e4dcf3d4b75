using AIOps.Correlate;
using AIOps.Detect;
using AIOps.Orchestrations.Audit;
using AIOps.Orchestrations.Incidents;
using AIOps.Orchestrations.Tests.Fakes;
using AIOps.Orchestrations.Tests.Remediation;
using AIOps.Orchestrations.Workflows.Correlation;
using AIOps.Orchestrations.Workflows.Incidents;
using AIOps.Orchestrations.Workflows.Port;
using Microsoft.Extensions.DependencyInjection;

namespace AIOps.Orchestrations.Tests.Workflows;

/// <summary>Correlation finds that an incident was two problems: the records follow, also when a crash makes it happen twice.</summary>
public sealed class AlertsMovedTests : IDisposable
{
    private const string Because = "2 alerts went on when the others were over";

    private readonly TemporaryStore _temporary = new();
    private readonly RecordingWorkflows _workflows = new();
    private readonly ServiceProvider _services;
    private readonly IncidentRepository _incidents;

    public AlertsMovedTests()
    {
        _services = Application.Create(_temporary.Store, new FakeActuator(), new SettableTime(Samples.Noon), also: services => services.AddSingleton<IWorkflowClient>(_workflows));
        _incidents = _services.GetRequiredService<IncidentRepository>();
    }

    [Fact]
    public async Task What_moved_is_in_the_new_incident_only_with_its_numbers()
    {
        await PartAsync(Members("a", "b", "c"));
        Assert.Equal(["a"], await AlertsAsync("inc-1"));
        Assert.Equal(["b", "c"], await AlertsAsync("inc-2"));
        var part = (await _incidents.GetAsync("inc-2"))!.Value;
        Assert.Equal("inc-1", part.SplitFrom);
        Assert.All(part.Incident.Alerts, member => Assert.NotNull(member.Alert.Anomaly));
    }

    [Fact]
    public async Task Both_stories_and_the_audit_say_why_once_although_it_is_done_twice()
    {
        await PartAsync(Members("a", "b", "c"));
        await PartAsync(null);
        foreach (var id in new[] { "inc-1", "inc-2" })
        {
            var entry = Assert.Single(await _services.GetRequiredService<AuditLog>().OfIncidentAsync(id), one => one.Action == "incident.parted");
            Assert.Contains(Because, entry.Detail, StringComparison.Ordinal);
        }

        Assert.Equal(["b", "c"], await AlertsAsync("inc-2"));
    }

    [Fact]
    public async Task What_is_left_is_diagnosed_again()
    {
        await PartAsync(Members("a", "b", "c"));
        Assert.Contains(_workflows.Events, raised => raised.Instance == IncidentNames.InstanceId("inc-1", 1) && raised.Payload is IncidentSignal { Kind: IncidentSignalKind.Changed, Joined: true });
        Assert.Contains(_workflows.Started, started => started.Instance == IncidentNames.InstanceId("inc-2", 1));
    }

    [Fact]
    public async Task Alerts_for_which_the_record_had_no_room_move_as_well()
    {
        var all = Enumerable.Range(0, IncidentMembers.Inline + 2).Select(i => $"a{i:D3}").ToArray();
        await PartAsync(Members([.. all, "b", "c"]));
        Assert.Equal(all, (await AlertsAsync("inc-1")).Concat((await _incidents.MoreAsync("inc-1", null, 1000)).Select(member => member.Alert.Id)).Order());
        Assert.Equal(2, (await _incidents.GetAsync("inc-1"))!.Value.MoreAlerts);
        Assert.Equal(["b", "c"], await AlertsAsync("inc-2"));
    }

    [Fact]
    public async Task What_moves_into_an_incident_that_is_there_does_not_make_it_a_split()
    {
        await OpenAsync("inc-1", Members("a", "b", "c"));
        await OpenAsync("inc-2", Members("d"));
        var effects = _services.GetRequiredService<EffectApplier>();
        List<CorrelationEffect> joined = [.. Members("b", "c").Select(member => new AlertAdded("inc-2", member.Alert with { Anomaly = null }, member.Why))];
        await effects.ApplyAsync([.. joined, new AlertsMoved("inc-1", "inc-2", ["b", "c"], Because)], "s", Samples.Noon, default);
        Assert.Equal(["b", "c", "d"], await AlertsAsync("inc-2"));
        Assert.Null((await _incidents.GetAsync("inc-2"))!.Value.SplitFrom);
    }

    public void Dispose()
    {
        _services.Dispose();
        _temporary.Dispose();
    }

    // Null: the batch of correlation is repeated after a crash.
    private async Task PartAsync(IReadOnlyList<IncidentAlert>? members)
    {
        if (members is not null) await OpenAsync("inc-1", members);
        var part = Members("b", "c").Select(member => member with { Alert = member.Alert with { Anomaly = null } }).ToList();
        await OpenAsync("inc-2", part);
        await _services.GetRequiredService<EffectApplier>().ApplyAsync([new AlertsMoved("inc-1", "inc-2", ["b", "c"], Because) { IsNew = true }], "s", Samples.Noon, default);
    }

    private Task<int> OpenAsync(string id, IReadOnlyList<IncidentAlert> members) =>
        _services.GetRequiredService<EffectApplier>().ApplyAsync([new IncidentOpened(Samples.Incident(id).Incident with { Alerts = members })], "s", Samples.Noon, default);

    private async Task<IReadOnlyList<string>> AlertsAsync(string id) => [.. (await _incidents.GetAsync(id))!.Value.Incident.Alerts.Select(member => member.Alert.Id).Order()];

    private static List<IncidentAlert> Members(params string[] ids) => [.. ids.Select(id => new IncidentAlert(Of(id), new GroupReason("topology", 1, "", "1")))];

    private static Alert Of(string id) => new()
    {
        Id = id, Fingerprint = id, DedupRule = "metric", ResourceId = Samples.Vm, Signal = "Percentage CPU", Source = AnomalySource.Metric, Kind = AnomalyKind.Spike,
        Direction = AnomalyDirection.Up, Severity = 2, Title = id, StartsAt = Samples.Noon, LastAt = Samples.Noon, AnomalyIds = ["x-" + id],
        Anomaly = new Anomaly
        {
            Id = "x-" + id, Source = AnomalySource.Metric, SeriesKey = id, ResourceId = Samples.Vm, Metric = "Percentage CPU", Unit = "Percent", Kind = AnomalyKind.Spike, Direction = AnomalyDirection.Up,
            Phase = AnomalyPhase.Opened, Since = Samples.Noon, At = Samples.Noon, Observed = 96, Expected = 34, Lower = 28, Upper = 41, Score = 0.99, Severity = 2, Explanation = "96 where 34 was expected",
        },
    };
}
