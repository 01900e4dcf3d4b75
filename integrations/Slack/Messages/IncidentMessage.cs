using System.Text.Json.Nodes;
using AIOps.Orchestrations.Notifications;
using AIOps.Orchestrations.Notifications.Cards;

namespace AIOps.Integrations.Slack.Messages;

/// <summary>The message that begins an incident's thread: always the newest state.</summary>
internal static class IncidentMessage
{
    public static string Key(string incidentId) => $"incident:{incidentId}";

    public static JsonObject Of(IncidentCard card, NotificationOptions options)
    {
        var mark = card.IsOver ? "✅" : card.Severity <= 1 ? "🔴" : "🟠";
        var line = $"{mark} {card.Title}: {card.Status}";
        return Blocks.Message(
            SlackText.Plain(line),
            [
                Blocks.Header($"{mark} {card.Title}"),
                .. Blocks.Sections($"*{SlackText.Plain(card.Status)}*\n{SlackText.Plain(card.Summary)}"),
                Blocks.Fields(card.Facts),
                Blocks.Context($"{SlackText.Link(options.LinkTo(card.Path), "Open the incident")} · ask in this thread: mention me with “what changed?”, “show the errors”, “similar incidents?”"),
            ]);
    }
}
