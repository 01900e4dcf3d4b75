using AIOps.Integrations.Slack.Messages;
using AIOps.Orchestrations.Notifications;
using AIOps.Orchestrations.Ports;
using Microsoft.Extensions.Options;

namespace AIOps.Integrations.Slack;

/// <summary>One thread per incident: its first message is updated, decisions are asked for and rewritten in the thread, and only what needs people is a new line.</summary>
internal sealed class SlackNotifier(SlackPoster poster, SlackOptions slackOptions, IOptions<NotificationOptions> options) : INotifier
{
    /// <inheritdoc/>
    public string Channel => SlackPoster.Channel;

    /// <inheritdoc/>
    public async Task NotifyAsync(Notification notification, CancellationToken cancellation)
    {
        // What ended before anybody was told of it is no news.
        if (notification.Kind is "resolved" or "decision" or "acknowledged" && await poster.ThreadOfAsync(notification.IncidentId, cancellation) is null)
        {
            return;
        }

        var thread = await poster.ShowIncidentAsync(notification.IncidentId, cancellation);
        if (notification.ApprovalId is { } approvalId)
        {
            await (notification.Kind == "decision" ? poster.RewriteApprovalAsync(approvalId, cancellation) : poster.ShowApprovalAsync(approvalId, notification.Audience, cancellation));
        }

        if (LineOf(notification) is { } line)
        {
            await poster.SayAsync($"line:{notification.Key}:{notification.Text}", slackOptions.Room, thread, line, cancellation);
        }
    }

    /// <summary>A line that pings people in the thread; null for what only changes messages that are there.</summary>
    private string? LineOf(Notification notification) => notification.Kind switch
    {
        "page" => $"{slackOptions.PageMention} *A person has to look.* {SlackText.Plain(notification.Text)}".TrimStart(),
        "resolved" => $"Resolved: {SlackText.Plain(notification.Text)}",
        "action" => $"Acts now: {SlackText.Plain(notification.Text)}",
        "escalation" => $"{slackOptions.PageMention} {SlackText.Plain(notification.Title)}. {SlackText.Plain(notification.Text)} {PlanLink(notification)}".TrimStart(),
        "approval" when notification.Key.StartsWith("remind:", StringComparison.Ordinal) => $"{SlackText.Plain(notification.Title)}. {SlackText.Plain(notification.Text)} {PlanLink(notification)}",
        _ => null,
    };

    private string PlanLink(Notification notification) => SlackText.Link(options.Value.LinkTo(notification.Link), "Open the plan");
}
