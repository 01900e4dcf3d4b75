using static AIOps.Ingest.Catalogue.CatalogueEntry;
using static AIOps.Ingest.Catalogue.MetricSense;

namespace AIOps.Ingest.Catalogue;

/// <summary>Virtual machines, scale sets, disks, Kubernetes, containers. Names and units: the "supported metrics" reference of Azure Monitor.</summary>
internal static class ComputeMetrics
{
    private const string Vm = "microsoft.compute/virtualmachines";
    private const string Set = "microsoft.compute/virtualmachinescalesets";
    private const string SetVm = "microsoft.compute/virtualmachinescalesets/virtualmachines";
    private const string Disk = "microsoft.compute/disks";
    private const string Aks = "microsoft.containerservice/managedclusters";
    private const string Aca = "microsoft.app/containerapps";
    private const string Aci = "microsoft.containerinstance/containergroups";

    public static IEnumerable<CatalogueEntry> Entries =>
    [
        .. Machine(Vm), .. Machine(Set), .. Machine(SetVm),
        Throughput(Disk, "Composite Disk Read Bytes/sec", "BytesPerSecond", aggregation: MetricAggregation.Average),
        Throughput(Disk, "Composite Disk Write Bytes/sec", "BytesPerSecond", aggregation: MetricAggregation.Average),
        Throughput(Disk, "Composite Disk Read Operations/sec", "CountPerSecond", 5, MetricAggregation.Average),
        Throughput(Disk, "Composite Disk Write Operations/sec", "CountPerSecond", 5, MetricAggregation.Average),
        Share(Aks, "node_cpu_usage_percentage"), Share(Aks, "node_memory_working_set_percentage"), Share(Aks, "node_memory_rss_percentage"),
        Share(Aks, "node_disk_usage_percentage", scale: 1, limit: 100),
        Gauge(Aks, "node_cpu_usage_millicores", UpIsBad, "MilliCores", 50),
        Gauge(Aks, "kube_pod_status_ready", DownIsBad), Gauge(Aks, "kube_node_status_condition", Both), Gauge(Aks, "kube_pod_status_phase", Both),
        Gauge(Aks, "cluster_autoscaler_unschedulable_pods_count", UpIsBad), Gauge(Aks, "apiserver_current_inflight_requests", UpIsBad, scale: 5),
        Throughput(Aks, "node_network_in_bytes"), Throughput(Aks, "node_network_out_bytes"),
        Gauge(Aca, "UsageNanoCores", UpIsBad, "NanoCores", 5e6), Gauge(Aca, "WorkingSetBytes", UpIsBad, "Bytes", 8e6), Gauge(Aca, "Replicas", Both),
        Share(Aca, "CpuPercentage"), Share(Aca, "MemoryPercentage"), Latency(Aca, "ResponseTime"),
        Count(Aca, "Requests", scale: 3), Count(Aca, "RestartCount", UpIsBad, 0.5), Throughput(Aca, "RxBytes"), Throughput(Aca, "TxBytes"),
        Gauge(Aci, "CpuUsage", UpIsBad, "MilliCores", 20), Gauge(Aci, "MemoryUsage", UpIsBad, "Bytes", 8e6),
    ];

    private static IEnumerable<CatalogueEntry> Machine(string type) =>
    [
        Share(type, "Percentage CPU"),
        State(type, "VmAvailabilityMetric", 1),
        Gauge(type, "Available Memory Bytes", DownIsBad, "Bytes", 6.4e7, limit: 0),
        Share(type, "Available Memory Percentage", DownIsBad, 2, limit: 0),
        Throughput(type, "Network In Total"), Throughput(type, "Network Out Total"), Throughput(type, "Network In"), Throughput(type, "Network Out"),
        Throughput(type, "Disk Read Bytes"), Throughput(type, "Disk Write Bytes"),
        Throughput(type, "Disk Read Operations/Sec", "CountPerSecond", 5, MetricAggregation.Average),
        Throughput(type, "Disk Write Operations/Sec", "CountPerSecond", 5, MetricAggregation.Average),
        Gauge(type, "OS Disk Queue Depth", UpIsBad, scale: 0.5), Gauge(type, "Data Disk Queue Depth", UpIsBad, scale: 0.5),
        Latency(type, "OS Disk Latency", scale: 2), Latency(type, "Data Disk Latency", scale: 2),
        Share(type, "OS Disk Bandwidth Consumed Percentage"), Share(type, "OS Disk IOPS Consumed Percentage"),
        Share(type, "Data Disk Bandwidth Consumed Percentage"), Share(type, "Data Disk IOPS Consumed Percentage"),
        Share(type, "VM Cached Bandwidth Consumed Percentage"), Share(type, "VM Cached IOPS Consumed Percentage"),
        Share(type, "VM Uncached Bandwidth Consumed Percentage"), Share(type, "VM Uncached IOPS Consumed Percentage"),
        Share(type, "Data Disk Used Percentage", scale: 0.5, limit: 100), Share(type, "OS Disk Used Percentage", scale: 0.5, limit: 100),
        Gauge(type, "CPU Credits Remaining", DownIsBad, scale: 2, limit: 0), Gauge(type, "CPU Credits Consumed", UpIsBad, scale: 0.2),
        Gauge(type, "Inbound Flows", Both, scale: 20), Gauge(type, "Outbound Flows", Both, scale: 20),
    ];
}
