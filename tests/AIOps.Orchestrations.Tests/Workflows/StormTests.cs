using AIOps.Correlate;
using AIOps.Ingest;
using AIOps.Orchestrations.Incidents;
using AIOps.Orchestrations.Tests.Fakes;
using AIOps.Orchestrations.Tests.Remediation;
using AIOps.Orchestrations.Workflows.Correlation;
using AIOps.Orchestrations.Workflows.Incidents;
using AIOps.Orchestrations.Workflows.Port;
using Microsoft.Extensions.DependencyInjection;

namespace AIOps.Orchestrations.Tests.Workflows;

/// <summary>Many alerts of one scope in one batch, as they come in a storm. Every call of a store takes milliseconds in Azure, and the record of an incident grows with its alerts.</summary>
public sealed class StormTests : IDisposable
{
    private const string Other = "/subscriptions/3f2b8c10-5d7e-4a61-9c84-1e0a7b6d2f95/resourcegroups/rg-far/providers/microsoft.sql/servers/far";
    private readonly TemporaryStore _temporary = new();
    private readonly CountingStore _store;
    private readonly RecordingWorkflows _workflows = new();
    private readonly ServiceProvider _services;
    private readonly IncidentRepository _incidents;

    public StormTests()
    {
        _store = new CountingStore(_temporary.Store);
        _services = Application.Create(_store, new FakeActuator(), new SettableTime(Samples.Noon), also: services => services.AddSingleton<IWorkflowClient>(_workflows));
        _incidents = _services.GetRequiredService<IncidentRepository>();
    }

    [Fact]
    public async Task A_batch_of_alerts_of_one_incident_is_written_and_told_at_once()
    {
        await TakeAsync(0, Alert(Samples.Vm, "first"));
        var (puts, told) = (_store.Puts, _workflows.Events.Count);
        await TakeAsync(1, [.. Enumerable.Range(0, 90).Select(i => Alert(Samples.Vm, $"rule {i:D2}"))]);
        var incident = Assert.Single(await ListAsync());
        Assert.Equal(91, incident.AlertCount);
        Assert.Equal(91, (await _incidents.TimelineAsync(incident.Id)).Count(entry => entry.Kind == "alert"));
        // The record, its line in the list, and the state of the scope.
        Assert.Equal(3, _store.Puts - puts);
        Assert.True(Assert.Single(_workflows.Events.Skip(told)).Payload is IncidentSignal { Kind: IncidentSignalKind.Changed, Joined: true });
    }

    [Fact]
    public async Task Ends_that_come_together_are_written_together_and_each_is_in_the_story()
    {
        await TakeAsync(0, [.. Enumerable.Range(0, 40).Select(i => Alert(Samples.Vm, $"rule {i:D2}"))]);
        var puts = _store.Puts;
        await TakeAsync(5, [.. Enumerable.Range(0, 40).Select(i => Alert(Samples.Vm, $"rule {i:D2}", firing: false))]);
        var record = (await _incidents.GetAsync(Assert.Single(await ListAsync()).Id))!.Value;
        Assert.All(record.Incident.Alerts, member => Assert.NotNull(member.Alert.EndsAt));
        Assert.Equal(40, (await _incidents.TimelineAsync(record.Incident.Id)).Count(entry => entry.Title.StartsWith("Back to normal", StringComparison.Ordinal)));
        Assert.Equal(3, _store.Puts - puts);
    }

    [Fact]
    public async Task An_incident_resolved_behind_the_scopes_back_takes_none_of_a_batch_and_no_alert_is_lost_or_doubled()
    {
        await TakeAsync(0, Alert(Samples.Vm, "first"), Alert(Other, "far"));
        var resolved = (await ListAsync()).Single(item => item.Resources.Contains(Samples.Vm)).Id;
        await _incidents.UpdateAsync(resolved, record => record with { Incident = record.Incident with { Status = IncidentStatus.Resolved, ResolvedAt = Samples.Noon } });
        await TakeAsync(
            1, Alert(Other, "far too"), Alert(Samples.Vm, "first", firing: false), Alert(Samples.Vm, "second"), Alert(Other, "far as well"), Alert(Samples.Vm, "third"), Alert(Other, "far", firing: false));
        var all = (await ListAsync()).ToDictionary(item => item.Id);
        Assert.Equal(3, all.Count);
        Assert.Equal(1, all[resolved].AlertCount);
        List<IncidentAlert> members = [];
        foreach (var id in all.Keys) members.AddRange((await _incidents.GetAsync(id))!.Value.Incident.Alerts);
        Assert.Equal(["far", "far as well", "far too", "first", "second", "third"], members.Select(member => member.Alert.Signal).Order());
        Assert.Equal(["far", "first"], members.Where(member => member.Alert.EndsAt is not null).Select(member => member.Alert.Signal).Order());
    }

