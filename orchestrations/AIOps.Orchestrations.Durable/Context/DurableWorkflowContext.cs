using System.Text.Json;
using AIOps.Orchestrations.Durable.Activities;
using AIOps.Orchestrations.Workflows.Port;
using AIOps.Storage.Json;
using Microsoft.DurableTask;
using Microsoft.Extensions.Logging;
using RetryPolicy = AIOps.Orchestrations.Workflows.Port.RetryPolicy;

namespace AIOps.Orchestrations.Durable.Context;

/// <summary>The workflow port over an orchestration of Durable Task. One object per replay.</summary>
internal sealed class DurableWorkflowContext : IWorkflowContext, IDisposable
{
    private readonly TaskOrchestrationContext inner;
    private readonly WorkflowRegistry registry;
    private readonly EventBox events;
    private readonly Waits waits;
    private readonly RunIds ids;
    private readonly LateTimer timer;
    private readonly CancellationTokenSource ended = new();

    public DurableWorkflowContext(TaskOrchestrationContext inner, WorkflowRegistry registry, RunInput input)
    {
        this.inner = inner;
        this.registry = registry;
        events = new EventBox(input);
        waits = new Waits(inner);
        ids = new RunIds(inner, input.Run);
        timer = new LateTimer(inner, isOld: input.Run is null);
        Logger = inner.CreateReplaySafeLogger("AIOps.Workflows." + inner.Name.Name);
        waits.Show();
        _ = ReceiveAsync();
    }

    public string InstanceId => Client.InstanceIds.FromDurable(inner.InstanceId);

    public string Version => inner.Version;

    public DateTimeOffset Now => new(inner.CurrentUtcDateTime, TimeSpan.Zero);

    public bool IsReplaying => inner.IsReplaying;

    public ILogger Logger { get; }

    public Guid NewGuid() => ids.Next();

    /// <summary>
    /// The tries are counted here and not by a retry policy of Durable Task, because an activity has to know its call and its try: they are the key of its
    /// idempotent write. Durable Task tells an activity neither.
    /// </summary>
    public async Task<TOut> CallAsync<TIn, TOut>(ActivityRef<TIn, TOut> activity, TIn input, RetryPolicy? retry = null)
    {
        RetryPolicy policy = retry ?? RetryPolicy.Default;
        ActivityCall call = new(InstanceId, ids.NextText(), 1, JsonSerializer.SerializeToElement(input, AiopsJson.Options));
        TimeSpan pause = policy.FirstDelay;
        for (; ; call = call with { Attempt = call.Attempt + 1 })
        {
            try
            {
                ActivityReply reply = await waits.ForAsync($"activity {activity.Name}", inner.CallActivityAsync<ActivityReply>(activity.Name, call));
                return reply.Result.Deserialize<TOut>(AiopsJson.Options)!;
            }
            catch (TaskFailedException failed)
            {
                if (call.Attempt >= policy.MaxAttempts) throw Failure(activity.Name, failed);
            }
            await SleepUntilAsync(Now + Shorter(pause, policy.MaxDelay));
            pause = Shorter(pause * policy.Backoff, policy.MaxDelay);
        }
    }

    public async Task<TOut> CallChildAsync<TIn, TOut>(WorkflowRef<TIn, TOut> workflow, TIn input, string? instanceId = null)
    {
        WorkflowRegistration newest = registry.FindNewest(workflow.Name)
            ?? throw new InvalidOperationException($"Workflow '{workflow.Name}' is not registered.");
        SubOrchestrationOptions options = new(instanceId: Client.InstanceIds.ToDurable(instanceId ?? $"{InstanceId}:{ids.NextText()}")) { Version = newest.Version };
        RunInput start = new(JsonSerializer.SerializeToElement(input, AiopsJson.Options), Run: ids.NextText());
        try
        {
            JsonElement result = await waits.ForAsync($"workflow {workflow.Name}", inner.CallSubOrchestratorAsync<JsonElement>(workflow.Name, start, options));
            return result.Deserialize<TOut>(AiopsJson.Options)!;
        }
        catch (TaskFailedException failed)
        {
            throw Failure(workflow.Name, failed);
        }
    }

    public async Task<T> WaitForEventAsync<T>(EventRef<T> name) =>
        (await waits.ForAsync($"event {name.Name}", events.NextAsync(name.Name))).Deserialize<T>(AiopsJson.Options)!;

    public async Task SleepUntilAsync(DateTimeOffset due, CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation, ended.Token);
        await waits.ForAsync($"timer {due.UtcDateTime:yyyy-MM-ddTHH:mm:ssZ}", timer.UntilAsync(due.UtcDateTime, stop.Token));
    }

    public void SetStatus(string status) => waits.Say(status);

    public void ContinueAsNew(object? input) =>
        inner.ContinueAsNew(events.ToNext(JsonSerializer.SerializeToElement(input, AiopsJson.Options), ids.NextText()), preserveUnprocessedEvents: true);

    /// <summary>Durable Task ends an instance only when no timer is open: what the workflow left running is taken away.</summary>
    public void Dispose()
    {
        ended.Cancel();
        ended.Dispose();
    }

    /// <summary>Moves every event into the box as it comes; the one wait is renewed at once and never cancelled (a cancelled one can swallow an event).</summary>
    private async Task ReceiveAsync()
    {
        while (true) events.Add(await inner.WaitForExternalEvent<EventMessage>(EventMessage.Carrier));
    }

    /// <summary>A terminated child comes without failure details (their type says otherwise); why it was terminated does not come across.</summary>
    private static StepFailedException Failure(string step, TaskFailedException failed) => (TaskFailureDetails?)failed.FailureDetails is { } details
        ? new StepFailedException(step, details.ErrorType, details.ErrorMessage)
        : new StepFailedException(step, "Terminated", "was terminated");

    private static TimeSpan Shorter(TimeSpan a, TimeSpan b) => a < b ? a : b;
}
