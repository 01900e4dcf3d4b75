using AIOps.Orchestrations.Notifications.Posting;
using AIOps.Storage;
using AIOps.Storage.Json;

namespace AIOps.Integrations.Chat.Tests.Hosting;

/// <summary>Lets claims of cut-off posts end now instead of after two minutes.</summary>
internal static class Claims
{
    public static async Task DeleteClaimsAsync(this IDocumentStore store)
    {
        var messages = new RecordTable<PostedMessage>(store, "chatmessages");
        List<Stored<PostedMessage>> open = [];
        await foreach (var message in messages.QueryAsync("slack", RowRange.All))
        {
            if (message.Value is { MessageId: null, Key: not null })
            {
                open.Add(message);
            }
        }

        foreach (var message in open)
        {
            await messages.TryReplaceAsync(message, message.Value with { ClaimedUntil = DateTimeOffset.MinValue });
        }
    }
}

/// <summary>What the engine has to do for chat.</summary>
internal static class ChatInstances
{
    public static async Task<IReadOnlyList<AIOps.Orchestrations.Workflows.Port.WorkflowInstance>> ChatInstancesAsync(this AIOps.Orchestrations.Workflows.Port.IWorkflowClient workflows) =>
        [.. (await workflows.ListAsync()).Where(instance => instance.Workflow == "Chat")];
}
