using System.Diagnostics.Metrics;

namespace AIOps.Orchestrations.Tests.Observability;

/// <summary>The names under which Prometheus stores an instrument that comes over OTLP (OpenTelemetry specification, "Prometheus and OpenMetrics compatibility").</summary>
internal static class PrometheusName
{
    private static readonly Dictionary<string, string> Units = new() { ["s"] = "seconds", ["ms"] = "milliseconds", ["By"] = "bytes", ["1"] = "ratio", ["USD"] = "USD" };

    public static IEnumerable<string> Of(Instrument instrument)
    {
        var name = instrument.Name.Replace('.', '_');
        var counter = instrument.GetType().Name.StartsWith("Counter", StringComparison.Ordinal);
        if (instrument.Unit is { } unit && Units.TryGetValue(unit, out var suffix) && !(suffix == "ratio" && counter) && !name.Split('_').Contains(suffix))
        {
            name = $"{name}_{suffix}";
        }

        return instrument.GetType().Name.StartsWith("Histogram", StringComparison.Ordinal) ? [$"{name}_bucket", $"{name}_sum", $"{name}_count"]
            : counter ? [$"{name}_total"]
            : [name];
    }
}
