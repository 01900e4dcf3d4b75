using AIOps.Orchestrations.Ports;
using AIOps.Orchestrations.Workflows.Chat;
using AIOps.Orchestrations.Workflows.Port;

namespace AIOps.Orchestrations.Chat;

/// <summary>Where every chat call arrives: proved by its channel, done once, answered at once. What takes time is a workflow's.</summary>
public sealed class ChatDesk(IEnumerable<IChatInbox> inboxes, ChatReceipts receipts, IWorkflowClient workflows)
{
    /// <summary>Takes one call.</summary>
    /// <returns>What the service is told; null when the channel is not configured.</returns>
    public async Task<ChatReply?> ReceiveAsync(string channel, ChatRequest request, CancellationToken cancellation)
    {
        if (inboxes.FirstOrDefault(inbox => string.Equals(inbox.Channel, channel, StringComparison.OrdinalIgnoreCase)) is not { } inbox)
        {
            return null;
        }

        var reading = await inbox.ReadAsync(request, cancellation);
        if (reading.Delivery is not { } delivery)
        {
            return reading.Reply;
        }

        // Not taken twice, yet never lost: work is started first, under an id that starts once, and only then the delivery counts as known.
        if (await receipts.IsKnownAsync(inbox.Channel, delivery, cancellation))
        {
            return ChatReply.Empty;
        }

        if (reading.Work is { } work)
        {
            await workflows.StartAsync(ChatNames.Workflow, ChatNames.InstanceId(inbox.Channel, delivery.Id), new ChatInput(inbox.Channel, work), cancellation);
        }

        return !await receipts.TakeAsync(inbox.Channel, delivery, cancellation) ? ChatReply.Empty
            : reading.Answer is { } answer ? await answer(cancellation)
            : reading.Reply;
    }
}
