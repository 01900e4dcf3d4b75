namespace AIOps.Ingest;

/// <summary>The route by which a signal came; lag is measured per route, because each has its own usual delay.</summary>
public enum SignalSource
{
    /// <summary>Platform metrics through diagnostic settings (usually 3 to 10 minutes).</summary>
    DiagnosticMetrics,

    /// <summary>Platform metrics through a data collection rule (usually about 3 minutes).</summary>
    ExportedMetrics,

    /// <summary>Resource logs (usually 3 to 10 minutes).</summary>
    ResourceLogs,

    /// <summary>Activity log (usually 3 to 20 minutes).</summary>
    ActivityLog,

    /// <summary>Application Insights tables.</summary>
    ApplicationInsights,

    /// <summary>Log Analytics data export.</summary>
    LogAnalytics,

    /// <summary>Azure Monitor alerts.</summary>
    AzureAlerts,

    /// <summary>Prometheus: samples and Alertmanager.</summary>
    Prometheus,

    /// <summary>OpenTelemetry.</summary>
    OpenTelemetry,

    /// <summary>CloudEvents.</summary>
    CloudEvents,

    /// <summary>Deployment webhooks.</summary>
    Webhooks,

    /// <summary>Shapes described in the configuration.</summary>
    Mapped,
}
