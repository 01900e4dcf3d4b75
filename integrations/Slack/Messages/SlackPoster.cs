using System.Text.Json.Nodes;
using AIOps.Integrations.Slack.Api;
using AIOps.Orchestrations.Approvals.Links;
using AIOps.Orchestrations.Notifications;
using AIOps.Orchestrations.Notifications.Cards;
using AIOps.Orchestrations.Notifications.Posting;
using AIOps.Orchestrations.Ports;
using Microsoft.Extensions.Options;

namespace AIOps.Integrations.Slack.Messages;

/// <summary>Keeps the messages of an incident true: one that begins the thread, one per approval and room, and short lines in the thread.</summary>
internal sealed class SlackPoster(
    SlackClient slack, SlackOptions slackOptions, MessageBoard board, CardReader cards, ApprovalLinks links, IOptions<NotificationOptions> options)
{
    public const string Channel = "slack";

    // Every token differs, and a message must be updated only when what it shows has changed.
    private const string TokenPlace = "{token}";

    /// <summary>Posts or updates the message that begins the thread.</summary>
    /// <returns>Its <c>ts</c>.</returns>
    /// <exception cref="NotDeliveredException">Slack refused, or there is no such incident.</exception>
    public async Task<string> ShowIncidentAsync(string incidentId, CancellationToken cancellation)
    {
        var key = IncidentMessage.Key(incidentId);
        var post = new SlackPost(slack, slackOptions.Room, null, key, async stop => await cards.IncidentAsync(incidentId, stop) is { } card
            ? IncidentMessage.Of(card, options.Value)
            : throw new NotDeliveredException($"there is no incident {incidentId}") { IsPermanent = true });
        var ts = await board.ShowAsync(Channel, key, slackOptions.Room, post, cancellation);
        await board.BindAsync(Channel, slackOptions.Room, ts, incidentId, cancellation);
        return ts;
    }

    /// <summary>The thread of an incident, or null when nobody was told of it yet.</summary>
    public async Task<string?> ThreadOfAsync(string incidentId, CancellationToken cancellation) =>
        (await board.FindAsync(Channel, IncidentMessage.Key(incidentId), slackOptions.Room, cancellation))?.MessageId;

    /// <summary>Asks for a decision in the incident's thread, and in the room of a group when one is named; or shows there how it stands.</summary>
    public async Task ShowApprovalAsync(string approvalId, string? group, CancellationToken cancellation)
    {
        if (await cards.ApprovalAsync(approvalId, cancellation) is not { } asked)
        {
            return;
        }

        var thread = await ThreadOfAsync(asked.Approval.IncidentId, cancellation);
        await ShowApprovalInAsync(approvalId, slackOptions.Room, thread, cancellation);
        var room = slackOptions.RoomOf(group);
        if (room != slackOptions.Room)
        {
            await ShowApprovalInAsync(approvalId, room, null, cancellation);
        }
    }

    /// <summary>Rewrites every message of an approval that was posted; posts none.</summary>
    public async Task RewriteApprovalAsync(string approvalId, CancellationToken cancellation)
    {
        foreach (var room in slackOptions.Rooms.Values.Append(slackOptions.Room).Distinct())
        {
            if (await board.FindAsync(Channel, ApprovalMessage.Key(approvalId), room, cancellation) is not null)
            {
                await ShowApprovalInAsync(approvalId, room, null, cancellation);
            }
        }
    }

    /// <summary>A line in a thread, once per key.</summary>
    public Task SayAsync(string key, string room, string? thread, string mrkdwn, CancellationToken cancellation) => board.ShowAsync(
        Channel, key, room, new SlackPost(slack, room, thread, key, _ => Task.FromResult(Blocks.Message(mrkdwn, [.. Blocks.Sections(mrkdwn)]))), cancellation);

    private async Task ShowApprovalInAsync(string approvalId, string room, string? thread, CancellationToken cancellation)
    {
        var key = ApprovalMessage.Key(approvalId);
        var post = new SlackPost(slack, room, thread, key, RenderAsync, FinishAsync);
        await board.ShowAsync(Channel, key, room, post, cancellation);

        async Task<JsonObject> RenderAsync(CancellationToken stop) => ApprovalMessage.Of((await cards.ApprovalAsync(approvalId, stop))!.Value.Card, TokenPlace, options.Value);

        async Task<JsonObject> FinishAsync(JsonObject message, CancellationToken stop)
        {
            var text = message.ToJsonString();
            var token = text.Contains(TokenPlace, StringComparison.Ordinal) ? await links.IssueAsync((await cards.ApprovalAsync(approvalId, stop))!.Value.Approval, stop) : "";
            return JsonNode.Parse(text.Replace(TokenPlace, token, StringComparison.Ordinal))!.AsObject();
        }
    }
}
