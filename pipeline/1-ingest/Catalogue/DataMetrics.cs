using static AIOps.Ingest.Catalogue.CatalogueEntry;
using static AIOps.Ingest.Catalogue.MetricSense;

namespace AIOps.Ingest.Catalogue;

/// <summary>Databases, caches, storage, Key Vault, search. Names and units: the "supported metrics" reference of Azure Monitor.</summary>
internal static class DataMetrics
{
    private const string Sql = "microsoft.sql/servers/databases";
    private const string Pool = "microsoft.sql/servers/elasticpools";
    private const string Postgres = "microsoft.dbforpostgresql/flexibleservers";
    private const string MySql = "microsoft.dbformysql/flexibleservers";
    private const string Cosmos = "microsoft.documentdb/databaseaccounts";
    private const string Redis = "microsoft.cache/redis";
    private const string Account = "microsoft.storage/storageaccounts";
    private const string Vault = "microsoft.keyvault/vaults";
    private const string Search = "microsoft.search/searchservices";

    public static IEnumerable<CatalogueEntry> Entries =>
    [
        .. SqlServer(Sql), .. SqlServer(Pool), .. Flexible(Postgres), .. Flexible(MySql),
        Share(Cosmos, "NormalizedRUConsumption", aggregation: MetricAggregation.Maximum), Count(Cosmos, "TotalRequests", scale: 5),
        Throughput(Cosmos, "TotalRequestUnits", "Count", 20, sense: UpIsBad), Share(Cosmos, "ServiceAvailability", DownIsBad, 0.5),
        Latency(Cosmos, "ServerSideLatency", scale: 2), Latency(Cosmos, "ServerSideLatencyDirect", scale: 2), Gauge(Cosmos, "DataUsage", UpIsBad, "Bytes", 1e6),
        Share(Redis, "percentProcessorTime"), Share(Redis, "serverLoad"), Share(Redis, "usedmemorypercentage", scale: 1, limit: 100),
        Count(Redis, "cachemisses", UpIsBad, 5), Count(Redis, "cachehits", scale: 10), Count(Redis, "evictedkeys", UpIsBad), Count(Redis, "errors", UpIsBad, 0.5),
        Gauge(Redis, "connectedclients", Both, scale: 5), Gauge(Redis, "cacheLatency", UpIsBad, "MicroSeconds", 200),
        .. Storage(Account), .. Storage($"{Account}/blobservices"), .. Storage($"{Account}/tableservices"), .. Storage($"{Account}/queueservices"),
        .. Storage($"{Account}/fileservices"),
        Share(Vault, "Availability", DownIsBad, 0.5), Share(Vault, "SaturationShoebox", scale: 1, limit: 100), Latency(Vault, "ServiceApiLatency", scale: 10),
        Count(Vault, "ServiceApiHit", scale: 2), Count(Vault, "ServiceApiResult", scale: 2),
        Latency(Search, "SearchLatency", "Seconds", 0.05), Share(Search, "ThrottledSearchQueriesPercentage", scale: 1),
        Throughput(Search, "SearchQueriesPerSecond", "CountPerSecond", 1, MetricAggregation.Average),
    ];

    private static IEnumerable<CatalogueEntry> SqlServer(string type) =>
    [
        Share(type, "cpu_percent"), Share(type, "dtu_consumption_percent"), Share(type, "physical_data_read_percent"), Share(type, "log_write_percent"),
        Share(type, "workers_percent", scale: 2, limit: 100), Share(type, "sessions_percent", scale: 2, limit: 100),
        Share(type, "storage_percent", scale: 0.5, limit: 100), Share(type, "sqlserver_process_memory_percent", scale: 2),
        Share(type, "sqlserver_process_core_percent"), Share(type, "tempdb_log_used_percent", scale: 2, limit: 100), Share(type, "xtp_storage_percent", scale: 1, limit: 100),
        Count(type, "connection_failed", UpIsBad, 0.5), Count(type, "connection_failed_user_error", UpIsBad, 1), Count(type, "connection_successful", scale: 3),
        Count(type, "blocked_by_firewall", UpIsBad, 0.5), Count(type, "deadlock", UpIsBad, 0.3), Gauge(type, "storage", UpIsBad, "Bytes", 1e6),
        Gauge(type, "sessions_count", Both, scale: 3), Gauge(type, "dtu_used", UpIsBad, scale: 3), State(type, "availability", 100, "Percent"),
    ];

    private static IEnumerable<CatalogueEntry> Flexible(string type) =>
    [
        Share(type, "cpu_percent"), Share(type, "memory_percent", scale: 2), Share(type, "storage_percent", scale: 0.5, limit: 100), Share(type, "disk_iops_consumed_percentage"),
        Share(type, "disk_bandwidth_consumed_percentage"), Gauge(type, "active_connections", Both, scale: 5), Count(type, "connections_failed", UpIsBad, 0.5),
        Count(type, "aborted_connections", UpIsBad, 1), Gauge(type, "physical_replication_delay_in_seconds", UpIsBad, "Seconds", 2), Count(type, "deadlocks", UpIsBad, 0.3),
        State(type, "is_db_alive", 1), Gauge(type, "replication_lag", UpIsBad, "Seconds", 2), Count(type, "slow_queries", UpIsBad, 1), Gauge(type, "iops", Both, scale: 20),
    ];

    private static IEnumerable<CatalogueEntry> Storage(string type) =>
    [
        Share(type, "Availability", DownIsBad, 0.5, aggregation: MetricAggregation.Average), Latency(type, "SuccessE2ELatency", scale: 5),
        Latency(type, "SuccessServerLatency", scale: 3), Count(type, "Transactions", scale: 10), Throughput(type, "Ingress"), Throughput(type, "Egress"),
        Gauge(type, "UsedCapacity", UpIsBad, "Bytes", 1e7),
    ];
}
