using AIOps.Integrations.OpenTelemetry;
using AIOps.Orchestrations.Observability;
using Azure.Core;
using Azure.Monitor.OpenTelemetry.Exporter;
using Microsoft.Azure.Functions.Worker.OpenTelemetry;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenTelemetry.Logs;

namespace AIOps.Functions.Hosting;

/// <summary>
/// The product's counters, spans and log lines to Application Insights, beside the host's own (<c>telemetryMode</c> in host.json). The settings are the host's too:
/// <c>APPLICATIONINSIGHTS_CONNECTION_STRING</c> turns it on, <c>APPLICATIONINSIGHTS_AUTHENTICATION_STRING</c> makes it Entra instead of the key in the connection string.
/// </summary>
internal static class ApplicationInsights
{
    private const string ConnectionString = "APPLICATIONINSIGHTS_CONNECTION_STRING";
    private const string Authentication = "APPLICATIONINSIGHTS_AUTHENTICATION_STRING";

    /// <summary>Traces a second of one instance that are sent; the rest is counted into the item count of those. A body of telemetry is a trace: all of them would cost more than the estate's.</summary>
    private const double TracesPerSecond = 5;

    /// <summary>The standard variable, which the exporter reads itself; where it is set it decides.</summary>
    private const string Sampler = "OTEL_TRACES_SAMPLER";

    /// <summary>Adds the exporter where a connection string is set.</summary>
    public static IServiceCollection AddApplicationInsights(this IServiceCollection services, IConfiguration configuration, Func<TokenCredential> credential)
    {
        if (configuration[ConnectionString] is not { Length: > 0 } address)
        {
            return services;
        }

        var telemetry = services.AddOpenTelemetry();
        telemetry.UseFunctionsWorkerDefaults();
        telemetry.WithTracing(static tracing => tracing.AddSource(Spans.SourceName))
            .WithMetrics(static metrics => metrics.AddMeter([.. TelemetryExport.ProductMeters]))
            .WithLogging(static _ => { }, static options => options.IncludeFormattedMessage = true)
            .UseAzureMonitorExporter(options =>
            {
                options.ConnectionString = address;
                if (configuration[Sampler] is not { Length: > 0 })
                {
                    options.TracesPerSecond = TracesPerSecond;
                }

                if (configuration[Authentication] is { Length: > 0 })
                {
                    options.Credential = credential();
                }
            });

        // What the SDKs say of every call stays on the console; a warning is worth its price.
        return services.AddLogging(static logging => logging
            .AddFilter<OpenTelemetryLoggerProvider>(null, LogLevel.Warning)
            .AddFilter<OpenTelemetryLoggerProvider>("AIOps", LogLevel.Information));
    }
}
