namespace AIOps.Orchestrations.Workflows.Port;

/// <summary>Starts workflows and talks to running ones, from handlers and activities.</summary>
public interface IWorkflowClient
{
    /// <summary>Starts an instance; does nothing when one with that id exists (in any state), so it may be repeated.</summary>
    Task StartAsync<TIn, TOut>(WorkflowRef<TIn, TOut> workflow, string instanceId, TIn input, CancellationToken cancellation = default);

    /// <summary>Sends an event. Events to an unknown or finished instance are dropped: storage is the truth, an event is a wake-up.</summary>
    /// <param name="instanceId">The instance.</param>
    /// <param name="name">The event.</param>
    /// <param name="payload">Its payload.</param>
    /// <param name="eventId">When given, a second event with the same id to the same instance is dropped.</param>
    /// <param name="cancellation">Cancels the call.</param>
    Task RaiseEventAsync<T>(string instanceId, EventRef<T> name, T payload, string? eventId = null, CancellationToken cancellation = default);

    /// <summary>Reads one instance, or null.</summary>
    Task<WorkflowInstance?> GetAsync(string instanceId, CancellationToken cancellation = default);

    /// <summary>Lists instances, newest first.</summary>
    Task<IReadOnlyList<WorkflowInstance>> ListAsync(WorkflowState? state = null, int take = 100, CancellationToken cancellation = default);

    /// <summary>Stops an instance from taking steps until it is resumed; events are kept.</summary>
    Task SuspendAsync(string instanceId, string reason, CancellationToken cancellation = default);

    /// <summary>Lets a suspended or parked instance go on.</summary>
    Task ResumeAsync(string instanceId, string reason, CancellationToken cancellation = default);

    /// <summary>Ends an instance.</summary>
    Task TerminateAsync(string instanceId, string reason, CancellationToken cancellation = default);

    /// <summary>Deletes a finished instance and its history.</summary>
    Task PurgeAsync(string instanceId, CancellationToken cancellation = default);

    /// <summary>Deletes the ended instances that were created before a time, with their histories. A start under an id that was deleted is a new start.</summary>
    /// <returns>How many.</returns>
    Task<int> PurgeEndedAsync(DateTimeOffset createdBefore, CancellationToken cancellation = default);
}

/// <summary>Where an instance stands.</summary>
public enum WorkflowState
{
    /// <summary>Started, not yet run.</summary>
    Pending,

    /// <summary>Running or waiting.</summary>
    Running,

    /// <summary>Suspended by somebody.</summary>
    Suspended,

    /// <summary>Returned a result.</summary>
    Completed,

    /// <summary>Ended with an error.</summary>
    Failed,

    /// <summary>Ended by somebody.</summary>
    Terminated,

    /// <summary>Cannot be replayed (poison): kept with its history until somebody looks at it.</summary>
    Parked,
}

/// <summary>An instance as the workflow page shows it.</summary>
/// <param name="Id">Instance id.</param>
/// <param name="Workflow">Name of the workflow.</param>
/// <param name="Version">Version that it was started with.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Status">What it does or waits for, as it says itself.</param>
/// <param name="CreatedAt">When it was started.</param>
/// <param name="UpdatedAt">When it last took a step.</param>
/// <param name="Output">Its result as JSON; null before the end.</param>
/// <param name="Error">Its error; null unless it failed or is parked.</param>
public sealed record WorkflowInstance(
    string Id, string Workflow, string Version, WorkflowState State, string Status, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt, string? Output,
    string? Error)
{
    /// <summary>What it waits for now, in words (<c>event approved</c>, <c>timer 2026-01-01T00:00:00Z</c>, <c>activity notify</c>).</summary>
    public IReadOnlyList<string> WaitsFor { get; init; } = [];
}
