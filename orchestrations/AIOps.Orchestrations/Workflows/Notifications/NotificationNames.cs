using AIOps.Orchestrations.Observability;
using AIOps.Orchestrations.Ports;
using AIOps.Orchestrations.Workflows.Port;
using AIOps.Storage;

namespace AIOps.Orchestrations.Workflows.Notifications;

/// <summary>Names and payloads of the delivery of notifications.</summary>
public static class NotificationNames
{
    /// <summary>The workflow: one instance per notification, occasion and channel.</summary>
    public static readonly WorkflowRef<NotifyInput, DeliveryResult> Workflow = new("Notify");

    /// <summary>Tries once.</summary>
    public static readonly ActivityRef<DeliveryRequest, DeliveryResult> Deliver = new("DeliverNotification");

    /// <summary>Instance id of a delivery.</summary>
    public static string InstanceId(string channel, string key, string occasion) => $"notify-{channel}-{RowKeys.Hash($"{key}\n{occasion}")[..32]}";
}

/// <summary>Input of the delivery.</summary>
/// <param name="Channel">Name of the channel.</param>
/// <param name="Notification">What is said.</param>
/// <param name="Attempts">Tries in all.</param>
/// <param name="FirstDelay">Pause before the second one.</param>
/// <param name="MaxDelay">Longest pause.</param>
public sealed record NotifyInput(string Channel, Notification Notification, int Attempts, TimeSpan FirstDelay, TimeSpan MaxDelay);

/// <summary>Asks for one try.</summary>
/// <param name="Channel">Name of the channel.</param>
/// <param name="Notification">What is said.</param>
/// <param name="Last">True when no other try follows: a failure goes into the timeline.</param>
/// <param name="Now">The workflow's time.</param>
public sealed record DeliveryRequest(string Channel, Notification Notification, bool Last, DateTimeOffset Now) : IOfIncident
{
    /// <inheritdoc/>
    public string IncidentId => Notification.IncidentId;
}

/// <summary>What came of a try.</summary>
/// <param name="State">Where it stands.</param>
/// <param name="Text">One line for people.</param>
public sealed record DeliveryResult(DeliveryState State, string Text)
{
    /// <summary>When the other side wants to be asked again; null when it did not say.</summary>
    public TimeSpan? RetryAfter { get; init; }
}

/// <summary>Where a delivery stands.</summary>
public enum DeliveryState
{
    /// <summary>The channel has it.</summary>
    Delivered,

    /// <summary>Not yet: try again.</summary>
    Again,

    /// <summary>Given up; it is in the timeline.</summary>
    Failed,
}
