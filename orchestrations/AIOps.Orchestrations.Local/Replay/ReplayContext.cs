using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using AIOps.Orchestrations.Local.Histories;
using AIOps.Orchestrations.Local.Instances;
using AIOps.Orchestrations.Workflows.Port;
using AIOps.Storage.Json;
using Microsoft.Extensions.Logging;

namespace AIOps.Orchestrations.Local.Replay;

/// <summary>What a workflow sees: turns its calls into decisions, and outcomes into results of the tasks that it awaits.</summary>
internal sealed class ReplayContext : IWorkflowContext
{
    private readonly InstanceHeader instance;
    private readonly WorkflowRegistry registry;
    private readonly ReplayLoop loop;
    private readonly Dictionary<int, TaskCompletionSource<Outcome>> waiting = [];
    private List<Decision> decisions = [];
    private int lastId, lastGuid;

    public ReplayContext(InstanceHeader instance, WorkflowRegistry registry, ReplayLoop loop, ILogger logger)
    {
        this.instance = instance;
        this.registry = registry;
        this.loop = loop;
        Logger = new ReplaySafeLogger(logger, this);
    }

    public string InstanceId => instance.Id;

    public string Version => instance.Version;

    public DateTimeOffset Now { get; private set; }

    public bool IsReplaying { get; private set; }

    public ILogger Logger { get; }

    public EventBox Events { get; } = new();

    public string? Status { get; private set; }

    public bool ContinuesAsNew { get; private set; }

    public object? NextInput { get; private set; }

    /// <summary>True while something that the context handed out is awaited.</summary>
    public bool Waits => waiting.Count > 0 || Events.Awaited.Any();

    public void BeginTurn(DateTimeOffset at, bool replaying)
    {
        Now = at;
        IsReplaying = replaying;
        decisions = [];
    }

    public IReadOnlyList<Decision> Decisions => decisions;

    public void Deliver(Outcome outcome)
    {
        if (outcome.Kind == OutcomeKind.EventReceived) Events.Deliver(outcome);
        else if (waiting.Remove(outcome.Id, out TaskCompletionSource<Outcome>? waiter)) waiter.SetResult(outcome);
    }

    public Guid NewGuid()
    {
        CheckThread();
        string seed = string.Create(CultureInfo.InvariantCulture, $"{instance.Id}\n{instance.Run}\n{++lastGuid}");
        return new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(seed)).AsSpan(0, 16));
    }

    public async Task<TOut> CallAsync<TIn, TOut>(ActivityRef<TIn, TOut> activity, TIn input, RetryPolicy? retry = null)
    {
        CheckThread();
        if (registry.FindActivity(activity.Name) is null) throw new NotReplayableException($"Activity '{activity.Name}' is not registered.");
        RetryPolicy policy = retry ?? RetryPolicy.Default;
        string json = Payload.Write(input, $"Input of activity '{activity.Name}'");
        int call = lastId + 1;
        TimeSpan pause = policy.FirstDelay;
        for (int attempt = 1; ; attempt++)
        {
            Outcome outcome = await Ask(new Decision(DecisionKind.CallActivity, ++lastId, activity.Name, json, call, attempt));
            if (outcome.Kind == OutcomeKind.ActivityCompleted) return Read<TOut>(outcome);
            if (attempt >= policy.MaxAttempts) throw Failure(activity.Name, outcome);
            await Ask(new Decision(DecisionKind.StartTimer, ++lastId, Due: Now + Shorter(pause, policy.MaxDelay)));
            pause = Shorter(pause * policy.Backoff, policy.MaxDelay);
        }
    }

    public async Task<TOut> CallChildAsync<TIn, TOut>(WorkflowRef<TIn, TOut> workflow, TIn input, string? instanceId = null)
    {
        CheckThread();
        if (registry.FindNewest(workflow.Name) is null) throw new NotReplayableException($"Workflow '{workflow.Name}' is not registered.");
        int id = ++lastId;
        string childId = instanceId ?? instance.CallId(id);
        string json = Payload.Write(input, $"Input of workflow '{workflow.Name}'");
        Outcome outcome = await Ask(new Decision(DecisionKind.CallChild, id, workflow.Name, json, id, ChildId: childId));
        return outcome.Kind == OutcomeKind.ChildCompleted ? Read<TOut>(outcome) : throw Failure(workflow.Name, outcome);
    }

    public async Task<T> WaitForEventAsync<T>(EventRef<T> name)
    {
        CheckThread();
        return Read<T>(await Events.NextAsync(name.Name));
    }

    public async Task SleepUntilAsync(DateTimeOffset due, CancellationToken cancellation = default)
    {
        CheckThread();
        cancellation.ThrowIfCancellationRequested();
        int id = ++lastId;
        Task fired = Ask(new Decision(DecisionKind.StartTimer, id, Due: due.ToUniversalTime()));
        using CancellationTokenRegistration registration = cancellation.Register(() => Cancel(id, cancellation));
        await fired;
    }

    public void SetStatus(string status)
    {
        CheckThread();
        Status = status;
    }

    public void ContinueAsNew(object? input)
    {
        CheckThread();
        ContinuesAsNew = true;
        NextInput = input;
    }

    private Task<Outcome> Ask(Decision decision)
    {
        decisions.Add(decision);
        TaskCompletionSource<Outcome> waiter = new();
        waiting[decision.Id] = waiter;
        return waiter.Task;
    }

    private void Cancel(int id, CancellationToken cancellation)
    {
        if (!loop.IsHere) loop.Leave();
        if (!loop.IsHere || !waiting.Remove(id, out TaskCompletionSource<Outcome>? waiter)) return;
        decisions.Add(new Decision(DecisionKind.CancelTimer, id));
        waiter.SetCanceled(cancellation);
    }

    private void CheckThread()
    {
        if (loop.IsHere) return;
        loop.Leave();
        throw new InvalidOperationException("A workflow left its thread: it may await only what its context hands out.");
    }

    private static StepFailedException Failure(string step, Outcome outcome) => new(step, outcome.ErrorType ?? "", outcome.Payload ?? "");

    private static TimeSpan Shorter(TimeSpan a, TimeSpan b) => a < b ? a : b;

    private static T Read<T>(Outcome outcome) => JsonSerializer.Deserialize<T>(outcome.Payload!, AiopsJson.Options)!;
}
