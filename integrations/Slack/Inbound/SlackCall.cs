using System.Text;
using System.Text.Json;
using AIOps.Integrations.Slack.Messages;
using AIOps.Orchestrations.Ports;
using Microsoft.AspNetCore.WebUtilities;

namespace AIOps.Integrations.Slack.Inbound;

/// <summary>A call whose signature fits, read: an event (JSON), a button (a form with <c>payload</c>) or a command (a form with <c>command</c>).</summary>
/// <param name="Team">The workspace.</param>
/// <param name="Id">Slack's own id of it; null when it has none.</param>
/// <param name="At">When it happened, for what Slack repeats under a new signature; null otherwise.</param>
/// <param name="Work">What is to be done; null for what is none of ours.</param>
internal sealed record SlackCall(string? Team, string? Id, DateTimeOffset? At, SlackWork? Work)
{
    /// <summary>The text that Slack wants back when an address is registered.</summary>
    public string? Challenge { get; init; }

    /// <summary>What Slack is told at once.</summary>
    public ChatReply Reply { get; init; } = ChatReply.Empty;

    /// <summary>Reads a call.</summary>
    /// <returns>Null for what needs no answer (a certificate check).</returns>
    public static SlackCall? Parse(ReadOnlySpan<byte> body)
    {
        var text = new UTF8Encoding(false, true).GetString(body);
        if (text.StartsWith('{'))
        {
            using var json = JsonDocument.Parse(text);
            return OfEvent(json.RootElement);
        }

        var form = QueryHelpers.ParseQuery(text).ToDictionary(pair => pair.Key, pair => pair.Value.ToString(), StringComparer.Ordinal);
        if (form.TryGetValue("payload", out var payload))
        {
            using var json = JsonDocument.Parse(payload);
            return OfButton(json.RootElement);
        }

        return form.ContainsKey("command") ? OfCommand(form) : null;
    }

    private static SlackCall OfEvent(JsonElement call)
    {
        if (Text(call, "type") == "url_verification")
        {
            return new SlackCall(null, null, null, null) { Challenge = call.GetProperty("challenge").GetString() };
        }

        var team = Text(call, "team_id");
        if (Text(call, "type") != "event_callback" || !call.TryGetProperty("event", out var said) || Text(said, "type") != "app_mention" || Text(said, "bot_id") is not null || Text(said, "user") is not { } user)
        {
            return new SlackCall(team, null, null, null);
        }

        var at = call.TryGetProperty("event_time", out var time) ? DateTimeOffset.FromUnixTimeSeconds(time.GetInt64()) : (DateTimeOffset?)null;
        var ts = Text(said, "ts");
        return new SlackCall(team, Text(call, "event_id"), at, new SlackWork("question", user, user, said.GetProperty("channel").GetString()!)
        {
            Thread = Text(said, "thread_ts"),
            Under = Text(said, "thread_ts") ?? ts,
            Text = Text(said, "text"),
        });
    }

    private static SlackCall OfButton(JsonElement call)
    {
        var team = call.TryGetProperty("team", out var where) && where.ValueKind == JsonValueKind.Object ? Text(where, "id") : null;
        if (Text(call, "type") != "block_actions")
        {
            return new SlackCall(team, null, null, null);
        }

        var action = call.GetProperty("actions").EnumerateArray().FirstOrDefault(one => Text(one, "action_id") is ApprovalMessage.Approve or ApprovalMessage.Reject);
        if (action.ValueKind != JsonValueKind.Object)
        {
            return new SlackCall(team, null, null, null);
        }

        var user = call.GetProperty("user");
        var container = call.GetProperty("container");
        var id = user.GetProperty("id").GetString()!;
        return new SlackCall(team, $"{Text(call, "trigger_id")}:{Text(action, "action_ts")}", null, new SlackWork("decision", id, Text(user, "name") ?? id, Text(container, "channel_id") ?? "")
        {
            Thread = Text(container, "thread_ts"),
            Approve = Text(action, "action_id") == ApprovalMessage.Approve,
            Token = Text(action, "value"),
            Reason = ReasonIn(call),
        });
    }

    private static SlackCall OfCommand(Dictionary<string, string> form)
    {
        var work = new SlackWork("question", form["user_id"], form.GetValueOrDefault("user_name", ""), form.GetValueOrDefault("channel_id", ""))
        {
            Text = form.GetValueOrDefault("text", ""),
            ResponseUrl = Uri.TryCreate(form.GetValueOrDefault("response_url"), UriKind.Absolute, out var address) ? address : null,
        };
        return new SlackCall(form.GetValueOrDefault("team_id"), form.GetValueOrDefault("trigger_id"), null, work)
        {
            Reply = ChatReply.Json("""{"response_type":"ephemeral","text":"Looking…"}"""),
        };
    }

    private static string? ReasonIn(JsonElement call) =>
        call.TryGetProperty("state", out var state) && state.ValueKind == JsonValueKind.Object && state.TryGetProperty("values", out var values)
        && values.TryGetProperty(ApprovalMessage.ReasonBlock, out var block) && block.TryGetProperty(ApprovalMessage.Reason, out var input)
            ? Text(input, "value")
            : null;

    private static string? Text(JsonElement parent, string name) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
