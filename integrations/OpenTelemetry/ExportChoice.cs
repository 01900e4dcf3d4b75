using Microsoft.Extensions.Configuration;

namespace AIOps.Integrations.OpenTelemetry;

/// <summary>Which signals are exported, by the standard variables.</summary>
/// <param name="Traces">Traces.</param>
/// <param name="Metrics">Metrics.</param>
/// <param name="Logs">Logs.</param>
public sealed record ExportChoice(bool Traces, bool Metrics, bool Logs)
{
    /// <summary>Whether anything is.</summary>
    public bool Any => Traces || Metrics || Logs;

    /// <summary>Reads the variables: a signal is exported when it or all signals have an endpoint, unless its exporter is <c>none</c> or the SDK is disabled.</summary>
    public static ExportChoice Of(IConfiguration configuration) => bool.TryParse(configuration["OTEL_SDK_DISABLED"], out var disabled) && disabled
        ? new ExportChoice(false, false, false)
        : new ExportChoice(Of(configuration, "TRACES"), Of(configuration, "METRICS"), Of(configuration, "LOGS"));

    private static bool Of(IConfiguration configuration, string signal) =>
        (IsSet(configuration, "OTEL_EXPORTER_OTLP_ENDPOINT") || IsSet(configuration, $"OTEL_EXPORTER_OTLP_{signal}_ENDPOINT"))
        && !string.Equals(configuration[$"OTEL_{signal}_EXPORTER"], "none", StringComparison.OrdinalIgnoreCase);

    private static bool IsSet(IConfiguration configuration, string name) => !string.IsNullOrWhiteSpace(configuration[name]);
}
