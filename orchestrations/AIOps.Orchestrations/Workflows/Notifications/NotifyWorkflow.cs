using AIOps.Orchestrations.Workflows.Port;

namespace AIOps.Orchestrations.Workflows.Notifications;

/// <summary>Tells one channel one thing, and tries again for as long as the options say. Nothing waits for it.</summary>
internal sealed class NotifyWorkflow : IWorkflow<NotifyInput, DeliveryResult>
{
    /// <summary>A channel's own failure comes back as a result; what throws is the host's (storage away), and waits as other steps do.</summary>
    private static readonly RetryPolicy Storage = Patience.ThenAPerson;

    /// <inheritdoc/>
    public async Task<DeliveryResult> RunAsync(IWorkflowContext context, NotifyInput input)
    {
        var pause = input.FirstDelay;
        for (var attempt = 1; ; attempt++)
        {
            context.SetStatus($"tells {input.Channel}, try {attempt}");
            var request = new DeliveryRequest(input.Channel, input.Notification, attempt >= input.Attempts, context.Now);
            var result = await context.CallAsync(NotificationNames.Deliver, request, Storage);
            if (result.State != DeliveryState.Again)
            {
                context.SetStatus(result.Text);
                return result;
            }

            var wait = result.RetryAfter is { } asked && asked > TimeSpan.Zero ? asked : pause;
            context.SetStatus($"{input.Channel} was not told ({result.Text}); tries again in {wait.TotalSeconds:0} s");
            await context.SleepUntilAsync(context.Now + (wait < input.MaxDelay ? wait : input.MaxDelay));
            pause = pause * 2 < input.MaxDelay ? pause * 2 : input.MaxDelay;
        }
    }
}
