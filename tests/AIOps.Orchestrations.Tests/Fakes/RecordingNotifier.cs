using System.Collections.Concurrent;
using AIOps.Orchestrations.Ports;

namespace AIOps.Orchestrations.Tests.Fakes;

/// <summary>Keeps what people were told, in order.</summary>
internal sealed class RecordingNotifier : INotifier
{
    public ConcurrentQueue<Notification> Sent { get; } = new();

    public string Channel => "test";

    public Task NotifyAsync(Notification notification, CancellationToken cancellation)
    {
        Sent.Enqueue(notification);
        return Task.CompletedTask;
    }
}
