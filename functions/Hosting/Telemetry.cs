using AIOps.Orchestrations.Observability;
using Azure.Core;
using Azure.Monitor.OpenTelemetry.Exporter;
using Microsoft.Azure.Functions.Worker.OpenTelemetry;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace AIOps.Functions.Hosting;

/// <summary>The product's spans and counters, in the same trace as the host's own (<c>telemetryMode</c> in host.json).</summary>
internal static class Telemetry
{
    private const string ConnectionString = "APPLICATIONINSIGHTS_CONNECTION_STRING";

    /// <summary>Adds OpenTelemetry; it is sent to Application Insights, with an Entra token, where a connection string is set.</summary>
    public static IServiceCollection AddTelemetry(this IServiceCollection services, IConfiguration configuration, TokenCredential credential)
    {
        // Spans and meter have the same name.
        var telemetry = services.AddOpenTelemetry()
            .UseFunctionsWorkerDefaults()
            .WithTracing(static traces => traces.AddSource(Spans.SourceName))
            .WithMetrics(static metrics => metrics.AddMeter(Spans.SourceName));
        if (configuration[ConnectionString] is { Length: > 0 }) telemetry.UseAzureMonitorExporter(options => options.Credential = credential);
        return services;
    }
}
