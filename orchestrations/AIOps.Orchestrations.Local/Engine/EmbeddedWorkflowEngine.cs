using AIOps.Orchestrations.Local.Instances;
using AIOps.Orchestrations.Local.Replay;
using AIOps.Orchestrations.Local.Sharing;
using AIOps.Orchestrations.Workflows.Port;
using AIOps.Storage;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace AIOps.Orchestrations.Local.Engine;

/// <summary>
/// Durable workflows inside the process: event-sourced replay on the storage port. As a client it works before it is started, and in processes that never
/// start it; started, it shares the instances with the other engines on the store.
/// </summary>
public sealed class EmbeddedWorkflowEngine : IWorkflowClient, IHostedService, IDisposable
{
    private readonly InstanceStore instances;
    private readonly WorkflowClient client;
    private readonly StepQueue steps;
    private readonly WorkerPool<ActivityCall> activities;
    private readonly TimerQueue timers;
    private readonly ShardLeases leases;
    private readonly ShareKeeper shares;
    private readonly WorkflowMetrics metrics = new();
    private readonly EmbeddedWorkflowOptions options;
    private readonly ILogger logger;
    private readonly CancellationTokenSource stopping = new();
    private Task loops = Task.CompletedTask;

    /// <summary>Creates an engine.</summary>
    /// <param name="store">Where everything durable is.</param>
    /// <param name="registry">The code of workflows and activities.</param>
    /// <param name="services">Where activities get their services; each call has a scope of its own.</param>
    /// <param name="options">How it works.</param>
    /// <param name="clock">The clock of timers, leases and workflows.</param>
    /// <param name="logger">Where it logs, and where workflows log.</param>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    public EmbeddedWorkflowEngine(
        IDocumentStore store, WorkflowRegistry registry, IServiceProvider services, EmbeddedWorkflowOptions options, TimeProvider clock,
        ILogger<EmbeddedWorkflowEngine> logger)
        : this(store, registry, services, options, clock, logger, LeaseOwner.MayLive)
    {
    }

    internal EmbeddedWorkflowEngine(
        IDocumentStore store, WorkflowRegistry registry, IServiceProvider services, EmbeddedWorkflowOptions options, TimeProvider clock, ILogger logger,
        Func<string, bool> mayLive)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        this.options = options;
        this.logger = logger;
        instances = new InstanceStore(store, clock);
        InstanceIndex index = new(store);
        Residents residents = new(index, clock, options.CachedHistories);
        InstanceStarter starter = new(instances, index, residents, registry, clock);
        timers = new TimerQueue(clock);
        ActivityRunner activityRunner = new(registry, services, residents, metrics, clock, logger);
        activities = new WorkerPool<ActivityCall>(options.MaxConcurrentActivities, activityRunner.RunAsync);
        Dispatcher dispatcher = new(instances, index, residents, starter, timers, activities.Add, clock, logger);
        StepRunner runner = new(instances, residents, dispatcher, registry, options, clock, logger);
        steps = new StepQueue(runner, residents, instances, timers, metrics, options, clock, logger);
        client = new WorkflowClient(instances, index, residents, starter, clock, logger);
        Owner = LeaseOwner.New();
        leases = new ShardLeases(store, Owner, mayLive, options.LeaseDuration, clock);
        shares = new ShareKeeper(leases, instances, index, residents, options, clock, logger);
    }

    /// <summary>Steps that are ready and wait for a worker.</summary>
    public int WaitingSteps => steps.Workers.Depth;

    /// <summary>Activities that wait for a worker.</summary>
    public int WaitingActivities => activities.Depth;

    /// <summary>True when no step and no activity waits or runs: what is unfinished waits for an event, a time or a person.</summary>
    public bool IsIdle => steps.Workers.IsIdle && activities.IsIdle;

    internal string Owner { get; }

    internal IReadOnlySet<int> OwnedShards => leases.Owned;

    internal WorkflowMetrics Metrics => metrics;

    /// <summary>Takes up the work: what was in flight when the last process ended goes on.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        steps.Workers.Start(stopping.Token);
        activities.Start(stopping.Token);
        try
        {
            await shares.StartAsync(cancellationToken);
        }
