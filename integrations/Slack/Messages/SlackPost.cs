using System.Text.Json.Nodes;
using AIOps.Integrations.Slack.Api;
using AIOps.Orchestrations.Notifications.Posting;

namespace AIOps.Integrations.Slack.Messages;

/// <summary>One message in one room or thread.</summary>
internal sealed class SlackPost(SlackClient slack, string room, string? threadTs, string key, Func<CancellationToken, Task<JsonObject>> render, Func<JsonObject, CancellationToken, Task<JsonObject>>? finish = null) : IPost
{
    public async Task<string> RenderAsync(CancellationToken cancellation) => (await render(cancellation)).ToJsonString();

    public Task<string?> FindAsync(CancellationToken cancellation) => slack.FindAsync(room, threadTs, key, cancellation);

    public async Task<string> PostAsync(string content, CancellationToken cancellation) => await slack.PostAsync(room, threadTs, key, await FinishedAsync(content, cancellation), cancellation);

    public async Task UpdateAsync(string messageId, string content, CancellationToken cancellation) => await slack.UpdateAsync(room, messageId, await FinishedAsync(content, cancellation), cancellation);

    private Task<JsonObject> FinishedAsync(string content, CancellationToken cancellation)
    {
        var message = JsonNode.Parse(content)!.AsObject();
        return finish is null ? Task.FromResult(message) : finish(message, cancellation);
    }
}