    [Fact]
    public async Task A_scope_that_is_full_in_every_respect_fits_into_its_row()
    {
        var capacity = new CapacityOptions();
        var random = new Random(7);
        string Id() => Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(BitConverter.GetBytes(random.NextInt64())).AsSpan(0, 16));
        var foreign = ForeignAlerts.ToAnomalies(Alert(Samples.Vm, "rule"))[0];
        Alert One()
        {
            var name = Id();
            return new Alert
            {
                Id = Id(), Fingerprint = Id(), DedupRule = "metric", ResourceId = $"/subscriptions/3f2b8c10-5d7e-4a61-9c84-1e0a7b6d2f95/resourcegroups/rg-{random.Next(50)}/providers/microsoft.web/sites/app-{name[..12]}",
                Signal = $"rule {random.Next(40)}", Source = foreign.Source, Kind = foreign.Kind, Direction = foreign.Direction, Severity = 2, Title = $"rule on app-{name[..12]} since {random.Next()}",
                StartsAt = Samples.Noon.AddSeconds(random.Next(9000)), LastAt = Samples.Noon.AddSeconds(random.Next(9000)), AnomalyIds = [Id()],
            };
        }

        TrackedIncident Tracked(int number, int alerts)
        {
            List<Alert> all = [.. Enumerable.Range(0, alerts).Select(_ => One())];
            return new TrackedIncident
            {
                Id = $"inc-{number}-{Id()}", Scope = "s", Alerts = all, Episodes = [.. all.Select(alert => new Episode(alert.AnomalyIds[0], alert.Fingerprint, alert.LastAt, true))],
                Founders = [.. all.Select(alert => alert.Fingerprint)], Core = [.. all.Take(24).Select(alert => alert.ResourceId)],
            };
        }

        var state = CorrelationState.Empty with
        {
            Incidents = [.. Enumerable.Range(0, capacity.Incidents).Select(i => Tracked(i, capacity.Alerts / capacity.Incidents))],
            Held = [.. Enumerable.Range(0, capacity.Held).Select(_ => One()).Select(alert => new HeldAlert(alert with { Anomaly = foreign with { Id = alert.AnomalyIds[0] } }, "company", alert.LastAt, [new Episode(alert.AnomalyIds[0], alert.Fingerprint, alert.LastAt, false)]))],
            Signals = [.. Enumerable.Range(0, capacity.Signals).Select(_ => new SignalMemory(Id(), [.. Enumerable.Range(0, 12).Select(_ => random.Next(30_000_000))]))],
            Ended = [.. Enumerable.Range(0, capacity.Ended).Select(_ => Id())],
        };
        Assert.True(await new CorrelationStateRepository(_store).TryPutAsync("s", state, null, "call", default));
    }

    public void Dispose()
    {
        _services.Dispose();
        _temporary.Dispose();
    }

    private Task<IReadOnlyList<IncidentSummary>> ListAsync() => _incidents.ListAsync(null, null, 10);

    private async Task TakeAsync(double minute, params ForeignAlert[] alerts)
    {
        var now = Samples.Noon.AddMinutes(minute);
        List<CorrelationSignal> signals = [.. alerts.Select(alert => new CorrelationSignal(ForeignAlerts.ToAnomalies(alert with { Time = now })[0]))];
        await ActivatorUtilities.CreateInstance<CorrelateActivity>(_services).RunAsync(new CorrelateRequest("s", signals, now), new ActivityContext("correlate-s", Guid.NewGuid().ToString("N"), 1, default));
    }

    private static ForeignAlert Alert(string resource, string rule, bool firing = true) => new()
    {
        Source = "tool", ExternalId = rule, Firing = firing, Severity = 2, ResourceIds = [resource], Title = rule, Time = Samples.Noon,
    };
}
