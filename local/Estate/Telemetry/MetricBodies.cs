using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using AIOps.Remediate.Catalogue;

namespace AIOps.Local.Estate.Telemetry;

/// <summary>Metric records in the two shapes of Azure Monitor; batching is per route and resource type, as the platform does it.</summary>
internal static class MetricBodies
{
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The bodies of one or more minutes.</summary>
    public static IEnumerable<ReadOnlyMemory<byte>> Of(IReadOnlyList<Moment> moments)
    {
        // The set of series follows the capacity of each minute; bodies are grouped over all of them.
        var groups = moments.SelectMany(m => ShopSeries.At(m.Capacity).Select((spec, stream) => (Spec: spec, Stream: stream, Moment: m)))
            .GroupBy(x => (x.Spec.Route, Type: ResourceTypes.Of(x.Spec.ResourceId)));
        foreach (var group in groups)
        {
            var buffer = new ArrayBufferWriter<byte>(64 * 1024);
            using (var writer = new Utf8JsonWriter(buffer, Plain))
            {
                if (group.Key.Route == MetricRoute.DiagnosticSettings)
                {
                    writer.WriteStartObject();
                    writer.WriteStartArray("records");
                }
                else
                {
                    writer.WriteStartArray();
                }

                foreach (var (spec, stream, moment) in group) Write(writer, spec, stream, moment);
                writer.WriteEndArray();
                if (group.Key.Route == MetricRoute.DiagnosticSettings) writer.WriteEndObject();
            }

            yield return buffer.WrittenMemory;
        }
    }

    private static void Write(Utf8JsonWriter writer, SeriesSpec spec, int stream, Moment moment)
    {
        var value = spec.Value(moment);
        value = Math.Clamp(value + (value * spec.Spread * Noise.Smooth(moment.Seed, 100 + stream, moment.Index)), 0, spec.Limit);
        var (count, total, least, most, mean) = Aggregates(spec, value, moment);
        var rule = spec.Route == MetricRoute.CollectionRule;
        writer.WriteStartObject();
        if (rule)
        {
            writer.WriteNumber("Average", mean);
            writer.WriteNumber("Count", count);
            writer.WriteNumber("Maximum", most);
            writer.WriteNumber("Minimum", least);
            writer.WriteNumber("Total", total);
        }
        else
        {
            writer.WriteNumber("count", count);
            writer.WriteNumber("total", total);
            writer.WriteNumber("minimum", least);
            writer.WriteNumber("maximum", most);
            writer.WriteNumber("average", mean);
        }

        writer.WriteString("resourceId", rule ? spec.ResourceId : spec.ResourceId.ToUpperInvariant());
        writer.WriteString("time", moment.Minute.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture));
        if (rule) writer.WriteString("unit", spec.Unit);
        writer.WriteString("metricName", spec.Metric);
        writer.WriteString("timeGrain", "PT1M");
        if (rule && spec.Dimension is { } dimension)
        {
            writer.WriteStartObject("dimension");
            writer.WriteString(dimension.Name, dimension.Value);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }

    private static (double Count, double Total, double Min, double Max, double Average) Aggregates(SeriesSpec spec, double value, Moment moment)
    {
        switch (spec.Form)
        {
            case MetricForm.Counter:
                var whole = Math.Round(value);
                return (whole, whole, whole > 0 ? 1 : 0, whole > 0 ? 1 : 0, whole > 0 ? 1 : 0);
            case MetricForm.PerRequest:
                var requests = Math.Max(1, Math.Round(ShopSeries.PeakRequests * moment.Load));
                var rounded = Round(value);
                return (requests, Round(rounded * requests), Round(value * 0.35), Round(value * 3.2), rounded);
            default:
                rounded = Round(value);
                return (1, rounded, rounded, rounded, rounded);
        }
    }

    private static double Round(double value) => Math.Round(value, value < 10 ? 4 : 2);
}
