using AIOps.Orchestrations.Retention;
using AIOps.Orchestrations.Workflows.Port;

namespace AIOps.Orchestrations.Workflows.Retention;

/// <summary>Deletes one page of what has been kept long enough. Doing it twice is doing it once.</summary>
internal sealed class SweepActivity(RetentionSweep sweep) : IActivity<SweepRequest, SweepResult>
{
    /// <inheritdoc/>
    public Task<SweepResult> RunAsync(SweepRequest input, ActivityContext context) => sweep.RunAsync(input.Kind, input.Now, context.Cancellation);
}
