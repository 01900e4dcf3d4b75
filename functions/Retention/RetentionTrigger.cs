using AIOps.Orchestrations.Retention;
using Microsoft.Azure.Functions.Worker;

namespace AIOps.Functions.Retention;

/// <summary>Every hour: deletes what has been kept long enough.</summary>
internal sealed class RetentionTrigger(RetentionSweep sweep)
{
    /// <summary>Sweeps once.</summary>
    [Function("Retention")]
    [System.Diagnostics.CodeAnalysis.SuppressMessage("Style", "IDE0060:Remove unused parameter", Justification = "The trigger is bound to it.")]
    public Task RunAsync([TimerTrigger("0 17 * * * *")] TimerInfo timer, CancellationToken cancellation) => sweep.RunAsync(cancellation);
}
