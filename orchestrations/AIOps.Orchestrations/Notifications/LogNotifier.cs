using AIOps.Orchestrations.Ports;
using Microsoft.Extensions.Logging;

namespace AIOps.Orchestrations.Notifications;

/// <summary>The channel that is always there: the host's log.</summary>
public sealed partial class LogNotifier(ILogger<LogNotifier> logger) : INotifier
{
    /// <inheritdoc/>
    public string Channel => "log";

    /// <inheritdoc/>
    public Task NotifyAsync(Notification notification, CancellationToken cancellation)
    {
        LogNotification(notification.Kind, notification.Title, notification.Link);
        return Task.CompletedTask;
    }

    [LoggerMessage(4002, LogLevel.Information, "{Kind}: {Title} ({Link})")]
    private partial void LogNotification(string kind, string title, string link);
}
