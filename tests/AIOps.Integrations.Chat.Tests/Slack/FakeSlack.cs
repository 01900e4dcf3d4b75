using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using AIOps.Integrations.Chat.Tests.Hosting;
using AIOps.Integrations.Slack.Signing;
using Microsoft.AspNetCore.Http;

namespace AIOps.Integrations.Chat.Tests.Slack;

/// <summary>Slack as far as the product knows it: messages with ts, threads, updates, whispers, and signed calls to us.</summary>
internal sealed class FakeSlack : IAsyncDisposable
{
    public const string Secret = "8f742231b10e8888abcd99yyyzzz85a5";
    public const string Token = "xoxb-0000-test";
    public const string Team = "T1DC2JH3J";
    public const string Room = "C0INCIDENTS";
    public const string Alice = "U0ALICE";
    public const string AliceEntra = "5b6f0a4e-0000-4000-8000-00000000a11c";
    private int _ts;
    private FarSide _side = null!;

    public ConcurrentDictionary<string, JsonNode> Messages { get; } = new(StringComparer.Ordinal);

    public ConcurrentQueue<JsonNode> Whispers { get; } = [];

    public ConcurrentQueue<string> Updates { get; } = [];

    public FarSide Side => _side;

    /// <summary>Answers instead of Slack while it returns true.</summary>
    public Func<FarCall, HttpContext, Task<bool>>? Instead { get; set; }

    /// <summary>Set to keep what was posted but lose the answer, as a crash between the two does.</summary>
    public bool LosesAnswers { get; set; }

    public static async Task<FakeSlack> StartAsync()
    {
        var slack = new FakeSlack();
        slack._side = await FarSide.StartAsync(slack.AnswerAsync);
        return slack;
    }

    public Dictionary<string, string?> Settings => new()
    {
        ["AIOps:Slack:SigningSecret"] = Secret,
        ["AIOps:Slack:BotToken"] = Token,
        ["AIOps:Slack:TeamId"] = Team,
        ["AIOps:Slack:Room"] = Room,
        ["AIOps:Slack:Rooms:escalation"] = "C0ESCALATE",
        ["AIOps:Slack:PageMention"] = "<!here>",
        [$"AIOps:Slack:Users:{Alice}"] = AliceEntra,
        ["AIOps:Slack:ApiAddress"] = _side.Address + "api/",
        ["AIOps:Approvals:Approvers:0:Id"] = AliceEntra,
    };

    /// <summary>The message whose metadata names a key.</summary>
    public JsonNode? MessageOf(string key) => Messages.Values.FirstOrDefault(message => message["metadata"]?["event_payload"]?["key"]?.GetValue<string>() == key);

    /// <summary>Sends a call as Slack does.</summary>
    public static Task<HttpResponseMessage> CallAsync(ChatHost host, string body, string? timestamp = null, string? signature = null, string? sent = null)
    {
        timestamp ??= host.Wall.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var request = new HttpRequestMessage(HttpMethod.Post, "/api/chat/slack")
        {
            Content = new ByteArrayContent(Encoding.UTF8.GetBytes(sent ?? body)),
        };
        request.Content.Headers.TryAddWithoutValidation("Content-Type", body.StartsWith('{') ? "application/json" : "application/x-www-form-urlencoded");
        request.Headers.TryAddWithoutValidation("X-Slack-Request-Timestamp", timestamp);
        request.Headers.TryAddWithoutValidation("X-Slack-Signature", signature ?? SlackSignature.Of(Secret, timestamp, Encoding.UTF8.GetBytes(body)));
        return host.Http.SendAsync(request);
    }

    /// <summary>The form of a click on a button of a message that was posted.</summary>
    public static string Click(JsonNode message, bool approve, string user = Alice, string? reason = null, string trigger = "1.2.abc", string team = Team, string? value = null)
    {
        var button = message["blocks"]!.AsArray().First(block => block!["type"]!.GetValue<string>() == "actions")!["elements"]!.AsArray()[approve ? 0 : 1]!;
        return Payload(button["action_id"]!.GetValue<string>(), value ?? button["value"]!.GetValue<string>(), user, reason, trigger, team);
    }

    public static string Payload(string action, string value, string user, string? reason, string trigger, string team) => "payload=" + Uri.EscapeDataString(new JsonObject
    {
        ["type"] = "block_actions",
        ["team"] = new JsonObject { ["id"] = team },
        ["user"] = new JsonObject { ["id"] = user, ["name"] = "alice" },
        ["trigger_id"] = trigger,
        ["container"] = new JsonObject { ["type"] = "message", ["channel_id"] = Room, ["message_ts"] = "1.0", ["thread_ts"] = "1.0" },
        ["response_url"] = "https://hooks.slack.com/actions/T/1/x",
        ["state"] = new JsonObject
        {
            ["values"] = new JsonObject { ["aiops_reason_block"] = new JsonObject { ["aiops_reason"] = new JsonObject { ["type"] = "plain_text_input", ["value"] = reason } } },
        },
        ["actions"] = new JsonArray(new JsonObject { ["action_id"] = action, ["value"] = value, ["action_ts"] = trigger }),
    }.ToJsonString());

    public async ValueTask DisposeAsync() => await _side.DisposeAsync();

    private async Task AnswerAsync(FarCall call, HttpContext context)
    {
        if (Instead is { } instead && await instead(call, context))
        {
            return;
        }

        if (call.Path.StartsWith("/commands/", StringComparison.Ordinal))
        {
            Whispers.Enqueue(call.Json);
            return;
        }

        await context.Response.WriteAsJsonAsync(call.Headers.GetValueOrDefault("Authorization") != "Bearer " + Token ? new JsonObject { ["ok"] = false, ["error"] = "invalid_auth" } : Answer(call));
        if (LosesAnswers)
        {
            context.Abort();
        }
    }

    private JsonObject Answer(FarCall call)
    {
        switch (call.Path)
        {
            case "/api/chat.postMessage":
                var ts = $"1700000000.{Interlocked.Increment(ref _ts):D6}";
                var posted = call.Json;
                posted["ts"] = ts;
                Messages[ts] = posted;
                return new JsonObject { ["ok"] = true, ["ts"] = ts };
            case "/api/chat.update":
                var changed = call.Json;
                var id = changed["ts"]!.GetValue<string>();
                changed["metadata"] = Messages[id]["metadata"]!.DeepClone();
                Messages[id] = changed;
                Updates.Enqueue(id);
                return new JsonObject { ["ok"] = true, ["ts"] = id };
            case "/api/chat.postEphemeral":
                Whispers.Enqueue(call.Json);
                return new JsonObject { ["ok"] = true };
            case "/api/conversations.history" or "/api/conversations.replies":
                return new JsonObject { ["ok"] = true, ["messages"] = new JsonArray([.. Messages.Values.Select(message => message.DeepClone())]) };
            default:
                return new JsonObject { ["ok"] = false, ["error"] = "unknown_method" };
        }
    }
}
