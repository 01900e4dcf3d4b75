using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using AIOps.Orchestrations.Chat;
using AIOps.Orchestrations.Notifications;
using AIOps.Orchestrations.Notifications.Cards;
using AIOps.Orchestrations.Ports;
using Microsoft.Extensions.Options;

namespace AIOps.Integrations.Webhooks;

/// <summary>
/// Tells a configured address, signed like <see cref="WebhookActuator"/>'s calls. The idempotency key is the notification's: every try carries the same, so the receiver
/// takes it once. The body holds the state as it is now; it holds no token, because the receiver is a program.
/// </summary>
internal sealed class WebhookNotifier(string name, HttpClient http, WebhookOptions webhooks, CardReader cards, WallClock clock, IOptions<NotificationOptions> options) : INotifier
{
    private readonly NotifiedWebhook _hook = webhooks.Notify[name];

    /// <inheritdoc/>
    public string Channel => $"webhook-{name}";

    /// <inheritdoc/>
    public bool Wants(Notification notification) => _hook.Kinds.Count == 0 || _hook.Kinds.Contains(notification.Kind);

    /// <inheritdoc/>
    public async Task NotifyAsync(Notification notification, CancellationToken cancellation)
    {
        var body = await BodyAsync(notification, cancellation);
        var now = clock.Now.ToUnixTimeSeconds();
        using var request = new HttpRequestMessage(HttpMethod.Post, _hook.Url) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Add(WebhookSignature.IdempotencyHeader, notification.Id);
        request.Headers.Add(WebhookSignature.TimestampHeader, now.ToString(CultureInfo.InvariantCulture));
        request.Headers.Add(WebhookSignature.SignatureHeader, WebhookSignature.Of(_hook.Secret, now, body));
        await ChannelHttp.SendAsync(http, request, $"The webhook '{name}'", cancellation);
    }

    private async Task<byte[]> BodyAsync(Notification notification, CancellationToken cancellation)
    {
        var incident = await cards.IncidentAsync(notification.IncidentId, cancellation);
        var asked = notification.ApprovalId is { } id ? await cards.ApprovalAsync(id, cancellation) : null;
        return JsonSerializer.SerializeToUtf8Bytes(
            new
            {
                notification.Id,
                notification.Kind,
                notification.Title,
                notification.Text,
                Link = LinkTo(notification.Link),
                notification.Audience,
                Incident = incident is null ? null : new { Id = incident.IncidentId, incident.Title, incident.Severity, incident.Status, incident.Summary, Link = LinkTo(incident.Path) },
                Approval = asked is not { } found ? null : new
                {
                    found.Approval.Id,
                    Status = found.Approval.Status.ToString().ToLowerInvariant(),
                    found.Card.Headline,
                    found.Card.Reason,
                    PlanHash = found.Approval.Plan.Hash,
                    found.Approval.ExpiresAt,
                    Link = LinkTo($"/approvals/{Uri.EscapeDataString(found.Approval.Id)}"),
                },
            },
            JsonSerializerOptions.Web);
    }

    private string LinkTo(string path) => options.Value.PublicUrl is null ? path : options.Value.LinkTo(path);
}
