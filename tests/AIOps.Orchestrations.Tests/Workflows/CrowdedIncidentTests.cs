using AIOps.Correlate;
using AIOps.Detect;
using AIOps.Orchestrations.Incidents;
using AIOps.Orchestrations.Tests.Fakes;
using AIOps.Orchestrations.Tests.Remediation;
using AIOps.Orchestrations.Workflows.Correlation;
using AIOps.Orchestrations.Workflows.Port;
using Microsoft.Extensions.DependencyInjection;

namespace AIOps.Orchestrations.Tests.Workflows;

/// <summary>An incident with more alerts than its record holds: each alert stays in one place, whatever leaves, ends or comes back.</summary>
public sealed class CrowdedIncidentTests : IDisposable
{
    private const string Id = "inc-1";
    private static readonly string[] Inline = [.. Enumerable.Range(0, IncidentMembers.Inline).Select(i => $"a{i:D3}")];
    private static readonly string[] Beyond = ["b", "c", "d"];

    private readonly TemporaryStore _temporary = new();
    private readonly ServiceProvider _services;
    private readonly IncidentRepository _incidents;

    public CrowdedIncidentTests()
    {
        _services = Application.Create(
            _temporary.Store, new FakeActuator(), new SettableTime(Samples.Noon), also: services => services.AddSingleton<IWorkflowClient>(new RecordingWorkflows()));
        _incidents = _services.GetRequiredService<IncidentRepository>();
    }

    [Fact]
    public async Task An_end_is_told_to_the_one_alert_when_a_part_has_left_room()
    {
        await OpenAsync();
        await LeaveAsync("a000", "a001");
        await EffectAsync(new AlertChanged(Id, Of("c") with { EndsAt = Samples.Noon }));
        Assert.NotNull(Assert.Single(await AllAsync(), member => member.Alert.Id == "c").Alert.EndsAt);
        await OnceEachAsync(Inline[2..]);
    }

    [Fact]
    public async Task What_found_no_room_takes_the_places_of_what_left_and_is_diagnosed_with_the_rest()
    {
        await OpenAsync();
        await LeaveAsync(Inline);
        Assert.Equal(Beyond, (await RecordAsync()).Incident.Alerts.Select(member => member.Alert.Id).Order());
        Assert.Equal(0, (await RecordAsync()).MoreAlerts);
        await OnceEachAsync([]);
    }

    [Fact]
    public async Task The_same_holds_when_an_operator_splits_it_and_when_a_crash_makes_it_happen_twice()
    {
        await OpenAsync();
        RegroupRequest request = new(Id, ["a000", "a001", "a002", "a003"], "inc-2", null, "another team's", "ada", "Ada", "test", Samples.Noon);
        for (var i = 0; i < 2; i++) await _services.GetRequiredService<RegroupApplier>().ApplyAsync(request, Samples.Noon, default);
        await EffectAsync(new AlertChanged(Id, Of("d") with { EndsAt = Samples.Noon }));
        Assert.Equal(0, (await RecordAsync()).MoreAlerts);
        await OnceEachAsync(Inline[4..]);
    }

    [Fact]
    public async Task What_moved_keeps_its_numbers_although_the_record_had_no_room_for_it()
    {
        await OpenAsync();
        await LeaveAsync("b", "c");
        Assert.All((await _incidents.GetAsync("inc-2"))!.Value.Incident.Alerts, member => Assert.NotNull(member.Alert.Anomaly));
    }

    [Fact]
    public async Task One_that_found_no_room_goes_on_again_when_it_reopens_the_incident()
    {
        await OpenAsync();
        await EffectAsync(new AlertChanged(Id, Of("c") with { EndsAt = Samples.Noon }));
        await _incidents.UpdateAsync(Id, record => record with { Incident = record.Incident with { Status = IncidentStatus.Resolved, ResolvedAt = Samples.Noon } });
        await EffectAsync(new IncidentReopened(Id, Of("c"), new GroupReason("reopened", 1, "", "1")));
        Assert.Null(Assert.Single(await AllAsync(), member => member.Alert.Id == "c").Alert.EndsAt);
        await OnceEachAsync(Inline);
    }

    public void Dispose()
    {
        _services.Dispose();
        _temporary.Dispose();
    }

    private Task<int> OpenAsync() => EffectAsync(new IncidentOpened(Samples.Incident(Id).Incident with { Alerts = Members([.. Inline, .. Beyond]) }));

    // As correlation tells it: the new incident first, without the numbers, which it does not keep.
    private async Task LeaveAsync(params string[] ids)
    {
        var bare = Members(ids).Select(member => member with { Alert = member.Alert with { Anomaly = null } }).ToList();
        await EffectAsync(new IncidentOpened(Samples.Incident("inc-2").Incident with { Alerts = bare }));
        await EffectAsync(new AlertsMoved(Id, "inc-2", ids, "they went on when the others were over") { IsNew = true });
    }

    private Task<int> EffectAsync(CorrelationEffect effect) => _services.GetRequiredService<EffectApplier>().ApplyAsync([effect], "s", Samples.Noon, default);

    private async Task<IncidentRecord> RecordAsync() => (await _incidents.GetAsync(Id))!.Value;

    private async Task<IReadOnlyList<IncidentAlert>> AllAsync() => [.. (await RecordAsync()).Incident.Alerts, .. await _incidents.MoreAsync(Id, null, 1000)];

    private async Task OnceEachAsync(string[] inline)
    {
        Assert.Equal([.. inline, .. Beyond], (await AllAsync()).Select(member => member.Alert.Id).Order());
        var record = await RecordAsync();
        Assert.Equal(inline.Length + Beyond.Length, record.Incident.Alerts.Count + record.MoreAlerts);
    }

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
