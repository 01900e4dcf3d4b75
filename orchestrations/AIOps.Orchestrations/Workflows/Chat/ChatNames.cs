using AIOps.Orchestrations.Workflows.Port;
using AIOps.Storage;

namespace AIOps.Orchestrations.Workflows.Chat;

/// <summary>Names and payloads of the work that chat calls leave behind.</summary>
public static class ChatNames
{
    /// <summary>The workflow: one instance per delivery, so that a delivery that comes twice is done once.</summary>
    public static readonly WorkflowRef<ChatInput, Nothing> Workflow = new("Chat");

    /// <summary>Does the work.</summary>
    public static readonly ActivityRef<ChatInput, Nothing> Handle = new("HandleChat");

    /// <summary>Instance id of a delivery.</summary>
    public static string InstanceId(string channel, string deliveryId) => $"chat-{channel}-{RowKeys.Hash(deliveryId)[..32]}";
}

/// <summary>Work of a chat call.</summary>
/// <param name="Channel">Name of the channel.</param>
/// <param name="Work">What the channel wrote down of the call; holds no secret.</param>
public sealed record ChatInput(string Channel, string Work);
