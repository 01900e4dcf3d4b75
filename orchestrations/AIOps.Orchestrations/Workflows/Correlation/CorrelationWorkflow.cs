using AIOps.Orchestrations.Workflows.Port;

namespace AIOps.Orchestrations.Workflows.Correlation;

/// <summary>
/// One instance per scope, for ever: takes anomalies one after the other, so that two hosts never group the same scope at once.
/// The grouping itself and its state are in storage (<see cref="CorrelateActivity"/>); this is the turnstile. It outlives an outage of storage: a scope whose instance
/// failed would group nothing ever again.
/// </summary>
internal sealed class CorrelationWorkflow : IWorkflow<CorrelationInput, Nothing>
{
    /// <summary>A replay stays short: after this many batches the instance starts anew.</summary>
    private const int BatchesPerRun = 25;

    /// <summary>Upper bound of one batch, so that the activity's input stays well under a message limit of 1 MiB.</summary>
    private const int EventsPerBatch = 100;

    /// <inheritdoc/>
    public async Task<Nothing> RunAsync(IWorkflowContext context, CorrelationInput input)
    {
        var next = context.WaitForEventAsync(CorrelationNames.Signal);
        var wakeAt = input.WakeAt;
        for (var batch = 0; batch < BatchesPerRun; batch++)
        {
            context.SetStatus(wakeAt is null ? "waits for anomalies" : $"waits for anomalies, looks again at {wakeAt:yyyy-MM-dd HH:mm:ss} UTC");
            List<CorrelationSignal> signals = [];
            if (await Race(context, next, wakeAt))
            {
                signals.Add(await next);
                next = context.WaitForEventAsync(CorrelationNames.Signal);
                while (next.IsCompleted && signals.Count < EventsPerBatch)
                {
                    signals.Add(await next);
                    next = context.WaitForEventAsync(CorrelationNames.Signal);
                }
            }

            var step = await context.CallAsync(CorrelationNames.Correlate, new CorrelateRequest(input.Scope, signals, context.Now), Patience.ToTheEnd);
            wakeAt = step.WakeAt;
        }

        if (next.IsCompleted)
        {
            // The wait of this run has already taken an event from the queue; it would be lost with the run.
            await context.CallAsync(CorrelationNames.Correlate, new CorrelateRequest(input.Scope, [await next], context.Now), Patience.ToTheEnd);
        }

        context.ContinueAsNew(input with { WakeAt = wakeAt });
        return Nothing.Value;
    }

    private static async Task<bool> Race(IWorkflowContext context, Task next, DateTimeOffset? wakeAt)
    {
        if (wakeAt is not { } due)
        {
            await next;
            return true;
        }

        using var timer = new CancellationTokenSource();
        var first = await Task.WhenAny(next, context.SleepUntilAsync(due, timer.Token));
        timer.Cancel();
        return first == next;
    }
}
