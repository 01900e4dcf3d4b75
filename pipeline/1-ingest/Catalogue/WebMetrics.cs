using static AIOps.Ingest.Catalogue.CatalogueEntry;
using static AIOps.Ingest.Catalogue.MetricSense;

namespace AIOps.Ingest.Catalogue;

/// <summary>App Service, its plans, Application Insights, API Management. Names and units: the "supported metrics" reference of Azure Monitor.</summary>
internal static class WebMetrics
{
    private const string Site = "microsoft.web/sites";
    private const string Slot = "microsoft.web/sites/slots";
    private const string Plan = "microsoft.web/serverfarms";
    private const string Insights = "microsoft.insights/components";
    private const string Api = "microsoft.apimanagement/service";

    public static IEnumerable<CatalogueEntry> Entries =>
    [
        .. App(Site), .. App(Slot),
        Share(Plan, "CpuPercentage"), Share(Plan, "MemoryPercentage", scale: 2),
        Gauge(Plan, "DiskQueueLength", UpIsBad), Gauge(Plan, "HttpQueueLength", UpIsBad), Throughput(Plan, "BytesReceived"), Throughput(Plan, "BytesSent"),
        Share(Insights, "availabilityResults/availabilityPercentage", DownIsBad, 1), Latency(Insights, "requests/duration", scale: 20),
        Latency(Insights, "dependencies/duration", scale: 20), Latency(Insights, "availabilityResults/duration", scale: 50),
        Count(Insights, "requests/count", scale: 3), Count(Insights, "requests/failed", UpIsBad, 1), Count(Insights, "dependencies/failed", UpIsBad, 1),
        Count(Insights, "exceptions/count", UpIsBad, 1), Count(Insights, "dependencies/count", scale: 3),
        Share(Insights, "performanceCounters/processCpuPercentage"), Share(Insights, "% Processor Time Normalized"), Share(Insights, "% Processor Time"),
        Share(Api, "Capacity"), Count(Api, "Requests", scale: 3), Latency(Api, "Duration", scale: 20), Latency(Api, "BackendDuration", scale: 20),
    ];

    private static IEnumerable<CatalogueEntry> App(string type) =>
    [
        Count(type, "Http5xx", UpIsBad, 0.5), Count(type, "Http4xx", UpIsBad, 2), Count(type, "Http401", UpIsBad, 1), Count(type, "Http403", UpIsBad, 1),
        Count(type, "Http404", UpIsBad, 2), Count(type, "Http406", UpIsBad, 1), Count(type, "Http2xx", scale: 5), Count(type, "Http3xx", scale: 3),
        Count(type, "Requests", scale: 5), Latency(type, "HttpResponseTime", "Seconds", 0.05), Latency(type, "AverageResponseTime", "Seconds", 0.05),
        Throughput(type, "CpuTime", "Seconds", 0.5, sense: UpIsBad), Gauge(type, "MemoryWorkingSet", UpIsBad, "Bytes", 8e6),
        Gauge(type, "AverageMemoryWorkingSet", UpIsBad, "Bytes", 8e6), Gauge(type, "PrivateBytes", UpIsBad, "Bytes", 8e6),
        Gauge(type, "AppConnections", Both, scale: 5), Gauge(type, "Handles", UpIsBad, scale: 20), Gauge(type, "Threads", UpIsBad, scale: 5),
        Gauge(type, "RequestsInApplicationQueue", UpIsBad, scale: 0.5), State(type, "HealthCheckStatus", 100, "Percent"),
        Share(type, "FileSystemUsage", scale: 0.5, limit: 100), Throughput(type, "BytesReceived"), Throughput(type, "BytesSent"),
        Count(type, "FunctionExecutionCount", scale: 3), Count(type, "Gen2Collections", UpIsBad, 1),
        Throughput(type, "FunctionExecutionUnits", "MBMilliseconds", 1e5, sense: UpIsBad),
    ];
}
