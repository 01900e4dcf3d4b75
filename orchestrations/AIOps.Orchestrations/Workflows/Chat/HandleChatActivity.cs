using AIOps.Orchestrations.Ports;
using AIOps.Orchestrations.Workflows.Port;
using Microsoft.Extensions.Logging;

namespace AIOps.Orchestrations.Workflows.Chat;

/// <summary>Hands queued work to its channel; work of a channel that is not configured any more is dropped, and what can never be answered is not tried again.</summary>
internal sealed partial class HandleChatActivity(IEnumerable<IChatInbox> inboxes, ILogger<HandleChatActivity> logger) : IActivity<ChatInput, Nothing>
{
    /// <inheritdoc/>
    public async Task<Nothing> RunAsync(ChatInput input, ActivityContext context)
    {
        if (inboxes.FirstOrDefault(inbox => inbox.Channel == input.Channel) is { } inbox)
        {
            try
            {
                await inbox.HandleAsync(input.Work, context.Cancellation);
            }
            catch (NotDeliveredException never) when (never.IsPermanent)
            {
                LogGivenUp(logger, input.Channel, never.Message);
            }
        }

        return Nothing.Value;
    }

    [LoggerMessage(5601, Microsoft.Extensions.Logging.LogLevel.Warning, "An answer in {Channel} is given up: {Reason}")]
    private static partial void LogGivenUp(ILogger logger, string channel, string reason);
}
