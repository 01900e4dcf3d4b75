using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using AIOps.Contracts.Time;
using AIOps.Contracts.Workflows;
using AIOps.Orchestrations.Local.Engine;
using AIOps.Orchestrations.Workflows.Port;
using AIOps.Storage.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit.Abstractions;

namespace AIOps.Orchestrations.Local.Tests.Load;

[Collection(Alone.Name)]
[Trait("Category", "Slo")]
public sealed class ThousandInstancesTests(ITestOutputHelper output)
{
    private const int Instances = 1000;
    private static readonly WorkflowRef<int, string> Incident = new("incident-like");
    private static readonly WorkflowRef<int, int> Approval = new("approval-like");
    private static readonly ActivityRef<int, string> Step = new("step");
    private static readonly EventRef<int> Approved = new("approved");

    [Fact]
    public async Task A_thousand_instances_at_once_all_finish_with_short_steps_and_little_memory()
    {
        string folder = Directory.CreateTempSubdirectory("aiops-load").FullName;
        using (SqliteDocumentStore store = new(new SqliteStoreOptions { Path = Path.Combine(folder, "load.db") }))
        {
            await using ServiceProvider services = new ServiceCollection().BuildServiceProvider();
            using EmbeddedWorkflowEngine engine = new(store, Code(), services, new EmbeddedWorkflowOptions(), TimeProvider.System,
                NullLogger<EmbeddedWorkflowEngine>.Instance);
            ConcurrentBag<double> durations = [], waits = [];
            using MeterListener listener = Listen(engine, durations, waits);
            await engine.StartAsync(CancellationToken.None);
            long started = Stopwatch.GetTimestamp();

            await Parallel.ForAsync(0, Instances, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (i, stop) =>
                await engine.StartAsync(Incident, $"incident-{i}", i, stop));
            await Poll.UntilAsync(async () => (await engine.GetAsync($"incident-{Instances - 1}"))!.WaitsFor.Count > 0, "the last one waits", 120);
            await Parallel.ForAsync(0, Instances, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (i, stop) =>
                await engine.RaiseEventAsync($"approval-{i}", Approved, i, "click", stop));
            // An event to a child that is not there yet is dropped, as everywhere; the approval then learns of it at its next look.
            await Poll.UntilAsync(async () => (await engine.ListAsync(WorkflowState.Completed, 3 * Instances)).Count == 2 * Instances, "all end", 120);

            double seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
            await engine.StopAsync(CancellationToken.None);
            using Process process = Process.GetCurrentProcess();
            double[] sorted = [.. durations.Order()], waited = [.. waits.Order()];
            double p95 = sorted[(int)(sorted.Length * 0.95)], megabytes = process.WorkingSet64 / 1048576.0;
            output.WriteLine(
                $"{Instances} instances with a child each: {sorted.Length} steps in {seconds:F1} s ({sorted.Length / seconds:F0}/s); " +
                $"step p50 {sorted[sorted.Length / 2]:F2} ms, p95 {p95:F2} ms, max {sorted[^1]:F1} ms; wait p95 {waited[(int)(waited.Length * 0.95)]:F1} ms; working set {megabytes:F0} MB");
            Assert.True(p95 < 50, $"p95 of a step is {p95:F1} ms");
            Assert.True(megabytes < 500, $"working set is {megabytes:F0} MB");
        }
        Directory.Delete(folder, recursive: true);
    }

    private static WorkflowRegistry Code()
    {
        string evidence = new('e', 2_000);
        return new WorkflowRegistry()
            .Activity(Step, x => $"{x}:{evidence}")
            .Workflow(Approval, static async (context, x) =>
            {
                Task<int> approved = context.WaitForEventAsync(Approved);
                for (int look = 0; look < 50; look++)
                {
                    using CancellationTokenSource enough = new();
                    Task timer = context.SleepUntilAsync(context.Now.AddSeconds(1), enough.Token);
                    if (await Task.WhenAny(approved, timer) == approved)
                    {
                        enough.Cancel();
                        return await approved;
                    }
                    if (look > 0) return x;
                }
                return -1;
            })
            .Workflow(Incident, static async (context, x) =>
            {
                foreach (string status in new[] { "evidence", "diagnosis", "summary", "plan" })
                {
                    context.SetStatus(status);
                    await context.CallAsync(Step, x);
                }
                int approved = await context.CallChildAsync(Approval, x, $"approval-{x}");
                for (int i = 0; i < 3; i++) await context.CallAsync(Step, approved);
                await context.SleepUntilAsync(context.Now.AddMilliseconds(200));
                return (await context.CallAsync(Step, x))[..4];
            });
    }

    private static MeterListener Listen(EmbeddedWorkflowEngine engine, ConcurrentBag<double> durations, ConcurrentBag<double> waits)
    {
        MeterListener listener = new();
        listener.SetMeasurementEventCallback<double>((instrument, value, _, _) =>
        {
            if (instrument == engine.Metrics.StepDuration) durations.Add(value);
            else if (instrument == engine.Metrics.StepWait) waits.Add(value);
        });
        listener.EnableMeasurementEvents(engine.Metrics.StepDuration);
        listener.EnableMeasurementEvents(engine.Metrics.StepWait);
        listener.Start();
        return listener;
    }
}
