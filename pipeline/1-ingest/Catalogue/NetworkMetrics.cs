using static AIOps.Ingest.Catalogue.CatalogueEntry;
using static AIOps.Ingest.Catalogue.MetricSense;

namespace AIOps.Ingest.Catalogue;

/// <summary>Application Gateway, load balancers, Front Door, firewalls, gateways. Names and units: the "supported metrics" reference of Azure Monitor.</summary>
internal static class NetworkMetrics
{
    private const string Agw = "microsoft.network/applicationgateways";
    private const string Balancer = "microsoft.network/loadbalancers";
    private const string Door = "microsoft.cdn/profiles";
    private const string Firewall = "microsoft.network/azurefirewalls";
    private const string Nat = "microsoft.network/natgateways";
    private const string Vpn = "microsoft.network/virtualnetworkgateways";
    private const string PublicIp = "microsoft.network/publicipaddresses";
    private const string Traffic = "microsoft.network/trafficmanagerprofiles";

    public static IEnumerable<CatalogueEntry> Entries =>
    [
        Count(Agw, "TotalRequests", scale: 5), Count(Agw, "FailedRequests", UpIsBad, 1), Count(Agw, "ResponseStatus", scale: 5), Count(Agw, "BackendResponseStatus", scale: 5),
        Gauge(Agw, "HealthyHostCount", DownIsBad, scale: 0.2), Gauge(Agw, "UnhealthyHostCount", UpIsBad, scale: 0.2),
        Latency(Agw, "ApplicationGatewayTotalTime", scale: 20), Latency(Agw, "BackendLastByteResponseTime", scale: 20),
        Latency(Agw, "BackendFirstByteResponseTime", scale: 20), Latency(Agw, "BackendConnectTime", scale: 5), Latency(Agw, "ClientRtt", scale: 10),
        Throughput(Agw, "Throughput", "BytesPerSecond", 4096, MetricAggregation.Average), Gauge(Agw, "CurrentConnections", Both, scale: 5),
        Gauge(Agw, "CapacityUnits", UpIsBad, scale: 0.5), Gauge(Agw, "ComputeUnits", UpIsBad, scale: 0.5), Share(Agw, "CpuUtilization"),
        Throughput(Agw, "BytesSent"), Throughput(Agw, "BytesReceived"), Count(Agw, "BlockedCount", UpIsBad, 2),
        State(Balancer, "VipAvailability", 100, "Percent"), State(Balancer, "DipAvailability", 100, "Percent"), Throughput(Balancer, "ByteCount"),
        Count(Balancer, "PacketCount", scale: 50), Count(Balancer, "SYNCount", scale: 10), Count(Balancer, "SnatConnectionCount", scale: 10),
        Gauge(Balancer, "UsedSnatPorts", UpIsBad, scale: 20),
        Count(Door, "RequestCount", scale: 5), Share(Door, "Percentage4XX", scale: 2), Share(Door, "Percentage5XX", scale: 1), Latency(Door, "TotalLatency", scale: 20),
        Latency(Door, "OriginLatency", scale: 20), Share(Door, "OriginHealthPercentage", DownIsBad, 1), Throughput(Door, "ResponseSize"),
        Share(Firewall, "FirewallHealth", DownIsBad, 1), Share(Firewall, "SNATPortUtilization", limit: 100), Throughput(Firewall, "DataProcessed"),
        Throughput(Firewall, "Throughput", "BitsPerSecond", 1e5, MetricAggregation.Average), Latency(Firewall, "FirewallLatencyPng", scale: 2),
        State(Nat, "DatapathAvailability", 100, "Percent"), Gauge(Nat, "SNATConnectionCount", Both, scale: 20), Count(Nat, "PacketDropCount", UpIsBad, 2),
        Throughput(Vpn, "TunnelAverageBandwidth", "BytesPerSecond", 4096, MetricAggregation.Average), Gauge(Vpn, "BgpPeerStatus", DownIsBad, scale: 0.1),
        State(PublicIp, "VipAvailability", 100, "Percent"), Gauge(PublicIp, "IfUnderDDoSAttack", UpIsBad, scale: 0.1, aggregation: MetricAggregation.Maximum),
        Throughput(PublicIp, "ByteCount"), State(Traffic, "ProbeAgentCurrentEndpointStateByProfileResourceId", 1), Count(Traffic, "QpsByEndpoint", scale: 5),
    ];
}
