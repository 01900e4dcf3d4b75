using AIOps.Orchestrations.Workflows.Port;

namespace AIOps.Orchestrations.Workflows.Chat;

/// <summary>Does what a person asked for in chat, after the chat service has had its answer.</summary>
internal sealed class ChatWorkflow : IWorkflow<ChatInput, Nothing>
{
    /// <inheritdoc/>
    public Task<Nothing> RunAsync(IWorkflowContext context, ChatInput input)
    {
        context.SetStatus($"does what somebody asked for in {input.Channel}");
        return context.CallAsync(ChatNames.Handle, input, Patience.ThenAPerson);
    }
}
