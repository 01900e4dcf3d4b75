using AIOps.Orchestrations.Ports;
using AIOps.Orchestrations.Questions;
using AIOps.Orchestrations.Workflows.Notifications;
using AIOps.Orchestrations.Workflows.Port;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace AIOps.Orchestrations.Notifications;

/// <summary>
/// Tells every channel, each in a workflow of its own that tries again: a channel that is away delays nobody. The log is written at once.
/// </summary>
public sealed partial class NotificationSender(
    IEnumerable<INotifier> notifiers, IWorkflowClient workflows, IOptions<NotificationOptions> options, ILogger<NotificationSender> logger)
{
    /// <summary>Hands a notification to all channels. Never throws but for cancellation: who tells must not fail because telling does.</summary>
    /// <param name="notification">What is said.</param>
    /// <param name="occasion">What it is said for, the same when the caller is repeated: once per occasion and channel.</param>
    /// <param name="cancellation">Cancels the call.</param>
    public async Task SendAsync(Notification notification, string occasion, CancellationToken cancellation)
    {
        foreach (var notifier in notifiers.Where(notifier => notifier.Wants(notification)))
        {
            try
            {
                await (notifier is LogNotifier log ? log.NotifyAsync(notification, cancellation) : EnqueueAsync(notifier.Channel, notification, occasion, cancellation));
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                LogFailed(notifier.Channel, notification.Key, failure);
            }
        }
    }

    private Task EnqueueAsync(string channel, Notification notification, string occasion, CancellationToken cancellation)
    {
        var settings = options.Value;
        var id = NotificationNames.InstanceId(channel, notification.Key, occasion);
        return workflows.StartAsync(
            NotificationNames.Workflow,
            id,
            new NotifyInput(channel, Harmless(notification) with { Id = id }, settings.Attempts, settings.FirstDelay, settings.MaxDelay),
            cancellation);
    }

    /// <summary>What leaves the host is redacted and short: reasons and titles quote telemetry.</summary>
    private static Notification Harmless(Notification notification) =>
        notification with { Title = HostileText.Plain(notification.Title, 250), Text = HostileText.Plain(notification.Text, 700) };

    [LoggerMessage(4001, LogLevel.Warning, "Channel {Channel} could not be told of {Key}")]
    private partial void LogFailed(string channel, string key, Exception failure);
}
