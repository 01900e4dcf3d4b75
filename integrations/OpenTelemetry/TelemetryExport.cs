using AIOps.Orchestrations.Observability;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace AIOps.Integrations.OpenTelemetry;

/// <summary>
/// Exports the product's own traces, metrics and logs over OTLP. Everything is configured by OpenTelemetry's standard variables (<c>OTEL_EXPORTER_OTLP_ENDPOINT</c>,
/// <c>OTEL_EXPORTER_OTLP_HEADERS</c>, <c>OTEL_SERVICE_NAME</c>, <c>OTEL_TRACES_SAMPLER</c>, <c>OTEL_METRIC_EXPORT_INTERVAL</c>, ...); without an endpoint nothing is exported.
/// </summary>
public static class TelemetryExport
{
    /// <summary>Name of the service unless <c>OTEL_SERVICE_NAME</c> or <c>OTEL_RESOURCE_ATTRIBUTES</c> says another.</summary>
    public const string ServiceName = "aiops-functions";

    /// <summary>The meters of the product itself, without those of the platform.</summary>
    public static IReadOnlyList<string> ProductMeters { get; } = [ProductMeter.MeterName, "AIOps.Workflows"];

    /// <summary>What the platform and the Azure SDKs trace beside the product: requests in and out, and Durable Functions.</summary>
    private static readonly string[] Sources = [Spans.SourceName, "Microsoft.AspNetCore", "System.Net.Http", "Azure.*", "Microsoft.DurableTask"];

    private static readonly string[] Meters =
        [.. ProductMeters, "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Net.Http", "System.Runtime"];

    /// <summary>Adds the exporters for which an endpoint is configured.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="configuration">The host's configuration; environment variables are part of it.</param>
    public static IServiceCollection AddTelemetryExport(this IServiceCollection services, IConfiguration configuration)
    {
        var chosen = ExportChoice.Of(configuration);
        if (!chosen.Any)
        {
            return services;
        }

        var telemetry = services.AddOpenTelemetry().ConfigureResource(static resource => resource.AddService(ServiceName).AddEnvironmentVariableDetector());
        if (chosen.Traces)
        {
            telemetry.WithTracing(static tracing => tracing.AddSource(Sources).AddOtlpExporter());
        }

        if (chosen.Metrics)
        {
            telemetry.WithMetrics(static metrics => metrics.AddMeter(Meters).AddOtlpExporter());
        }

        if (chosen.Logs)
        {
            telemetry.WithLogging(static logging => logging.AddOtlpExporter(), static options => (options.IncludeFormattedMessage, options.IncludeScopes) = (true, true));
        }

        return services;
    }
}
