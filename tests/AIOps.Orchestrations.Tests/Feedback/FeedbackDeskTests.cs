using AIOps.Correlate;
using AIOps.Detect;
using AIOps.Orchestrations.Audit;
using AIOps.Orchestrations.Feedback;
using AIOps.Orchestrations.Incidents;
using AIOps.Orchestrations.Ports;
using AIOps.Orchestrations.Tests.Fakes;
using AIOps.Orchestrations.Tests.Remediation;
using Microsoft.Extensions.DependencyInjection;

namespace AIOps.Orchestrations.Tests.Feedback;

/// <summary>Thumbs are kept once per person and subject, counted, and taken back with what they did.</summary>
public sealed class FeedbackDeskTests : IAsyncDisposable
{
    private static readonly Person Alice = new("alice", "Alice", "test");
    private static readonly Person Bob = new("bob", "Bob", "test");
    private static readonly FeedbackSubject OnAlert = new("alert", "alert-1");
    private readonly TemporaryStore _temporary = new();
    private readonly RecordingBounds _bounds = new();
    private readonly ServiceProvider _services;

    public FeedbackDeskTests() => _services = Application.Create(
        _temporary.Store, new FakeActuator(), new SettableTime(Samples.Noon), also: services => services.AddSingleton<IBoundsFeedback>(_bounds));

    private FeedbackDesk Desk => _services.GetRequiredService<FeedbackDesk>();

    [Fact]
    public async Task A_thumb_down_on_an_alert_moves_the_band_of_its_series_and_says_so()
    {
        await StoreAsync();
        var record = await Desk.GiveAsync("inc-1", Alice, OnAlert, false, "backup job", default);
        var thumb = Assert.Single(record!.Feedback);
        Assert.Equal(("alert-1", "the band moved", false), (thumb.AlertId, thumb.Effect, thumb.Useful));
        Assert.Equal([("anomaly-1", false)], _bounds.Given);
    }

    [Fact]
    public async Task The_second_thumb_of_a_person_replaces_the_first_and_another_person_has_an_own_one()
    {
        await StoreAsync();
        await Desk.GiveAsync("inc-1", Alice, OnAlert, false, "", default);
        await Desk.GiveAsync("inc-1", Alice, OnAlert, true, "", default);
        var record = await Desk.GiveAsync("inc-1", Bob, OnAlert, true, "", default);
        Assert.Equal([("alice", true), ("bob", true)], record!.Feedback.Select(one => (one.Actor, one.Useful)));
        Assert.Equal(new FeedbackCount("alert", 2, 0), (await CountsAsync())["alert"]);
    }

    [Fact]
    public async Task Taking_it_back_undoes_the_band_the_count_and_the_row_and_is_told_in_the_audit()
    {
        await StoreAsync();
        await Desk.GiveAsync("inc-1", Alice, OnAlert, false, "", default);
        var record = await Desk.UndoAsync("inc-1", Alice, OnAlert, default);
        Assert.Empty(record!.Feedback);
        Assert.Equal(["anomaly-1"], _bounds.Undone);
        Assert.Equal(new FeedbackCount("alert", 0, 0), (await CountsAsync())["alert"]);
        Assert.Contains("Taken back", (await _services.GetRequiredService<AuditLog>().OfIncidentAsync("inc-1"))[^1].Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_thumb_on_a_cause_moves_no_band_and_counts()
    {
        await StoreAsync();
        await Desk.GiveAsync("inc-1", Alice, new FeedbackSubject("cause", null), true, "", default);
        Assert.Empty(_bounds.Given);
        Assert.Equal(new FeedbackCount("cause", 1, 0), (await CountsAsync())["cause"]);
    }

    [Fact]
    public async Task Nothing_is_taken_back_that_was_not_given_and_nothing_given_to_what_is_not_there()
    {
        await StoreAsync();
        Assert.Null(await Desk.UndoAsync("inc-1", Alice, OnAlert, default));
        Assert.Null(await Desk.GiveAsync("inc-1", Alice, new FeedbackSubject("alert", "other"), true, "", default));
        Assert.Null(await Desk.GiveAsync("inc-none", Alice, new FeedbackSubject("cause", null), true, "", default));
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        _temporary.Dispose();
    }

    private async Task<Dictionary<string, FeedbackCount>> CountsAsync() => (await _services.GetRequiredService<FeedbackLedger>().CountAsync()).ToDictionary(one => one.About);

    private async Task StoreAsync()
    {
        var record = Samples.Incident();
        await _services.GetRequiredService<IncidentRepository>().CreateAsync(record with { Incident = record.Incident with { Alerts = [new IncidentAlert(Alert(), new GroupReason("first", 1, "", ""))] } });
    }

    private static Alert Alert() => new()
    {
        Id = "alert-1",
        Fingerprint = "f",
        DedupRule = "r",
        ResourceId = Samples.Vm,
        Signal = "Percentage CPU",
        Source = AnomalySource.Metric,
        Kind = AnomalyKind.LevelShift,
        Direction = AnomalyDirection.Up,
        Severity = 1,
        Title = "CPU of vm-1 is 96 %",
        StartsAt = Samples.Noon,
        LastAt = Samples.Noon,
        Anomaly = new Anomaly
        {
            Id = "anomaly-1",
            Source = AnomalySource.Metric,
            SeriesKey = new string('a', 32),
            ResourceId = Samples.Vm,
            Metric = "Percentage CPU",
            Kind = AnomalyKind.LevelShift,
            Direction = AnomalyDirection.Up,
            Phase = AnomalyPhase.Opened,
            Since = Samples.Noon,
            At = Samples.Noon,
            Observed = 96,
            Expected = 40,
            Lower = 30,
            Upper = 50,
            Score = 0.9,
            Severity = 1,
            Explanation = "",
        },
    };

    private sealed class RecordingBounds : IBoundsFeedback
    {
        public List<(string Anomaly, bool Useful)> Given { get; } = [];

        public List<string> Undone { get; } = [];

        public Task<string?> GiveAsync(Anomaly anomaly, bool useful, CancellationToken cancellation = default)
        {
            Given.Add((anomaly.Id, useful));
            return Task.FromResult<string?>("the band moved");
        }

        public Task<bool> UndoAsync(Anomaly anomaly, CancellationToken cancellation = default)
        {
            Undone.Add(anomaly.Id);
            return Task.FromResult(true);
        }
    }
}
