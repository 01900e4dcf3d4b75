using Microsoft.DurableTask;

namespace AIOps.Orchestrations.Durable.Context;

/// <summary>
/// A timer that does not overtake. Azure Storage hands out the messages of an instance by the time at which they were put in, and that of a timer is put in when the
/// timer is set: after an outage over the due time the timer comes before every event that was sent in time. A timer that fires late is therefore followed by one that
/// is due at once: its message is behind all that waited, so an event that came before the deadline wins.
/// </summary>
internal sealed class LateTimer(TaskOrchestrationContext context, bool isOld)
{
    /// <summary>More than polling and a busy host account for: the engine was away.</summary>
    private static readonly TimeSpan Late = TimeSpan.FromSeconds(10);

    /// <summary>Ends at the due time or, after an outage, when what came meanwhile has been handed over.</summary>
    public async Task<bool> UntilAsync(DateTime due, CancellationToken stop)
    {
        await context.CreateTimer(due, stop);
        if (!isOld && context.CurrentUtcDateTime - due > Late) await context.CreateTimer(context.CurrentUtcDateTime, stop);
        return true;
    }
}