#pragma warning disable CA1031 // The renewal loop tries again; a host whose storage is away for a moment shall start.
        catch (Exception error) when (!cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            Log.LoopFailed(logger, error, "The first share");
        }
        loops = shares.RunAsync(stopping.Token);
    }

    /// <summary>Ends the running steps and activities and gives the share back.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await EndAsync().WaitAsync(cancellationToken);
        try
        {
            await leases.ReleaseAsync(cancellationToken);
        }
#pragma warning disable CA1031 // What is not given back is taken over when the lease ends; a host shall stop without storage too.
        catch (Exception error)
#pragma warning restore CA1031
        {
            Log.LoopFailed(logger, error, "Giving the share back");
        }
    }

    /// <inheritdoc />
    public async Task StartAsync<TIn, TOut>(WorkflowRef<TIn, TOut> workflow, string instanceId, TIn input, CancellationToken cancellation = default)
    {
        // Only starts wait: an event or a decision lets an instance end, and holding those back would hold everything.
        while (WaitingSteps > options.MaxWaitingSteps) await Task.Delay(TimeSpan.FromMilliseconds(20), cancellation);
        await client.StartAsync(workflow, instanceId, input, cancellation);
    }

    /// <inheritdoc />
    public Task RaiseEventAsync<T>(string instanceId, EventRef<T> name, T payload, string? eventId = null, CancellationToken cancellation = default) =>
        client.RaiseEventAsync(instanceId, name, payload, eventId, cancellation);

    /// <inheritdoc />
    public Task<WorkflowInstance?> GetAsync(string instanceId, CancellationToken cancellation = default) => client.GetAsync(instanceId, cancellation);

    /// <inheritdoc />
    public Task<IReadOnlyList<WorkflowInstance>> ListAsync(WorkflowState? state = null, int take = 100, CancellationToken cancellation = default) =>
        client.ListAsync(state, take, cancellation);

    /// <inheritdoc />
    public Task SuspendAsync(string instanceId, string reason, CancellationToken cancellation = default) =>
        client.SuspendAsync(instanceId, reason, cancellation);

    /// <inheritdoc />
    public Task ResumeAsync(string instanceId, string reason, CancellationToken cancellation = default) => client.ResumeAsync(instanceId, reason, cancellation);

    /// <inheritdoc />
    public Task TerminateAsync(string instanceId, string reason, CancellationToken cancellation = default) =>
        client.TerminateAsync(instanceId, reason, cancellation);

    /// <inheritdoc />
    public Task PurgeAsync(string instanceId, CancellationToken cancellation = default) => client.PurgeAsync(instanceId, cancellation);

    /// <inheritdoc />
    public Task<int> PurgeEndedAsync(DateTimeOffset createdBefore, CancellationToken cancellation = default) => client.PurgeEndedAsync(createdBefore, cancellation);

    /// <summary>
    /// The history of the current run as JSON: kept in a folder of tests and given to <see cref="HistoryReplay"/> on every build, it shows that changed code
    /// still runs what is in flight. Null when there is no such instance.
    /// </summary>
    public async Task<string?> ExportHistoryAsync(string instanceId, CancellationToken cancellation = default)
    {
        if (await instances.GetAsync(instanceId, cancellation) is not var (header, _)) return null;
        return HistoryReplay.Write(header, await instances.HistoryAsync(header, cancellation));
    }

    /// <summary>Stops without giving anything back, as a killed process does.</summary>
    internal Task EndAsync()
    {
        stopping.Cancel();
        timers.Dispose();
        return Task.WhenAll(loops, steps.Workers.WhenEndedAsync(), activities.WhenEndedAsync());
    }

    /// <summary>Frees what the engine holds.</summary>
    public void Dispose()
    {
        stopping.Cancel();
        timers.Dispose();
        metrics.Dispose();
    }
}
