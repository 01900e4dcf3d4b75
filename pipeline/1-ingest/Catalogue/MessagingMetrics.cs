using static AIOps.Ingest.Catalogue.CatalogueEntry;
using static AIOps.Ingest.Catalogue.MetricSense;

namespace AIOps.Ingest.Catalogue;

/// <summary>Event Hubs, Service Bus, Event Grid, IoT Hub, Azure OpenAI. Names and units: the "supported metrics" reference of Azure Monitor.</summary>
internal static class MessagingMetrics
{
    private const string Hubs = "microsoft.eventhub/namespaces";
    private const string Bus = "microsoft.servicebus/namespaces";
    private const string Topics = "microsoft.eventgrid/topics";
    private const string Iot = "microsoft.devices/iothubs";
    private const string Model = "microsoft.cognitiveservices/accounts";

    public static IEnumerable<CatalogueEntry> Entries =>
    [
        .. Namespace(Hubs), .. Namespace(Bus),
        Gauge(Hubs, "CapturedMessages", Both, scale: 10), Gauge(Hubs, "CaptureBacklog", UpIsBad, scale: 10), Throughput(Hubs, "IncomingBytes"), Throughput(Hubs, "OutgoingBytes"),
        Gauge(Bus, "ActiveMessages", UpIsBad, scale: 10), Gauge(Bus, "DeadletteredMessages", UpIsBad, scale: 1), Gauge(Bus, "Messages", UpIsBad, scale: 10),
        Gauge(Bus, "ScheduledMessages", Both, scale: 5), Count(Bus, "AbandonMessage", UpIsBad, 1), Share(Bus, "NamespaceCpuUsage"), Share(Bus, "NamespaceMemoryUsage"),
        Share(Hubs, "NamespaceCpuUsage"), Share(Hubs, "NamespaceMemoryUsage"), Gauge(Bus, "Size", UpIsBad, "Bytes", 1e5), Gauge(Hubs, "Size", Both, "Bytes", 1e5),
        Count(Topics, "PublishSuccessCount", scale: 5), Count(Topics, "PublishFailCount", UpIsBad, 0.5), Count(Topics, "DeliveryAttemptFailCount", UpIsBad, 1),
        Count(Topics, "DeadLetteredCount", UpIsBad, 0.5), Count(Topics, "DroppedEventCount", UpIsBad, 0.5), Latency(Topics, "DestinationProcessingDurationInMs", scale: 20),
        Count(Iot, "d2c.telemetry.ingress.success", scale: 5), Gauge(Iot, "connectedDeviceCount", DownIsBad, scale: 2), Count(Iot, "RoutingDataSizeInBytesDelivered"),
        Count(Model, "AzureOpenAIRequests", scale: 3), Count(Model, "TotalErrors", UpIsBad, 0.5), Count(Model, "ClientErrors", UpIsBad, 1), Count(Model, "ServerErrors", UpIsBad, 0.5),
        Latency(Model, "Latency", scale: 100), Latency(Model, "AzureOpenAITimeToResponse", scale: 100), Count(Model, "TokenTransaction", scale: 500),
        Share(Model, "AzureOpenAIProvisionedManagedUtilizationV2"), Share(Model, "AzureOpenAIAvailabilityRate", DownIsBad, 1),
    ];

    private static IEnumerable<CatalogueEntry> Namespace(string type) =>
    [
        Count(type, "IncomingMessages", scale: 10), Count(type, "OutgoingMessages", scale: 10), Count(type, "IncomingRequests", scale: 10),
        Count(type, "SuccessfulRequests", scale: 10), Count(type, "ServerErrors", UpIsBad, 0.5), Count(type, "UserErrors", UpIsBad, 1),
        Count(type, "ThrottledRequests", UpIsBad, 0.5), Count(type, "QuotaExceededErrors", UpIsBad, 0.3), Gauge(type, "ActiveConnections", Both, scale: 3),
        Count(type, "ConnectionsOpened", scale: 3), Count(type, "ConnectionsClosed", scale: 3),
    ];
}
