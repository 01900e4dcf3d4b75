using System.Text.Json.Nodes;

namespace AIOps.Integrations.Teams;

/// <summary>Adaptive Cards 1.4, as far as they are used. A post-only card works with buttons that open a page, and with nothing else.</summary>
internal static class AdaptiveCard
{
    /// <summary>The message that a Teams workflow takes: one card.</summary>
    public static JsonObject Message(string summary, IEnumerable<JsonNode> body, IEnumerable<JsonNode> actions) => new()
    {
        ["type"] = "message",
        ["summary"] = summary,
        ["attachments"] = new JsonArray(new JsonObject
        {
            ["contentType"] = "application/vnd.microsoft.card.adaptive",
            ["content"] = new JsonObject
            {
                ["$schema"] = "http://adaptivecards.io/schemas/adaptive-card.json",
                ["type"] = "AdaptiveCard",
                ["version"] = "1.4",
                ["msteams"] = new JsonObject { ["width"] = "Full" },
                ["body"] = new JsonArray([.. body]),
                ["actions"] = new JsonArray([.. actions]),
            },
        }),
    };

    public static JsonObject Title(string text) => new() { ["type"] = "TextBlock", ["text"] = Plain(text), ["weight"] = "Bolder", ["size"] = "Medium", ["wrap"] = true };

    public static JsonObject Text(string text) => new() { ["type"] = "TextBlock", ["text"] = Plain(text), ["wrap"] = true };

    public static JsonObject Facts(IEnumerable<(string Name, string Value)> facts) => new()
    {
        ["type"] = "FactSet",
        ["facts"] = new JsonArray([.. facts.Select(fact => new JsonObject { ["title"] = Plain(fact.Name), ["value"] = Plain(fact.Value) })]),
    };

    public static JsonObject Open(string title, string address) => new() { ["type"] = "Action.OpenUrl", ["title"] = title, ["url"] = address };

    /// <summary>Text blocks take markdown and mentions: what came with telemetry must be neither.</summary>
    public static string Plain(string text) => text
        .Replace("\\", "\\\\", StringComparison.Ordinal).Replace("*", "\\*", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal)
        .Replace("[", "(", StringComparison.Ordinal).Replace("]", ")", StringComparison.Ordinal)
        .Replace("<", "‹", StringComparison.Ordinal).Replace(">", "›", StringComparison.Ordinal).Replace("`", "'", StringComparison.Ordinal);
}
