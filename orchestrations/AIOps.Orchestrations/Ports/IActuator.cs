using AIOps.Remediate;

namespace AIOps.Orchestrations.Ports;

/// <summary>Does actions. Starting and polling are apart, so that a workflow waits and not an activity.</summary>
public interface IActuator
{
    /// <summary>True when this actuator can do the action.</summary>
    bool CanDo(PlannedAction action);

    /// <summary>Reads the target and says what would change; changes nothing.</summary>
    /// <exception cref="ActionPreconditionException">The action must not be proposed; the message says why.</exception>
    Task<IReadOnlyList<PlanChange>> DryRunAsync(PlannedAction action, CancellationToken cancellation);

    /// <summary>Starts the action and returns at once.</summary>
    /// <param name="action">The action.</param>
    /// <param name="intentId">Id of the intent record: sent as the client request id, so that the other side's log leads back here.</param>
    /// <param name="cancellation">Cancels the call.</param>
    Task<ActionProgress> StartAsync(PlannedAction action, string intentId, CancellationToken cancellation);

    /// <summary>
    /// Looks whether an action with this intent id ever reached the other side: asked when a start was sent but its answer was lost (a crash in between),
    /// so that a restart is not sent twice.
    /// </summary>
    /// <param name="action">The action.</param>
    /// <param name="intentId">The intent id that the start was sent with.</param>
    /// <param name="since">When the intent was written.</param>
    /// <param name="cancellation">Cancels the call.</param>
    /// <returns>How it stands, or null when it never arrived.</returns>
    Task<ActionProgress?> FindAsync(PlannedAction action, string intentId, DateTimeOffset since, CancellationToken cancellation);

    /// <summary>Asks how a started action stands.</summary>
    /// <param name="operation">The operation handle of the last progress.</param>
    /// <param name="cancellation">Cancels the call.</param>
    Task<ActionProgress> PollAsync(string operation, CancellationToken cancellation);
}

/// <summary>Where an action stands.</summary>
public enum ActionState
{
    /// <summary>Accepted, not finished.</summary>
    Running,

    /// <summary>Done.</summary>
    Succeeded,

    /// <summary>Failed for good.</summary>
    Failed,

    /// <summary>Refused for now (throttled, another operation runs): nothing was started, try again later.</summary>
    Busy,
}

/// <summary>How an action stands.</summary>
/// <param name="State">Where it stands.</param>
/// <param name="Operation">Handle for polling, serialisable; null when there is nothing to poll.</param>
/// <param name="RetryAfter">When to ask again.</param>
/// <param name="Message">Result or error, for people.</param>
public sealed record ActionProgress(ActionState State, string? Operation, TimeSpan RetryAfter, string Message);
