using System.Globalization;
using System.Text;
using AIOps.Contracts.Time;
using AIOps.Correlate;
using AIOps.Orchestrations.Approvals;
using AIOps.Orchestrations.Approvals.Rights;
using AIOps.Orchestrations.Incidents;
using AIOps.Orchestrations.Local.Signals;
using AIOps.Orchestrations.Streams;
using AIOps.Orchestrations.Tests.Fakes;
using AIOps.Orchestrations.Tests.Remediation;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace AIOps.Orchestrations.Tests.Observability;

/// <summary>The whole path from the bytes of a telemetry body: ingest, bus, detection, workflows. Every minute's body has a trace of its own.</summary>
internal sealed class TracedLoop : IAsyncDisposable
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private readonly TemporaryStore _temporary = new();
    private readonly ManualClock _clock = new(Samples.Noon);
    private readonly ServiceProvider _services;
    private DateTimeOffset _fed = Samples.Noon;

    public TracedLoop(Dictionary<string, string?>? settings = null, Action<IServiceCollection>? also = null) =>
        _services = Application.Create(_temporary.Store, Actuator, _clock, settings, also);

    public FakeActuator Actuator { get; } = new();

    public double Cpu { get; set; } = 30;

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    /// <summary>The trace id of the body that carried a minute.</summary>
    public static string TraceOf(DateTimeOffset minute) => (minute - Samples.Noon).TotalMinutes.ToString("00000000000000000000000000000000", CultureInfo.InvariantCulture).Replace('0', 'a');

    /// <summary>Sends one body.</summary>
    public Task<IngestResult> SendAsync(string body) => Get<IngestHandler>().HandleAsync(Encoding.UTF8.GetBytes(body), _clock.GetUtcNow(), "test", default);

    public async Task StartAsync()
    {
        foreach (var service in _services.GetServices<IHostedService>())
        {
            await service.StartAsync(default);
        }
    }

    /// <summary>Jumps over calm hours: one body per minute of them.</summary>
    public async Task CalmAsync(int minutes)
    {
        _clock.Jump(Minute * minutes);
        await FeedAsync();
    }

    public async Task<IncidentSummary> UntilAsync(IncidentStatus status)
    {
        for (var minute = 0; minute < 200; minute++)
        {
            for (var look = 0; look < 5; look++)
            {
                if (await Get<IncidentRepository>().ListAsync(null, null, 1, default) is [var newest, ..] && newest.Status == status)
                {
                    return newest;
                }

                await Poll.PauseAsync();
            }

            _clock.Advance(Minute);
            await FeedAsync();
        }

        throw new TimeoutException($"No incident became {status}.");
    }

    public async Task ApproveAsync(IncidentSummary incident)
    {
        var approval = (await Get<ApprovalRepository>().GetAsync(incident.ApprovalId!))!.Value;
        var alice = new Approver("alice", "Alice", "test") { Proved = new ApproverRights(true) };
        await Get<ApprovalDesk>().DecideAsync(approval.Id, alice, new Decision(true, "because", approval.Plan.Hash));
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var service in _services.GetServices<IHostedService>())
        {
            await service.StopAsync(default);
        }

        await _services.DisposeAsync();
        _temporary.Dispose();
    }

    private async Task FeedAsync()
    {
        for (; _fed <= _clock.GetUtcNow() - Minute; _fed += Minute)
        {
            var minute = (int)(_fed - Samples.Noon).TotalMinutes;
            var value = (Cpu + (Cpu < 50 ? 3 * Math.Sin(minute * 0.7) : 0) + (minute * 7919 % 13 * 0.1)).ToString("R", CultureInfo.InvariantCulture);
            var body = $$"""{"records":[{"count":1,"total":{{value}},"minimum":{{value}},"maximum":{{value}},"average":{{value}},"resourceId":"{{Samples.Vm}}","time":"{{_fed:O}}","metricName":"Percentage CPU","timeGrain":"PT1M"}]}""";
            await Get<IngestHandler>().HandleAsync(Encoding.UTF8.GetBytes(body), _clock.GetUtcNow(), "test", default, $"00-{TraceOf(_fed)}-bbbbbbbbbbbbbbbb-01");
        }

        while (Get<LocalSignalBus>().Depth > 0)
        {
            await Poll.PauseAsync();
        }
    }
}
