using AIOps.Orchestrations.Ports;
using AIOps.Orchestrations.Workflows.Port;

namespace AIOps.Orchestrations.Workflows.Chat;

/// <summary>Hands queued work to its channel; work of a channel that is not configured any more is dropped.</summary>
internal sealed class HandleChatActivity(IEnumerable<IChatInbox> inboxes) : IActivity<ChatInput, Nothing>
{
    /// <inheritdoc/>
    public async Task<Nothing> RunAsync(ChatInput input, ActivityContext context)
    {
        if (inboxes.FirstOrDefault(inbox => inbox.Channel == input.Channel) is { } inbox)
        {
            await inbox.HandleAsync(input.Work, context.Cancellation);
        }

        return Nothing.Value;
    }
}
