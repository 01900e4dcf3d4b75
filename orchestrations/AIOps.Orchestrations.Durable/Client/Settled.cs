using AIOps.Orchestrations.Workflows.Port;

namespace AIOps.Orchestrations.Durable.Client;

/// <summary>Waits for what the host has only queued.</summary>
internal static class Settled
{
    /// <summary>Longer than a host takes that is up; a busier one comes to it later, the call does not fail for it.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(500);

    /// <summary>Ends when the instance is in a state that is waited for, when there is no such instance, or when patience is over.</summary>
    public static async Task UntilAsync(Func<Task<WorkflowState?>> read, Func<WorkflowState, bool> holds, CancellationToken cancellation)
    {
        TimeSpan pause = TimeSpan.FromMilliseconds(10);
        for (TimeSpan waited = TimeSpan.Zero; waited < Patience; waited += pause)
        {
            if (await read() is not { } state || holds(state)) return;
            await Task.Delay(pause, cancellation);
            if (pause < LongestPause) pause *= 2;
        }
    }
}
