using System.Text;
using System.Text.Json.Nodes;
using AIOps.Orchestrations.Approvals.Links;
using AIOps.Orchestrations.Notifications;
using AIOps.Orchestrations.Notifications.Cards;
using AIOps.Orchestrations.Notifications.Posting;
using AIOps.Orchestrations.Ports;
using Microsoft.Extensions.Options;

namespace AIOps.Integrations.Teams;

/// <summary>
/// Posts cards through a Teams workflow. Such a post cannot be changed afterwards, so each card is posted once, only what needs people or ends the matter is said, and the
/// button opens the page that shows how the request stands: a card that is old decides nothing.
/// </summary>
internal sealed class TeamsNotifier(
    HttpClient http, TeamsOptions teams, MessageBoard board, CardReader cards, ApprovalLinks links, IOptions<NotificationOptions> options) : INotifier
{
    public const string Name = "teams";

    /// <inheritdoc/>
    public string Channel => Name;

    /// <inheritdoc/>
    public bool Wants(Notification notification) =>
        teams.WorkflowOf(notification.Audience) is not null && notification.Kind is "approval" or "decision" or "escalation" or "page" or "resolved";

    /// <inheritdoc/>
    public async Task NotifyAsync(Notification notification, CancellationToken cancellation)
    {
        if (await cards.IncidentAsync(notification.IncidentId, cancellation) is not { } incident)
        {
            throw new NotDeliveredException($"there is no incident {notification.IncidentId}") { IsPermanent = true };
        }

        var room = notification.Audience ?? "incidents";
        if (notification.Kind is "resolved" or "decision" && await board.FindAsync(Name, Began(incident.IncidentId), "incidents", cancellation) is null)
        {
            return;
        }

        await board.ShowAsync(Name, notification.Key + ":" + notification.Text, room, new Post(this, notification, incident), cancellation);
        await board.ShowAsync(Name, Began(incident.IncidentId), "incidents", new Mark(), cancellation);
    }

    private static string Began(string incidentId) => $"began:{incidentId}";

    private async Task<JsonObject> CardAsync(Notification notification, IncidentCard incident, CancellationToken cancellation)
    {
        List<JsonNode> body = [AdaptiveCard.Title($"{incident.Title}: {incident.Status}"), AdaptiveCard.Text(notification.Text)];
        List<JsonNode> actions = [];
        if (notification.ApprovalId is { } id && await cards.ApprovalAsync(id, cancellation) is { } asked)
        {
            body.AddRange(AdaptiveCard.Title(asked.Card.Headline), AdaptiveCard.Text(asked.Card.Reason), AdaptiveCard.Facts(asked.Card.Facts));
            if (asked.Card.Outcome.Length > 0)
            {
                body.Add(AdaptiveCard.Text(asked.Card.Outcome));
            }

            if (asked.Card.IsOpen)
            {
                actions.Add(AdaptiveCard.Open("Review and decide", options.Value.LinkTo(await links.PathAsync(asked.Approval, cancellation))));
            }
        }
        else
        {
            body.AddRange(AdaptiveCard.Text(incident.Summary), AdaptiveCard.Facts(incident.Facts));
        }

        actions.Add(AdaptiveCard.Open("Open the incident", options.Value.LinkTo(incident.Path)));
        return AdaptiveCard.Message(AdaptiveCard.Plain(notification.Title), body, actions);
    }

    /// <summary>A card that is posted once: what the workflow has taken cannot be found again or changed.</summary>
    private sealed class Post(TeamsNotifier teams, Notification notification, IncidentCard incident) : IPost
    {
        public Task<string> RenderAsync(CancellationToken cancellation) => Task.FromResult(notification.Key);

        public Task<string?> FindAsync(CancellationToken cancellation) => Task.FromResult<string?>(null);

        public async Task<string> PostAsync(string content, CancellationToken cancellation)
        {
            var card = await teams.CardAsync(notification, incident, cancellation);
            using var request = new HttpRequestMessage(HttpMethod.Post, teams.Address(notification)) { Content = new StringContent(card.ToJsonString(), Encoding.UTF8, "application/json") };
            await ChannelHttp.SendAsync(teams.Client, request, "The Teams workflow", cancellation);
            return "posted";
        }

        public Task UpdateAsync(string messageId, string content, CancellationToken cancellation) => Task.CompletedTask;
    }

    /// <summary>Remembers that people were told of an incident; posts nothing.</summary>
    private sealed class Mark : IPost
    {
        public Task<string> RenderAsync(CancellationToken cancellation) => Task.FromResult("began");

        public Task<string?> FindAsync(CancellationToken cancellation) => Task.FromResult<string?>("began");

        public Task<string> PostAsync(string content, CancellationToken cancellation) => Task.FromResult("began");

        public Task UpdateAsync(string messageId, string content, CancellationToken cancellation) => Task.CompletedTask;
    }

    private HttpClient Client => http;

    private Uri Address(Notification notification) => teams.WorkflowOf(notification.Audience)!;
}
