using static AIOps.Ingest.Catalogue.CatalogueEntry;
using static AIOps.Ingest.Catalogue.MetricSense;

namespace AIOps.Ingest.Catalogue;

/// <summary>Counters from inside a machine (tables <c>Perf</c>, <c>InsightsMetrics</c>, <c>AppPerformanceCounters</c>): the same name on every resource type.</summary>
internal static class GuestMetrics
{
    private const string Any = "*";

    public static IEnumerable<CatalogueEntry> Entries =>
    [
        Share(Any, @"Logical Disk\% Used Space", scale: 0.5, limit: 100), Share(Any, @"LogicalDisk\% Free Space", DownIsBad, 0.5, limit: 0),
        Share(Any, @"Logical Disk\% Free Space", DownIsBad, 0.5, limit: 0), Gauge(Any, @"LogicalDisk\Free Megabytes", DownIsBad, "MegaBytes", 20, limit: 0),
        Gauge(Any, @"Logical Disk\Free Megabytes", DownIsBad, "MegaBytes", 20, limit: 0), Share(Any, @"Logical Disk\% Used Inodes", scale: 0.5, limit: 100),
        Share(Any, @"Processor\% Processor Time"), Share(Any, @"Processor Information\% Processor Time"), Share(Any, @"Memory\% Used Memory", scale: 2, limit: 100),
        Share(Any, @"Memory\% Committed Bytes In Use", scale: 2, limit: 100), Gauge(Any, @"Memory\Available MBytes", DownIsBad, "MegaBytes", 64, limit: 0),
        Gauge(Any, @"Memory\Available MBytes Memory", DownIsBad, "MegaBytes", 64, limit: 0), Share(Any, @"Memory\% Used Swap Space", scale: 2, limit: 100),
        Gauge(Any, @"System\Processor Queue Length", UpIsBad), Share(Any, "Process\\% Processor Time Normalized"), Share(Any, "Process\\% Processor Time"),
        Gauge(Any, "Process\\Private Bytes", UpIsBad, "Bytes", 8e6), Gauge(Any, "Memory\\Available Bytes", DownIsBad, "Bytes", 6.4e7, limit: 0),
        Share(Any, "LogicalDisk/FreeSpacePercentage", DownIsBad, 0.5, limit: 0), Gauge(Any, "LogicalDisk/FreeSpaceMB", DownIsBad, "MegaBytes", 20, limit: 0),
        Share(Any, "Processor/UtilizationPercentage"), Gauge(Any, "Memory/AvailableMB", DownIsBad, "MegaBytes", 64, limit: 0), State(Any, "Computer/Heartbeat", 1),
    ];
}
