using AIOps.Orchestrations.Local.Histories;
using AIOps.Orchestrations.Local.Instances;
using AIOps.Orchestrations.Workflows.Port;
using Microsoft.Extensions.Logging;

namespace AIOps.Orchestrations.Local.Engine;

/// <summary>Hands out what workflows asked for: activities to their workers, timers to the clock, children to the store; and tells parents of ends.</summary>
internal sealed class Dispatcher(
    InstanceStore store, InstanceIndex index, Residents residents, InstanceStarter starter, TimerQueue timers, Action<ActivityCall> call,
    TimeProvider clock, ILogger logger)
{
    /// <summary>Hands out all that is open and was not handed out by this process before.</summary>
    public async Task DispatchAsync(Resident resident, InstanceHeader header, Dictionary<int, Decision> pending, CancellationToken cancellation)
    {
        HashSet<int> dispatched = resident.Dispatched(header.Run);
        foreach (Decision decision in pending.Values.Where(decision => !dispatched.Contains(decision.Id)))
        {
            if (decision.Kind == DecisionKind.CallActivity) call(new ActivityCall(resident, header.Run, header.CallId(decision.Call), decision));
            else if (decision.Kind == DecisionKind.StartTimer) StartTimer(resident, header.Run, decision);
            else await StartChildAsync(resident, header, decision, cancellation);
            dispatched.Add(decision.Id);
        }
    }

    /// <summary>Tells the parent of an end and takes the instance out of the unfinished ones; after a crash in between it is all done again.</summary>
    public async Task FinishAsync(Resident resident, InstanceHeader header, CancellationToken cancellation)
    {
        if (header.Parent is not null) await TellParentAsync(header, header.Parent, cancellation);
        await index.RemoveActiveAsync(header.Id, header.CreatedAt, cancellation);
        residents.Forget(resident);
        Log.Ended(logger, header.Workflow, header.Id, header.State.ToString());
    }

    private void StartTimer(Resident resident, string run, Decision timer) => timers.Add(timer.Due!.Value, () =>
    {
        resident.Arrive(run, new Outcome(OutcomeKind.TimerFired, timer.Due.Value, timer.Id));
        residents.Wake(resident);
    });

    private async Task StartChildAsync(Resident resident, InstanceHeader header, Decision child, CancellationToken cancellation)
    {
        ParentCall parent = new(header.Id, header.Run, child.Id);
        if (await starter.StartAsync(child.Name!, child.ChildId!, child.Input!, parent, cancellation)) return;
        (InstanceHeader Header, string ETag)? found = await store.GetAsync(child.ChildId!, cancellation);
        if (found?.Header.Parent == parent)
        {
            // Started before a crash; it tells its end itself, and again if that got lost.
            if (found.Value.Header.IsFinished) await TellParentAsync(found.Value.Header, parent, cancellation);
            return;
        }
        string reason = $"An instance '{child.ChildId}' exists already.";
        string? type = typeof(InvalidOperationException).FullName;
        resident.Arrive(header.Run, new Outcome(OutcomeKind.ChildFailed, clock.GetUtcNow(), child.Id, Payload: reason, ErrorType: type));
        residents.Wake(resident);
    }

    private async Task TellParentAsync(InstanceHeader header, ParentCall parent, CancellationToken cancellation)
    {
        (InstanceHeader Header, string ETag)? found = await store.GetAsync(parent.Id, cancellation);
        if (found is null || found.Value.Header.IsFinished || found.Value.Header.Run != parent.Run) return;
        Outcome end = header.State == WorkflowState.Completed
            ? new Outcome(OutcomeKind.ChildCompleted, clock.GetUtcNow(), parent.Call, Payload: header.Output)
            : new Outcome(OutcomeKind.ChildFailed, clock.GetUtcNow(), parent.Call, null, header.Error ?? header.State.ToString(), header.ErrorType);
        await store.PostAsync(parent.Id, new InboxMessage([end], parent.Run), null, cancellation);
        await residents.NotifyAsync(parent.Id, cancellation);
    }
}
