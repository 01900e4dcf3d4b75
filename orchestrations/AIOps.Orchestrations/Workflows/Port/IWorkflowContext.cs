using Microsoft.Extensions.Logging;

namespace AIOps.Orchestrations.Workflows.Port;

/// <summary>All that a workflow may do. Two engines implement it; both pass the same contract suite.</summary>
public interface IWorkflowContext
{
    /// <summary>Id of this instance.</summary>
    string InstanceId { get; }

    /// <summary>Version that the instance was started with (<c>1.0</c>); branch on it to change a workflow while instances are in flight.</summary>
    string Version { get; }

    /// <summary>The time at which the current step was recorded: the same at every replay.</summary>
    DateTimeOffset Now { get; }

    /// <summary>True while recorded steps are run again.</summary>
    bool IsReplaying { get; }

    /// <summary>A logger that is silent while replaying.</summary>
    ILogger Logger { get; }

    /// <summary>An id that is the same at every replay.</summary>
    Guid NewGuid();

    /// <summary>
    /// Calls an activity; throws <see cref="StepFailedException"/> when the last try failed. No policy means <see cref="RetryPolicy.Default"/>.
    /// </summary>
    Task<TOut> CallAsync<TIn, TOut>(ActivityRef<TIn, TOut> activity, TIn input, RetryPolicy? retry = null);

    /// <summary>Runs a child workflow and waits for it; the child's id is the given one, or derived from this instance and the call.</summary>
    Task<TOut> CallChildAsync<TIn, TOut>(WorkflowRef<TIn, TOut> workflow, TIn input, string? instanceId = null);

    /// <summary>
    /// The next event of that name, in order of arrival; events that came before the wait are kept for it.
    /// The wait cannot be cancelled: race it against timers instead, and keep the same task (a cancelled waiter can swallow an event).
    /// </summary>
    Task<T> WaitForEventAsync<T>(EventRef<T> name);

    /// <summary>
    /// Completes at the given time, also after restarts. Cancel it when it is no longer needed (with <c>Cancel</c>: <c>CancelAsync</c> leaves the thread).
    /// </summary>
    Task SleepUntilAsync(DateTimeOffset due, CancellationToken cancellation = default);

    /// <summary>Sets what the workflow page shows of this instance: what it does or waits for.</summary>
    void SetStatus(string status);

    /// <summary>Ends this run and starts the instance anew with the given input; events not yet read are kept. Return right after it.</summary>
    void ContinueAsNew(object? input);
}

/// <summary>How often and how fast a failed call is tried again.</summary>
/// <param name="MaxAttempts">Tries in all, at least 1.</param>
/// <param name="FirstDelay">Pause before the second try.</param>
/// <param name="Backoff">Factor from pause to pause, at least 1.</param>
/// <param name="MaxDelay">Longest pause.</param>
public sealed record RetryPolicy(int MaxAttempts, TimeSpan FirstDelay, double Backoff, TimeSpan MaxDelay)
{
    /// <summary>5 tries, 1 s, doubling, at most 30 s.</summary>
    public static RetryPolicy Default { get; } = new(5, TimeSpan.FromSeconds(1), 2, TimeSpan.FromSeconds(30));

    /// <summary>One try.</summary>
    public static RetryPolicy None { get; } = new(1, TimeSpan.Zero, 1, TimeSpan.Zero);
}
