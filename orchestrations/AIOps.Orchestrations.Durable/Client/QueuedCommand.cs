using AIOps.Orchestrations.Workflows.Port;
using Grpc.Core;

namespace AIOps.Orchestrations.Durable.Client;

/// <summary>
/// A command to an instance. The Functions host only puts it into the instance's queue: a page that reads at once would show the old state, and a resume that
/// follows a suspend would be refused. So the call returns when the command holds, as it does with the embedded engine.
/// </summary>
internal static class QueuedCommand
{
    /// <summary>Sends it and waits until it holds. One that does not apply to the instance's state, or goes to nobody, changes nothing.</summary>
    public static async Task SendAsync(Func<Task> send, Func<Task<WorkflowState?>> read, Func<WorkflowState, bool> holds, CancellationToken cancellation)
    {
        try
        {
            await send();
        }
        catch (RpcException refused) when (refused.StatusCode is StatusCode.NotFound or StatusCode.FailedPrecondition)
        {
            return;
        }

        await Settled.UntilAsync(read, holds, cancellation);
    }
}
