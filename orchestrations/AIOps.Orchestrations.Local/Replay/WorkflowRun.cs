using AIOps.Orchestrations.Local.Histories;
using AIOps.Orchestrations.Local.Instances;
using AIOps.Orchestrations.Workflows.Port;
using Microsoft.Extensions.Logging;

namespace AIOps.Orchestrations.Local.Replay;

/// <summary>Runs the code of an instance over its history, holds it to what is recorded, and then takes the next turn.</summary>
internal sealed class WorkflowRun
{
    private readonly ReplayLoop loop;
    /// <summary>Why an instance is parked whose code awaits what it may not.</summary>
    public const string LeftItsThread = "The workflow awaits something that its context did not hand out.";

    private readonly ReplayContext context;
    private readonly WorkflowRegistration code;
    private Task<string>? task;

    private WorkflowRun(InstanceHeader instance, WorkflowRegistry registry, ILogger logger, Action left)
    {
        loop = new ReplayLoop(left);
        code = registry.Find(instance.Workflow, instance.Version)
            ?? throw new NotReplayableException($"No code is registered for workflow '{instance.Workflow}' version {instance.Version} or newer.");
        context = new ReplayContext(instance, registry, loop, logger);
    }

    /// <summary>Replays the history and takes the next turn, whose decisions are in the result.</summary>
    /// <param name="instance">Whose code to run.</param>
    /// <param name="registry">Where the code is.</param>
    /// <param name="history">What is recorded.</param>
    /// <param name="at">The time of the next turn.</param>
    /// <param name="outcomes">What happened since.</param>
    /// <param name="logger">Where the workflow logs.</param>
    /// <param name="left">Called, maybe later and elsewhere, when the code turns out to have left its thread.</param>
    /// <exception cref="NotReplayableException">The code does not give the history again.</exception>
    public static RunResult Execute(
        InstanceHeader instance, WorkflowRegistry registry, IReadOnlyList<Turn> history, DateTimeOffset at, IReadOnlyList<Outcome> outcomes, ILogger logger,
        Action left)
    {
        WorkflowRun run = new(instance, registry, logger, left);
        run.Replay(history);
        run.Take(new Turn(at, outcomes, []), replaying: false);
        return run.Result();
    }

    /// <summary>Replays a history without going on.</summary>
    /// <exception cref="NotReplayableException">The code does not give the history again.</exception>
    public static void Verify(InstanceHeader instance, WorkflowRegistry registry, IReadOnlyList<Turn> history, ILogger logger) =>
        new WorkflowRun(instance, registry, logger, static () => { }).Replay(history);

    private void Replay(IReadOnlyList<Turn> history)
    {
        for (int i = 0; i < history.Count; i++)
        {
            if (task is { IsCompleted: true } && !IsParking(task))
                throw new NotReplayableException($"Step {i} of the history is never reached: the workflow ends before it.");
            Take(history[i], replaying: true);
            Compare(i, context.Decisions, history[i].Decisions);
        }
    }

    private void Take(Turn turn, bool replaying)
    {
        context.BeginTurn(turn.At, replaying);
        foreach (Outcome outcome in turn.Outcomes)
        {
            loop.Run(() =>
            {
                if (outcome.Kind == OutcomeKind.Started) task = code.RunAsync(context, outcome.Payload!);
                else context.Deliver(outcome);
            });
        }
        if (task is { IsCompleted: true } && IsParking(task)) throw new NotReplayableException(task.Exception!.InnerException!.Message);
        if (loop.WasLeft || task is { IsCompleted: false } && !context.Waits)
            throw new NotReplayableException(LeftItsThread);
    }

    private RunResult Result()
    {
        RunResult result = new(context.Decisions, context.Status, context.Events.Unread, [.. context.Events.Awaited.Select(static name => "event " + name)]);
        if (task is not { IsCompleted: true }) return result;
        if (task.IsCompletedSuccessfully && context.ContinuesAsNew)
            return result with { End = RunEnd.ContinuesAsNew, Output = Payload.Write(context.NextInput, "Input of the next run") };
        if (task.IsCompletedSuccessfully) return result with { End = RunEnd.Completed, Output = Payload.Check(task.Result, "Result of the workflow") };
        Exception error = task.Exception?.InnerException ?? new TaskCanceledException(task);
        return result with { End = RunEnd.Failed, ErrorType = error.GetType().FullName, Output = error.Message };
    }

    private static bool IsParking(Task finished) => finished.Exception?.InnerException is NotReplayableException;

    private static void Compare(int turn, IReadOnlyList<Decision> now, IReadOnlyList<Decision> recorded)
    {
        for (int i = 0; i < Math.Max(now.Count, recorded.Count); i++)
        {
            if (i < now.Count && i < recorded.Count && now[i].Matches(recorded[i])) continue;
            string code = i < now.Count ? now[i].ToString() : "nothing", history = i < recorded.Count ? recorded[i].ToString() : "nothing";
            throw new NotReplayableException(
                $"Step {turn}, decision {i}: the history has '{history}', the code asks for '{code}'. A changed workflow needs a new version.");
        }
    }
}
