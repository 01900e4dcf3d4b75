using System.Text.Json.Nodes;

namespace AIOps.Integrations.Slack.Messages;

/// <summary>Block Kit, as far as it is used.</summary>
internal static class Blocks
{
    private const int LongestSection = 2900, MostSections = 10;

    public static JsonObject Section(string mrkdwn) => new() { ["type"] = "section", ["text"] = new JsonObject { ["type"] = "mrkdwn", ["text"] = mrkdwn, ["verbatim"] = true } };

    /// <summary>A text of any length as sections: Slack refuses a whole message for one section that is too long. Cut between lines and words, never inside a link or an escape.</summary>
    public static IEnumerable<JsonObject> Sections(string mrkdwn)
    {
        var rest = mrkdwn;
        for (var section = 0; section < MostSections && rest.Length > 0; section++)
        {
            var length = rest.Length <= LongestSection ? rest.Length : CutOf(rest);
            yield return Section(rest[..length]);
            rest = rest[length..].TrimStart();
        }
    }

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

    private static int CutOf(string text)
    {
        var line = text.LastIndexOf('\n', LongestSection);
        var cut = line > LongestSection / 2 ? line : text.LastIndexOf(' ', LongestSection);
        return cut > 0 ? cut : LongestSection;
    }

    private static JsonObject PlainText(string text) => new() { ["type"] = "plain_text", ["text"] = text, ["emoji"] = false };
}
