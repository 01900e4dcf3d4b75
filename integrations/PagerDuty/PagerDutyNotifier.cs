using System.Text;
using System.Text.Json.Nodes;
using AIOps.Orchestrations.Notifications;
using AIOps.Orchestrations.Notifications.Cards;
using AIOps.Orchestrations.Ports;
using Microsoft.Extensions.Options;

namespace AIOps.Integrations.PagerDuty;

/// <summary>
/// Events API v2 (developer.pagerduty.com, "Send an Alert Event"): the incident's id is the <c>dedup_key</c>, so what is told twice is one alert there; acknowledged and
/// resolved here is acknowledged and resolved there. An action that runs is a change event.
/// </summary>
internal sealed class PagerDutyNotifier(HttpClient http, PagerDutyOptions pagerDuty, CardReader cards, IOptions<NotificationOptions> options) : INotifier
{
    private const int LongestSummary = 1024;

    public const string Name = "pagerduty";

    /// <inheritdoc/>
    public string Channel => Name;

    /// <inheritdoc/>
    public bool Wants(Notification notification) => ActionOf(notification) is not null || (notification.Kind == "action" && pagerDuty.ChangeEvents);

    /// <inheritdoc/>
    public async Task NotifyAsync(Notification notification, CancellationToken cancellation)
    {
        if (await cards.IncidentAsync(notification.IncidentId, cancellation) is not { } incident)
        {
            throw new NotDeliveredException($"there is no incident {notification.IncidentId}") { IsPermanent = true };
        }

        // Late or out of order, an alert must not come back to life.
        var action = ActionOf(notification);
        if (action is "trigger" or "acknowledge" && incident.IsOver)
        {
            return;
        }

        await (action is null
            ? SendAsync("v2/change/enqueue", Change(notification, incident), cancellation)
            : SendAsync("v2/enqueue", Event(action, notification, incident), cancellation));
    }

    private static string? ActionOf(Notification notification) => notification.Kind switch
    {
        "approval" or "escalation" or "page" => "trigger",
        "acknowledged" => "acknowledge",
        "resolved" => "resolve",
        _ => null,
    };

    private JsonObject Event(string action, Notification notification, IncidentCard incident)
    {
        var body = new JsonObject { ["routing_key"] = pagerDuty.RoutingKey, ["event_action"] = action, ["dedup_key"] = incident.IncidentId };
        if (action != "trigger")
        {
            return body;
        }

        body["client"] = "AIOps.Functions";
        body["client_url"] = options.Value.LinkTo(incident.Path);
        body["links"] = new JsonArray(new JsonObject { ["href"] = options.Value.LinkTo(notification.Link), ["text"] = notification.ApprovalId is null ? "The incident" : "The plan that waits" });
        body["payload"] = new JsonObject
        {
            ["summary"] = Short($"{incident.Title}: {incident.Status}"),
            ["source"] = "aiops",
            ["severity"] = incident.Severity switch { 0 => "critical", 1 => "error", 2 => "warning", _ => "info" },
            ["group"] = incident.IncidentId,
            ["custom_details"] = Details(notification, incident),
        };
        return body;
    }

    private JsonObject Change(Notification notification, IncidentCard incident) => new()
    {
        ["routing_key"] = pagerDuty.RoutingKey,
        ["payload"] = new JsonObject
        {
            ["summary"] = Short($"AIOps acts on {incident.Title}: {notification.Text}"),
            ["source"] = "aiops",
            ["custom_details"] = Details(notification, incident),
        },
        ["links"] = new JsonArray(new JsonObject { ["href"] = options.Value.LinkTo(incident.Path), ["text"] = "The incident" }),
    };

    private static JsonObject Details(Notification notification, IncidentCard incident)
    {
        var details = new JsonObject { ["what"] = notification.Text, ["summary"] = incident.Summary };
        foreach (var (name, value) in incident.Facts)
        {
            details[name] = value;
        }

        return details;
    }

    private async Task SendAsync(string path, JsonObject body, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(pagerDuty.EventsAddress, path)) { Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json") };
        await ChannelHttp.SendAsync(http, request, "PagerDuty", cancellation);
    }

    private static string Short(string text) => text.Length > LongestSummary ? text[..(LongestSummary - 1)] + "…" : text;
}
