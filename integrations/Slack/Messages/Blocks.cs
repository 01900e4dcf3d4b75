using System.Text.Json.Nodes;

namespace AIOps.Integrations.Slack.Messages;

/// <summary>Block Kit, as far as it is used.</summary>
internal static class Blocks
{
    public static JsonObject Section(string mrkdwn) => new() { ["type"] = "section", ["text"] = new JsonObject { ["type"] = "mrkdwn", ["text"] = mrkdwn, ["verbatim"] = true } };

    public static JsonObject Header(string text) => new() { ["type"] = "header", ["text"] = PlainText(text.Length > 150 ? text[..149] + "…" : text) };

    public static JsonObject Fields(IEnumerable<(string Name, string Value)> facts) => new()
    {
        ["type"] = "section",
        ["fields"] = new JsonArray([.. facts.Take(10).Select(fact => new JsonObject { ["type"] = "mrkdwn", ["text"] = $"*{SlackText.Plain(fact.Name)}*\n{SlackText.Plain(fact.Value)}", ["verbatim"] = true })]),
    };

    public static JsonObject Context(string mrkdwn) => new()
    {
        ["type"] = "context",
        ["elements"] = new JsonArray(new JsonObject { ["type"] = "mrkdwn", ["text"] = mrkdwn, ["verbatim"] = true }),
    };

    public static JsonObject Reason(string blockId, string actionId) => new()
    {
        ["type"] = "input",
        ["block_id"] = blockId,
        ["optional"] = true,
        ["label"] = PlainText("Why? It goes into the audit"),
        ["element"] = new JsonObject { ["type"] = "plain_text_input", ["action_id"] = actionId, ["max_length"] = 500 },
    };

    /// <summary>A button that asks once more; its value is what comes back with the click.</summary>
    public static JsonObject Button(string actionId, string label, string style, string value, string question) => new()
    {
        ["type"] = "button",
        ["action_id"] = actionId,
        ["text"] = PlainText(label),
        ["style"] = style,
        ["value"] = value,
        ["confirm"] = new JsonObject
        {
            ["title"] = PlainText("Are you sure?"),
            ["text"] = PlainText(question.Length > 300 ? question[..299] + "…" : question),
            ["confirm"] = PlainText(label),
            ["deny"] = PlainText("Cancel"),
        },
    };

    public static JsonObject Actions(string blockId, params JsonNode[] buttons) => new() { ["type"] = "actions", ["block_id"] = blockId, ["elements"] = new JsonArray([.. buttons]) };

    public static JsonObject Message(string text, params JsonNode[] blocks) => new() { ["text"] = text, ["blocks"] = new JsonArray([.. blocks]) };

    private static JsonObject PlainText(string text) => new() { ["type"] = "plain_text", ["text"] = text, ["emoji"] = false };
}
