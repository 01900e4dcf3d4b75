using AIOps.Orchestrations.Local.Instances;
using AIOps.Storage;
using Microsoft.Extensions.Logging;

namespace AIOps.Orchestrations.Local.Engine;

/// <summary>Runs the steps that are ready, one at a time per instance; a step that failed comes again later, and is parked when it fails too often.</summary>
internal sealed class StepQueue
{
    private static readonly TimeSpan FirstDelay = TimeSpan.FromMilliseconds(100), LongestDelay = TimeSpan.FromSeconds(30);
    private readonly StepRunner runner;
    private readonly Residents residents;
    private readonly InstanceStore store;
    private readonly TimerQueue timers;
    private readonly WorkflowMetrics metrics;
    private readonly EmbeddedWorkflowOptions options;
    private readonly TimeProvider clock;
    private readonly ILogger logger;

    public StepQueue(
        StepRunner runner, Residents residents, InstanceStore store, TimerQueue timers, WorkflowMetrics metrics, EmbeddedWorkflowOptions options,
        TimeProvider clock, ILogger logger)
    {
        this.runner = runner;
        this.residents = residents;
        this.store = store;
        this.timers = timers;
        this.metrics = metrics;
        this.options = options;
        this.clock = clock;
        this.logger = logger;
        Workers = new WorkerPool<Resident>(options.MaxConcurrentSteps, RunAsync);
        residents.Queue = Workers.Add;
    }

    public WorkerPool<Resident> Workers { get; }

    private async Task RunAsync(Resident resident, CancellationToken stopping)
    {
        metrics.StepWait.Record(clock.GetElapsedTime(resident.QueuedAt).TotalMilliseconds);
        long started = clock.GetTimestamp();
        resident.BeginStep();
        try
        {
            if (residents.Holds(resident)) await runner.RunAsync(resident, stopping);
            resident.Failures = 0;
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            return;
        }
#pragma warning disable CA1031 // One instance must not stop the others.
        catch (Exception error)
#pragma warning restore CA1031
        {
            await FailedAsync(resident, error, stopping);
        }
        metrics.StepDuration.Record(clock.GetElapsedTime(started).TotalMilliseconds);
        if (resident.EndStep()) residents.Requeue(resident);
    }

    private async Task FailedAsync(Resident resident, Exception error, CancellationToken stopping)
    {
        resident.Failures++;
        resident.History = null;
        bool overtaken = error is StorageConflictException && resident.Failures <= 3;
        if (overtaken) Log.Overtaken(logger, resident.Id);
        if (!overtaken && resident.Failures >= options.MaxStepFailures && await TryParkAsync(resident, error, stopping)) return;
        TimeSpan delay = overtaken ? TimeSpan.Zero : FirstDelay * Math.Pow(2, Math.Min(resident.Failures, 20));
        if (delay > LongestDelay) delay = LongestDelay;
        if (!overtaken) Log.StepFailed(logger, error, resident.Id, resident.Failures, delay);
        timers.Add(clock.GetUtcNow() + delay, () => residents.Wake(resident));
    }

    private async Task<bool> TryParkAsync(Resident resident, Exception error, CancellationToken stopping)
    {
        try
        {
            if (await store.GetAsync(resident.Id, stopping) is not ({ IsFinished: false } header, string etag)) return false;
            await runner.ParkAsync(header, etag, $"Its step failed {resident.Failures} times: {error.Message}", stopping);
            return true;
        }
#pragma warning disable CA1031 // Storage itself is away: nothing is wrong with the instance.
        catch (Exception)
#pragma warning restore CA1031
        {
            return false;
        }
    }
}
