using AIOps.Orchestrations.Workflows.Port;
using Grpc.Core;

namespace AIOps.Orchestrations.Durable.Client;

/// <summary>
/// A command to an instance. The Functions host only puts it into the instance's queue: a page that reads at once would show the old state, and a resume that
/// follows a suspend would be refused. So the call returns when the command holds, as it does with the embedded engine.
/// </summary>
internal static class QueuedCommand
{
    /// <summary>Longer than a host takes that is up; a busier one takes the command later, the call does not fail for it.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(500);

    /// <summary>Sends it and waits until it holds. One that does not apply to the instance's state, or goes to nobody, changes nothing.</summary>
    public static async Task SendAsync(Func<Task> send, Func<Task<WorkflowInstance?>> read, Func<WorkflowState, bool> holds, CancellationToken cancellation)
    {
        try
        {
            await send();
        }
        catch (RpcException refused) when (refused.StatusCode is StatusCode.NotFound or StatusCode.FailedPrecondition)
        {
            return;
        }

        TimeSpan pause = TimeSpan.FromMilliseconds(10);
        for (TimeSpan waited = TimeSpan.Zero; waited < Patience; waited += pause)
        {
            if (await read() is not { } instance || holds(instance.State)) return;
            await Task.Delay(pause, cancellation);
            if (pause < LongestPause) pause *= 2;
        }
    }
}
