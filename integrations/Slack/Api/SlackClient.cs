using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using AIOps.Orchestrations.Notifications;
using AIOps.Orchestrations.Ports;

namespace AIOps.Integrations.Slack.Api;

/// <summary>The few methods of Slack's Web API that are used. Slack answers 200 with <c>ok: false</c> to what it refuses.</summary>
internal sealed class SlackClient(HttpClient http, SlackOptions options)
{
    private const string Who = "Slack";
    private const string EventType = "aiops_message";

    /// <summary>Errors that pass; everything else is for a person to repair (a missing right, an unknown room).</summary>
    private static readonly string[] Passing = ["ratelimited", "rate_limited", "internal_error", "fatal_error", "request_timeout", "service_unavailable", "team_added_to_org"];

    /// <summary>Posts a message; <paramref name="content"/> holds <c>text</c> and <c>blocks</c>.</summary>
    /// <returns>Its <c>ts</c>.</returns>
    public async Task<string> PostAsync(string room, string? threadTs, string key, JsonObject content, CancellationToken cancellation)
    {
        var body = Body(room, content);
        body["unfurl_links"] = false;
        body["unfurl_media"] = false;
        body["metadata"] = new JsonObject { ["event_type"] = EventType, ["event_payload"] = new JsonObject { ["key"] = key } };
        if (threadTs is not null)
        {
            body["thread_ts"] = threadTs;
        }

        var answer = await CallAsync("chat.postMessage", body, cancellation);
        return answer["ts"]?.GetValue<string>() ?? throw new NotDeliveredException("Slack answers without the ts of the message");
    }

    /// <summary>Replaces a message.</summary>
    public async Task UpdateAsync(string room, string ts, JsonObject content, CancellationToken cancellation)
    {
        var body = Body(room, content);
        body["ts"] = ts;
        await CallAsync("chat.update", body, cancellation);
    }

    /// <summary>Shows something to one person only.</summary>
    public async Task WhisperAsync(string room, string user, string? threadTs, string text, CancellationToken cancellation)
    {
        var body = Body(room, new JsonObject { ["text"] = text });
        body["user"] = user;
        if (threadTs is not null)
        {
            body["thread_ts"] = threadTs;
        }

        await CallAsync("chat.postEphemeral", body, cancellation);
    }

    /// <summary>Looks for a message of ours by its key among the newest of a room or thread; null when it is not there or may not be read.</summary>
    public async Task<string?> FindAsync(string room, string? threadTs, string key, CancellationToken cancellation)
    {
        var query = $"channel={Uri.EscapeDataString(room)}&limit=100&include_all_metadata=true" + (threadTs is null ? "" : $"&ts={Uri.EscapeDataString(threadTs)}");
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(options.ApiAddress, $"{(threadTs is null ? "conversations.history" : "conversations.replies")}?{query}"));
        try
        {
            var answer = await SendAsync(request, cancellation);
            return answer["messages"]?.AsArray()
                .FirstOrDefault(message => message?["metadata"]?["event_payload"]?["key"]?.GetValue<string>() == key)?["ts"]?.GetValue<string>();
        }
        catch (NotDeliveredException refusal) when (refusal.IsPermanent)
        {
            return null;
        }
    }

    /// <summary>Answers at the address that came with a command. Only Slack's own host is called, whatever the call named.</summary>
    public async Task RespondAsync(Uri address, JsonObject message, CancellationToken cancellation)
    {
        if (!IsSlacks(address))
        {
            throw new NotDeliveredException($"'{address.Host}' is not an address of Slack") { IsPermanent = true };
        }

        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = Json(message) };
        await ChannelHttp.SendAsync(http, request, Who, cancellation);
    }

    private bool IsSlacks(Uri address) =>
        (address.Scheme == Uri.UriSchemeHttps && address.Host.Equals("hooks.slack.com", StringComparison.OrdinalIgnoreCase) && address.IsDefaultPort)
        || (options.ApiAddress.IsLoopback && address.Authority == options.ApiAddress.Authority);

    private async Task<JsonNode> CallAsync(string method, JsonObject body, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(options.ApiAddress, method)) { Content = Json(body) };
        return await SendAsync(request, cancellation);
    }

    private async Task<JsonNode> SendAsync(HttpRequestMessage request, CancellationToken cancellation)
    {
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", options.BotToken);
        var text = await ChannelHttp.SendAsync(http, request, Who, cancellation);
        JsonNode? answer;
        try
        {
            answer = JsonNode.Parse(text);
        }
        catch (JsonException broken)
        {
            throw new NotDeliveredException("Slack's answer is not JSON", broken);
        }

        if (answer?["ok"]?.GetValue<bool>() == true)
        {
            return answer;
        }

        var error = answer?["error"]?.GetValue<string>() ?? "unknown";
        throw new NotDeliveredException($"Slack refuses: {error}") { IsPermanent = !Passing.Contains(error) };
    }

    private static JsonObject Body(string room, JsonObject content)
    {
        var body = (JsonObject)content.DeepClone();
        body["channel"] = room;
        return body;
    }

    private static StringContent Json(JsonObject body) => new(body.ToJsonString(), Encoding.UTF8, "application/json");
}
