using System.Collections.Concurrent;
using AIOps.Orchestrations.Durable.Tests.Time;
using DurableTask.Core;
using DurableTask.Core.History;
using Microsoft.DurableTask.Testing.Sidecar;

namespace AIOps.Orchestrations.Durable.Tests.Host;

/// <summary>The in-memory back end of Durable Task's test host, with timers that go by the test's time.</summary>
internal sealed class ClockedService(MovableTime time) : InMemoryOrchestrationService, IOrchestrationService, IOrchestrationServiceClient, IDisposable
{
    private readonly ConcurrentDictionary<TaskMessage, DateTime> timers = new();
    private readonly CancellationTokenSource ended = new();
    private int inFlight;

    /// <summary>The back end's own limit is the number of processors, and it looks for a free place only every half second.</summary>
    int IOrchestrationService.MaxConcurrentTaskActivityWorkItems => 1000;

    /// <summary>True while no worker runs: work that goes out now would be handed to nobody and lost, where a task hub keeps it.</summary>
    public bool HoldsWork { get; set; }

    /// <summary>Work that is out.</summary>
    public int InFlight => inFlight;

    async Task<TaskOrchestrationWorkItem> IOrchestrationService.LockNextTaskOrchestrationWorkItemAsync(TimeSpan receiveTimeout, CancellationToken cancellationToken)
    {
        TaskOrchestrationWorkItem item = await LockNextTaskOrchestrationWorkItemAsync(receiveTimeout, cancellationToken);

        // Not the caller's token: an item that was taken and not handed out would be lost.
        while (HoldsWork) await Task.Delay(TimeSpan.FromMilliseconds(2), CancellationToken.None);
        if (item is not null) Interlocked.Increment(ref inFlight);
        return item!;
    }

    Task IOrchestrationService.ReleaseTaskOrchestrationWorkItemAsync(TaskOrchestrationWorkItem workItem)
    {
        Interlocked.Decrement(ref inFlight);
        return ReleaseTaskOrchestrationWorkItemAsync(workItem);
    }

    Task IOrchestrationService.CompleteTaskOrchestrationWorkItemAsync(
        TaskOrchestrationWorkItem workItem, OrchestrationRuntimeState newOrchestrationRuntimeState, IList<TaskMessage> outboundMessages,
        IList<TaskMessage> orchestratorMessages, IList<TaskMessage> timerMessages, TaskMessage continuedAsNewMessage, OrchestrationState orchestrationState)
    {
        foreach (TaskMessage timer in timerMessages) timers[timer] = ((TimerFiredEvent)timer.Event).FireAt;
        return CompleteTaskOrchestrationWorkItemAsync(
            workItem, newOrchestrationRuntimeState, outboundMessages, orchestratorMessages, [], continuedAsNewMessage, orchestrationState);
    }

    /// <summary>Drops what goes to nobody, as the Functions host does; the in-memory back end would keep a nameless instance for it.</summary>
    async Task IOrchestrationServiceClient.SendTaskOrchestrationMessageAsync(TaskMessage message)
    {
        if (await GetOrchestrationStateAsync(message.OrchestrationInstance.InstanceId, executionId: null) is not null) await SendTaskOrchestrationMessageAsync(message);
    }

    /// <summary>The test server cannot show an instance without tags, which children are.</summary>
    async Task<OrchestrationState> IOrchestrationServiceClient.GetOrchestrationStateAsync(string instanceId, string? executionId)
    {
        OrchestrationState state = await GetOrchestrationStateAsync(instanceId, executionId);
        if (state is not null) state.Tags ??= new Dictionary<string, string>();
        return state!;
    }

    /// <summary>Fires timers as they come due, in their order.</summary>
    public async Task RunTimersAsync()
    {
        using PeriodicTimer tick = new(TimeSpan.FromMilliseconds(5));
        while (await tick.WaitForNextTickAsync(CancellationToken.None) && !ended.IsCancellationRequested)
        {
            if (HoldsWork) continue;
            foreach ((TaskMessage timer, _) in timers.Where(one => one.Value <= time.Now).OrderBy(one => one.Value))
            {
                timers.TryRemove(timer, out _);

                // The back end would hold back what lies in the future of the wall clock.
                ((TimerFiredEvent)timer.Event).FireAt = DateTime.UtcNow;
                await SendTaskOrchestrationMessageAsync(timer);
            }
        }
    }

    public void Dispose()
    {
        ended.Cancel();
        ended.Dispose();
    }
}
