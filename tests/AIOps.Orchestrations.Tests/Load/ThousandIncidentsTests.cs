using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using AIOps.Contracts.Time;
using AIOps.Correlate;
using AIOps.Orchestrations.Approvals;
using AIOps.Orchestrations.Approvals.Rights;
using AIOps.Orchestrations.Audit;
using AIOps.Orchestrations.Incidents;
using AIOps.Orchestrations.Local.Engine;
using AIOps.Orchestrations.Ports;
using AIOps.Orchestrations.Streams;
using AIOps.Orchestrations.Tests.Fakes;
using AIOps.Orchestrations.Workflows.Port;
using AIOps.Remediate;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Xunit.Abstractions;

namespace AIOps.Orchestrations.Tests.Load;

/// <summary>
/// Many VMs run hot in the same minute: correlation, incident, approval and remediation of each, on the embedded engine, to the end: 100 on every build, and as a
/// measurement as many as <c>AIOPS_LOAD_INCIDENTS</c> says (1000), then with the time of a step held to its limit. A clock that other work of the machine slows is no verdict.
/// </summary>
[Collection(Alone.Name)]
[Trait("Category", "Slo")]
public sealed class ThousandIncidentsTests(ITestOutputHelper output)
{
    private const int CalmMinutes = 380;

    private static readonly Dictionary<string, string?> Settings = new()
    {
        ["AIOps:Planner:GoodSamples"] = "2",
        ["AIOps:Remediate:MaxActionsPerHour"] = "1000",
    };

    [Fact]
    public async Task Many_incidents_at_once_all_close_with_short_steps_and_little_memory()
    {
        var measures = int.TryParse(Environment.GetEnvironmentVariable("AIOPS_LOAD_INCIDENTS"), out var wanted);
        var count = measures ? wanted : 100;
        using var temporary = new TemporaryStore();
        var clock = new ManualClock(Samples.Noon);
        var vms = new ManyVms(count);
        await using var services = Application.Create(temporary.Store, vms, clock, new(Settings), also => also
            .AddSingleton<IResourceGraph>(vms)
            .AddLogging(static logging => logging.SetMinimumLevel(LogLevel.Error)));
        var (scorer, router) = (services.GetRequiredService<SeriesScorer>(), services.GetRequiredService<AnomalyRouter>());
        clock.Jump(TimeSpan.FromMinutes(CalmMinutes));
        await vms.MeasureAsync(clock.GetUtcNow(), scorer, router);
        foreach (var service in services.GetServices<IHostedService>()) await service.StartAsync(default);
        ConcurrentBag<double> steps = [], waits = [];
        using var listener = Listen(steps, waits);
        var (started, peak) = (Stopwatch.GetTimestamp(), 0L);

        vms.Hot = true;
        while (await ClosedAsync(services) < count)
        {
            if (Stopwatch.GetElapsedTime(started) > TimeSpan.FromMinutes(15)) Assert.Fail(await OpenAsync(services, count));
            clock.Advance(TimeSpan.FromMinutes(1));
            await vms.MeasureAsync(clock.GetUtcNow(), scorer, router);
            await IdleAsync(services.GetRequiredService<EmbeddedWorkflowEngine>());
            await ApproveAsync(services);
            peak = Math.Max(peak, Environment.WorkingSet);
        }

        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        foreach (var service in services.GetServices<IHostedService>()) await service.StopAsync(default);
        double[] sorted = [.. steps.Order()], waited = [.. waits.Order()];
        var p95 = sorted[(int)(sorted.Length * 0.95)];
        output.WriteLine(
            $"{count} incidents from the first anomaly to resolved: {sorted.Length} steps in {seconds:F0} s; step p50 {sorted[sorted.Length / 2]:F2} ms, p95 {p95:F2} ms, " +
            $"max {sorted[^1]:F0} ms; wait for a worker p95 {waited[(int)(waited.Length * 0.95)]:F1} ms; working set {peak / 1048576.0:F0} MB; {vms.Arrived.Count} actions");
        Assert.Equal(count, vms.Arrived.Distinct().Count());
        Assert.Equal(count, vms.Arrived.Count);
        Assert.Null((await services.GetRequiredService<AuditLog>().VerifyAsync()).Problem);
        Assert.True(!measures || p95 < 50, $"p95 of a step is {p95:F1} ms");
        Assert.True(peak < 500L << 20, $"working set is {peak >> 20} MB");
    }

    private static async Task<int> ClosedAsync(IServiceProvider services) =>
        (await services.GetRequiredService<IncidentRepository>().ListAsync(static incident => incident.Status == IncidentStatus.Resolved, null, int.MaxValue)).Count;

    private static async Task<string> OpenAsync(IServiceProvider services, int count)
    {
        var open = await services.GetRequiredService<IncidentRepository>().ListAsync(static incident => incident.Status != IncidentStatus.Resolved, null, int.MaxValue);
        var workflows = await services.GetRequiredService<EmbeddedWorkflowEngine>().ListAsync(WorkflowState.Running, 10_000);
        var lines = open.Take(3).Select(incident =>
            $"{incident.Id} is {incident.Status}: {string.Join("; ", workflows.Where(one => one.Id.Contains(incident.Id, StringComparison.Ordinal)).Select(one => $"{one.Id} {one.Status} waits for {string.Join(", ", one.WaitsFor)}"))}");
        return $"{open.Count} of {count} incidents are open. {string.Join('\n', lines)}";
    }

    // The clock moves when all of its minute is done: what a slow machine still works on must not be late by the clock.
    private static async Task IdleAsync(EmbeddedWorkflowEngine engine)
    {
        for (var quiet = 0; quiet < 3;)
        {
            await Poll.PauseAsync();
            quiet = engine.IsIdle ? quiet + 1 : 0;
        }
    }

    private static async Task ApproveAsync(IServiceProvider services)
    {
        var (repository, desk) = (services.GetRequiredService<ApprovalRepository>(), services.GetRequiredService<ApprovalDesk>());
        var alice = new Approver("alice", "Alice", "test") { Proved = new ApproverRights(true) };
        await Parallel.ForEachAsync(await repository.ListAsync(ApprovalStatus.Pending, int.MaxValue), new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (approval, stop) =>
            await desk.DecideAsync(approval.Id, alice, new Decision(true, "go", approval.Plan.Hash), stop));
    }

    private static MeterListener Listen(ConcurrentBag<double> steps, ConcurrentBag<double> waits)
    {
        var listener = new MeterListener
        {
            InstrumentPublished = static (instrument, listener) =>
            {
                if (instrument.Meter.Name == "AIOps.Workflows" && instrument.Name.StartsWith("aiops.workflow.step", StringComparison.Ordinal)) listener.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<double>((instrument, value, _, _) => (instrument.Name.EndsWith("duration", StringComparison.Ordinal) ? steps : waits).Add(value));
        listener.Start();
        return listener;
    }
}
