namespace AIOps.Orchestrations.Workflows.Port;

/// <summary>A durable workflow: deterministic code that only awaits what its context hands out. Created anew for every replay, so it keeps no state.</summary>
public interface IWorkflow<TIn, TOut>
{
    /// <summary>Runs from the start at every replay; side effects belong in activities.</summary>
    Task<TOut> RunAsync(IWorkflowContext context, TIn input);
}

/// <summary>One step of the outside world. Runs at least once per call, so it is idempotent.</summary>
public interface IActivity<TIn, TOut>
{
    /// <summary>Does the step.</summary>
    Task<TOut> RunAsync(TIn input, ActivityContext context);
}

/// <summary>What an activity knows of its call.</summary>
/// <param name="InstanceId">The workflow instance that calls.</param>
/// <param name="CallId">Same for every try of the same call: the key of an idempotent write.</param>
/// <param name="Attempt">1 for the first try.</param>
/// <param name="Cancellation">Set when the host stops.</param>
public sealed record ActivityContext(string InstanceId, string CallId, int Attempt, CancellationToken Cancellation);

/// <summary>The result of a step that has none.</summary>
public sealed record Nothing
{
    /// <summary>The only value.</summary>
    public static Nothing Value { get; } = new();
}
