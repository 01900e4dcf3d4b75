using AIOps.Orchestrations.Ports;
using Microsoft.Extensions.Logging;

namespace AIOps.Orchestrations.Notifications;

/// <summary>Tells every channel; a channel that fails is logged and does not stop anything.</summary>
public sealed partial class NotificationSender(IEnumerable<INotifier> notifiers, ILogger<NotificationSender> logger)
{
    /// <summary>Sends to all channels.</summary>
    public async Task SendAsync(Notification notification, CancellationToken cancellation)
    {
        foreach (var notifier in notifiers)
        {
            try
            {
                await notifier.NotifyAsync(notification, cancellation);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                LogFailed(notifier.Channel, notification.Key, failure);
            }
        }
    }

    [LoggerMessage(4001, LogLevel.Warning, "Channel {Channel} could not be told of {Key}")]
    private partial void LogFailed(string channel, string key, Exception failure);
}
