using AIOps.Orchestrations.Incidents;
using AIOps.Orchestrations.Ports;
using AIOps.Orchestrations.Workflows.Port;

namespace AIOps.Orchestrations.Workflows.Notifications;

/// <summary>Tells a channel once. A channel that says no is a result, not an exception; the last no goes into the incident's timeline.</summary>
internal sealed class DeliverNotificationActivity(IEnumerable<INotifier> notifiers, IncidentStory story) : IActivity<DeliveryRequest, DeliveryResult>
{
    /// <inheritdoc/>
    public async Task<DeliveryResult> RunAsync(DeliveryRequest input, ActivityContext context)
    {
        if (notifiers.FirstOrDefault(notifier => notifier.Channel == input.Channel) is not { } channel)
        {
            return await GiveUpAsync(input, "the channel is not configured any more", context.Cancellation);
        }

        try
        {
            await channel.NotifyAsync(input.Notification, context.Cancellation);
            return new DeliveryResult(DeliveryState.Delivered, $"{input.Channel} was told");
        }
        catch (NotDeliveredException refusal) when (refusal.IsPermanent || input.Last)
        {
            return await GiveUpAsync(input, refusal.Message, context.Cancellation);
        }
        catch (NotDeliveredException refusal)
        {
            return new DeliveryResult(DeliveryState.Again, refusal.Message) { RetryAfter = refusal.RetryAfter };
        }
        catch (HttpRequestException away) when (!input.Last)
        {
            return new DeliveryResult(DeliveryState.Again, $"not reachable: {away.HttpRequestError}");
        }
        catch (HttpRequestException away)
        {
            return await GiveUpAsync(input, $"not reachable: {away.HttpRequestError}", context.Cancellation);
        }
    }

    private async Task<DeliveryResult> GiveUpAsync(DeliveryRequest input, string reason, CancellationToken cancellation)
    {
        await story.TellAsync(
            input.IncidentId,
            new TimelineEntry(input.Now, "notification", $"{input.Channel} could not be told: {input.Notification.Kind}", $"{reason}. It would have said: {input.Notification.Title}", "aiops", []),
            null,
            cancellation);
        return new DeliveryResult(DeliveryState.Failed, reason);
    }
}
