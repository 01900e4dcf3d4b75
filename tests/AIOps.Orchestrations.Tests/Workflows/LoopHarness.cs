using AIOps.Contracts.Time;
using AIOps.Correlate;
using AIOps.Ingest;
using AIOps.Orchestrations.Approvals;
using AIOps.Orchestrations.Approvals.Rights;
using AIOps.Orchestrations.Incidents;
using AIOps.Orchestrations.Streams;
using AIOps.Orchestrations.Tests.Fakes;
using AIOps.Orchestrations.Tests.Remediation;
using AIOps.Orchestrations.Workflows.Incidents;
using AIOps.Remediate.Approvals;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace AIOps.Orchestrations.Tests.Workflows;

/// <summary>One VM whose CPU a test drives, the real application on the embedded engine, and a clock that runs only when the test waits.</summary>
internal sealed class LoopHarness : IAsyncDisposable
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private readonly TemporaryStore _temporary = new();
    private readonly ManualClock _clock = new(Samples.Noon);
    private readonly SeriesId _cpu = new(Samples.Vm, "Percentage CPU");
    private readonly SeriesId _queue = new(Samples.Vm, "OS Disk Queue Depth");
    private readonly Action<IServiceCollection>? _also;
    private ServiceProvider _services;
    private DateTimeOffset _fed = Samples.Noon;

    private LoopHarness(Action<IServiceCollection>? also, string incidentVersion) =>
        (_also, _services) = (also, Application.Create(_temporary.Store, Actuator, _clock, also: also, incidentVersion: incidentVersion));

    public FakeActuator Actuator { get; } = new();

    /// <summary>What the CPU does from now on, in percent.</summary>
    public double Cpu { get; set; } = 30;

    /// <summary>The disk queue from now on.</summary>
    public double Queue { get; set; } = 1;

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    /// <summary>A harness whose VM has been calm for hours and then ran away until the incident awaits approval.</summary>
    public static async Task<(LoopHarness Harness, IncidentSummary Incident)> AwaitingApprovalAsync(
        Action<IServiceCollection>? also = null, string incidentVersion = IncidentNames.Version)
    {
        var harness = new LoopHarness(also, incidentVersion);
        await harness.StartAsync();
        harness._clock.Jump(TimeSpan.FromMinutes(380));
        await harness.FeedAsync();
        harness.Cpu = 97;
        return (harness, await harness.UntilAsync(IncidentStatus.AwaitingApproval));
    }

    /// <summary>The host goes down and comes back with the code of today.</summary>
    public async Task UpgradeAsync()
    {
        await StopAsync();
        _services = Application.Create(_temporary.Store, Actuator, _clock, also: _also);
        await StartAsync();
    }

    /// <summary>Lets time and telemetry go on, minute by minute, until the newest incident is in a state.</summary>
    public async Task<IncidentSummary> UntilAsync(IncidentStatus status, int atMostMinutes = 600)
    {
        IncidentSummary? newest = null;
        await UntilAsync(
            async () => (newest = (await Get<IncidentRepository>().ListAsync(null, null, 1, default)) is [var found, ..] ? found : null)?.Status == status,
            $"the incident is {status}",
            atMostMinutes);
        return newest!;
    }

    /// <summary>Lets time and telemetry go on, minute by minute, until something holds.</summary>
    public async Task UntilAsync(Func<Task<bool>> holds, string what, int atMostMinutes = 600)
    {
        for (var minute = 0; minute < atMostMinutes; minute++)
        {
            for (var look = 0; look < 5; look++)
            {
                if (await holds())
                {
                    return;
                }

                // Real time for the engine's threads; the story's time stands still meanwhile.
                await Poll.PauseAsync();
            }

            _clock.Advance(Minute);
            await FeedAsync();
        }

        var newest = await Get<IncidentRepository>().ListAsync(null, null, 1, default) is [var found, ..] ? found : null;
        var story = newest is null ? [] : await TimelineAsync(newest.Id);
        throw new TimeoutException(
            $"Not after {atMostMinutes} minutes: {what}. The incident is {newest?.Status.ToString() ?? "not there"}.\n{string.Join('\n', story.Select(line => $"{line.At:HH:mm:ss} {line.Title}"))}");
    }

    /// <summary>The story of an incident so far.</summary>
    public Task<IReadOnlyList<TimelineEntry>> TimelineAsync(string incidentId) => Get<IncidentRepository>().TimelineAsync(incidentId);

    /// <summary>Somebody decides on what waits.</summary>
    public async Task<ApprovalVerdict> DecideAsync(IncidentSummary incident, bool approve)
    {
        var approval = (await Get<ApprovalRepository>().GetAsync(incident.ApprovalId!))!.Value;
        var alice = new Approver("alice", "Alice", "test") { Proved = new ApproverRights(true) };
        return (await Get<ApprovalDesk>().DecideAsync(approval.Id, alice, new Decision(approve, "because", approval.Plan.Hash)))!;
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _temporary.Dispose();
    }

    private async Task StartAsync()
    {
        foreach (var service in _services.GetServices<IHostedService>())
        {
            await service.StartAsync(default);
        }
    }

    private async Task StopAsync()
    {
        foreach (var service in _services.GetServices<IHostedService>())
        {
            await service.StopAsync(default);
        }

        await _services.DisposeAsync();
    }

    private async Task FeedAsync()
    {
        List<MetricSample> cpu = [];
        List<MetricSample> queue = [];
        for (; _fed <= _clock.GetUtcNow() - Minute; _fed += Minute)
        {
            var minute = (int)(_fed - Samples.Noon).TotalMinutes;
            var value = Cpu + (Cpu < 50 ? 3 * Math.Sin(minute * 0.7) : 0) + (minute * 7919 % 13 * 0.1);
            cpu.Add(new MetricSample(_cpu, _fed.UtcTicks, value, value, value, value, 1, 60));
            var depth = Queue + (minute * 104729 % 7 * 0.05);
            queue.Add(new MetricSample(_queue, _fed.UtcTicks, depth, depth, depth, depth, 1, 60));
        }

        await Get<AnomalyRouter>().SendAsync(await Get<SeriesScorer>().ScoreAsync(_cpu, cpu, default), default);
        await Get<AnomalyRouter>().SendAsync(await Get<SeriesScorer>().ScoreAsync(_queue, queue, default), default);
    }
}
