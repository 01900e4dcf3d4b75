using System.Text.Json;
using AIOps.Orchestrations.Local.Histories;
using AIOps.Orchestrations.Local.Instances;
using AIOps.Orchestrations.Local.Replay;
using AIOps.Orchestrations.Observability;
using AIOps.Orchestrations.Workflows.Port;
using Microsoft.Extensions.Logging;

namespace AIOps.Orchestrations.Local.Engine;

/// <summary>
/// Takes one step of an instance: reads what waits for it, runs its code, writes everything in one batch, and only then hands out what it asked for.
/// A process that dies before the batch has done nothing, one that dies after it is told by the history what is still to be handed out.
/// </summary>
internal sealed class StepRunner(
    InstanceStore store, Residents residents, Dispatcher dispatcher, WorkflowRegistry registry, EmbeddedWorkflowOptions options, TimeProvider clock,
    ILogger logger)
{
    public async Task RunAsync(Resident resident, CancellationToken cancellation)
    {
        (InstanceHeader Header, string ETag)? found = await store.GetAsync(resident.Id, cancellation);
        if (found is null)
        {
            residents.Forget(resident);
            return;
        }
        (InstanceHeader header, string etag) = found.Value;
        List<(string Run, Outcome Outcome)> arrived = resident.TakeArrived();
        try
        {
            if (header.IsFinished) await dispatcher.FinishAsync(resident, header, cancellation);
            else if (header.State is WorkflowState.Suspended or WorkflowState.Parked) await StoreAsync(resident, arrived, cancellation);
            else await StepAsync(resident, header, etag, arrived, cancellation);
        }
        catch
        {
            resident.PutBack(arrived);
            throw;
        }
    }

    private async Task StepAsync(
        Resident resident, InstanceHeader header, string etag, List<(string Run, Outcome Outcome)> arrived, CancellationToken cancellation)
    {
        LoadedHistory history;
        List<StoredMessage> taken;
        bool more;
        try
        {
            history = await HistoryAsync(resident, header, cancellation);
            (taken, more) = await store.InboxAsync(header.Id, cancellation);
        }
        catch (JsonException unreadable)
        {
            await ParkAsync(header, etag, "Its rows cannot be read: " + unreadable.Message, cancellation);
            return;
        }
        List<Outcome> outcomes = InOrder(header, history, taken, arrived);
        if (outcomes.Count > 0 || taken.Count > 0 || resident.HasLeft)
        {
            DateTimeOffset at = Now(header, history, outcomes);
            RunResult? result = await TryRunAsync(resident, header, etag, history, at, outcomes, cancellation);
            if (result is null) return;
            if (!await TryCommitAsync(header, etag, history, at, outcomes, result, taken, cancellation)) return;
            if (result.End != RunEnd.GoesOn)
            {
                // Nothing more to hand out: the next step closes the instance, or takes the start of the next run out of the inbox.
                resident.History = null;
                residents.Wake(resident);
                return;
            }
        }
        if (more) residents.Wake(resident);
        await dispatcher.DispatchAsync(resident, header, history.Pending, cancellation);
    }

    private async Task<LoadedHistory> HistoryAsync(Resident resident, InstanceHeader header, CancellationToken cancellation)
    {
        LoadedHistory? history = resident.History;
        if (history is not null && history.IsOf(header)) return history;
        history = new LoadedHistory(header.Run, header.Turns == 0 ? [] : await store.HistoryAsync(header, cancellation));
        if (!history.IsOf(header)) throw new JsonException($"{history.Turns.Count} steps are stored, {header.Turns} are expected.");
        residents.Keep(resident, history);
        return history;
    }

    // By time, so that an event that came before a deadline is seen before it even when the host was away at the deadline.
    private static List<Outcome> InOrder(InstanceHeader header, LoadedHistory history, List<StoredMessage> taken, List<(string Run, Outcome Outcome)> arrived)
    {
        IEnumerable<Outcome> stored = taken.Select(static stored => stored.Message)
            .Where(message => message.Run is null || message.Run == header.Run).SelectMany(static message => message.Outcomes);
        IEnumerable<Outcome> local = arrived.Where(answer => answer.Run == header.Run).Select(static answer => answer.Outcome);
        HashSet<int> answered = [];
        return [.. stored.Concat(local)
            .Where(outcome => PendingWork.Expects(history.Pending, outcome) && (outcome.Id == 0 || answered.Add(outcome.Id)))
            .OrderBy(static outcome => outcome.Kind == OutcomeKind.Started ? 0 : 1).ThenBy(static outcome => outcome.At)];
    }

    // Never back, and never before what happened: the clock of the machine may jump.
    private DateTimeOffset Now(InstanceHeader header, LoadedHistory history, List<Outcome> outcomes)
    {
        DateTimeOffset last = history.Turns.Count > 0 ? history.Turns[^1].At : header.CreatedAt;
        return outcomes.Select(static outcome => outcome.At).Append(last).Append(clock.GetUtcNow()).Max();
    }

    private async Task<RunResult?> TryRunAsync(
        Resident resident, InstanceHeader header, string etag, LoadedHistory history, DateTimeOffset at, List<Outcome> outcomes, CancellationToken cancellation)
    {
        try
        {
            if (resident.TakeLeft()) throw new NotReplayableException(WorkflowRun.LeftItsThread);
            if (history.Turns.Count >= options.MaxSteps) throw new NotReplayableException($"It took {options.MaxSteps} steps without continuing as new.");
            return WorkflowRun.Execute(header, registry, history.Turns, at, outcomes, logger, Left);
        }
        catch (Exception poison) when (poison is NotReplayableException or JsonException or ArgumentException)
        {
            await ParkAsync(header, etag, poison.Message, cancellation);
            return null;
        }

        void Left()
        {
            resident.Leave();
            residents.Wake(resident);
        }
    }

    private async Task<bool> TryCommitAsync(
        InstanceHeader header, string etag, LoadedHistory history, DateTimeOffset at, List<Outcome> outcomes, RunResult result, List<StoredMessage> taken,
        CancellationToken cancellation)
    {
        Turn turn = new(at, outcomes, result.Decisions);
        InstanceHeader next = StepResult.Apply(header, turn, history.Pending, result);
        bool again = result.End == RunEnd.ContinuesAsNew;
        IReadOnlyList<Outcome> start = again ? [new Outcome(OutcomeKind.Started, at, Payload: result.Output), .. result.UnreadEvents] : [];
        try
        {
            await store.CommitAsync(next, etag, again ? null : turn, taken, start, cancellation);
        }
        catch (ArgumentException tooBig)
        {
            await ParkAsync(header, etag, "Its step cannot be stored: " + tooBig.Message, cancellation);
            return false;
        }
        if (next.State == WorkflowState.Failed) WorkflowMeter.Stuck(next.Workflow, "failed");
        if (again) history.Pending.Clear();
        else history.Add(turn);
        if (again) await store.TrimAsync(next, at - options.EventIdRetention, cancellation);
        return true;
    }

    /// <summary>Stops an instance from being tried for ever; its history and inbox stay.</summary>
    public async Task ParkAsync(InstanceHeader header, string etag, string reason, CancellationToken cancellation)
    {
        Log.Parked(logger, header.Id, reason);
        await store.ReplaceAsync(header with { State = WorkflowState.Parked, Error = reason, UpdatedAt = clock.GetUtcNow() }, etag, cancellation);
        WorkflowMeter.Stuck(header.Workflow, "parked");
    }

    // An instance that is held back takes no step, but what its activities brought is not thrown away.
    private async Task StoreAsync(Resident resident, List<(string Run, Outcome Outcome)> arrived, CancellationToken cancellation)
    {
        foreach ((string run, Outcome outcome) in arrived.ToArray())
        {
            await store.PostAsync(resident.Id, new InboxMessage([outcome], run), null, cancellation);
            arrived.Remove((run, outcome));
        }
    }
}
