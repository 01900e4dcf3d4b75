using AIOps.Ingest.Decoding;
using AIOps.Ingest.Json;
using AIOps.Ingest.Records;

namespace AIOps.Ingest.Foreign;

/// <summary>OpenTelemetry metrics in JSON (OTLP 1.x). Gauges and deltas are taken as they are; cumulative sums and histograms are turned into increases.</summary>
internal static class OtlpMetrics
{
    private const int Resource = 0, Scopes = 1, Metrics = 2, Attributes = 3, Name = 4, Unit = 5, Gauge = 6, Sum = 7, Histogram = 8, Points = 9, Temporality = 10, Monotonic = 11;
    private const int Time = 12, AsDouble = 13, AsInt = 14, Count = 15, PointSum = 16, Min = 17, Max = 18;

    private static readonly NameTable Names = new(
        (Resource, "resource"), (Scopes, "scopeMetrics"), (Metrics, "metrics"), (Attributes, "attributes"), (Name, "name"), (Unit, "unit"), (Gauge, "gauge"), (Sum, "sum"),
        (Histogram, "histogram exponentialHistogram summary"), (Points, "dataPoints"), (Temporality, "aggregationTemporality"), (Monotonic, "isMonotonic"), (Time, "timeUnixNano"),
        (AsDouble, "asDouble"), (AsInt, "asInt"), (Count, "count"), (Min, "min"), (Max, "max"));

    // A point's "sum" is a number, a metric's "sum" an object: one name, told apart by where it stands.
    private static readonly NameTable PointNames = new(
        (Attributes, "attributes"), (Time, "timeUnixNano"), (AsDouble, "asDouble"), (AsInt, "asInt"), (Count, "count"), (PointSum, "sum"), (Min, "min"), (Max, "max"));

    public static void Read(ref DecodeContext context, in JsonToken resources)
    {
        var body = context.Body;
        var scratch = context.State.Scratch;
        var each = new ElementEnumerator(body, resources);
        while (each.MoveNext())
        {
            if (!ObjectReader.TryEnter(each.Current, body, Names, out var entry)) continue;
            ObjectReader.TryEnter(entry[Resource], body, Names, out var resource);
            scratch.Reset();
            var id = OtlpAttributes.ResourceId(resource[Attributes], body, scratch);
            var scopes = new ElementEnumerator(body, entry[Scopes]);
            while (scopes.MoveNext())
            {
                if (!ObjectReader.TryEnter(scopes.Current, body, Names, out var scope)) continue;
                var metrics = new ElementEnumerator(body, scope[Metrics]);
                while (metrics.MoveNext()) ReadMetric(ref context, metrics.Current, id);
            }
        }
    }

    private static void ReadMetric(ref DecodeContext context, JsonToken token, ReadOnlySpan<byte> resource)
    {
        var body = context.Body;
        ObjectReader.TryEnter(token, body, Names, out var metric);
        if (!ObjectReader.TryEnter(metric.First(Gauge, Sum, Histogram), body, Names, out var values) || !metric.Has(Name))
        {
            context.Reject(RejectKind.MissingField, "a metric has no name, or none of gauge, sum, histogram and summary; send OTLP/JSON", token.Start, token.End);
            return;
        }

        // Summaries carry no temporality and are cumulative by definition; monotonic decides for sums: an up-down counter is a level.
        var temporality = values[Temporality].Of(body);
        var delta = temporality.SequenceEqual("1"u8) || temporality.EndsWith("DELTA"u8) || temporality.EndsWith("DELTA\""u8);
        var cumulative = !metric.Has(Gauge) && !delta && (metric.Has(Histogram) || values[Monotonic].Kind == JsonKind.True);
        var points = new ElementEnumerator(body, values[Points]);
        while (points.MoveNext()) ReadPoint(ref context, points.Current, metric, resource, cumulative);
    }

    private static void ReadPoint(ref DecodeContext context, JsonToken token, scoped in Members metric, ReadOnlySpan<byte> resource, bool cumulative)
    {
        var body = context.Body;
        var scratch = context.State.Scratch;
        var mark = scratch.Mark();
        if (!ObjectReader.TryEnter(token, body, PointNames, out var point) || !TryValues(point, body, out var sum, out var count))
        {
            context.Reject(RejectKind.InvalidField, "a data point has no asDouble, asInt or sum that is a finite number; send OTLP/JSON", token.Start, token.End);
            return;
        }

        if (!context.TryTime(point[Time], body, token.Start, token.End, out var ticks, out var stands)) return;
        var name = scratch.Text(metric[Name], body);
        if (!SeriesReader.IsName(ref context, name, "name", SeriesReader.MaxMetricName, token.Start, token.End)
            || !SeriesReader.IsName(ref context, resource, "cloud.resource_id", SeriesReader.MaxResourceId, token.Start, token.End)) return;
        var dimensions = new DimensionBuilder(scratch, context.State.Options.MaxDimensions);
        OtlpAttributes.AddTo(ref dimensions, point[Attributes], body, scratch);
        if (dimensions.Error is { } error)
        {
            context.Reject(RejectKind.InvalidField, $"the attribute set {error}", token.Start, token.End);
            return;
        }

        var unit = scratch.Text(metric[Unit], body);
        var series = context.State.Table.Series(resource, name, dimensions.Build(), unit.Length > 64 ? default : unit);
        scratch.Release(mark);
        var fresh = !cumulative || context.State.Counters.TryIncrease(series, ticks, ref sum);
        if (cumulative && point.Has(Count)) fresh &= context.State.Counters.TryIncreaseCount(series, ticks, ref count);
        if (!fresh || count <= 0) return;
        // Extremes of a cumulative histogram reach back to its start and say nothing of this grain.
        var (min, max) = cumulative ? (double.NaN, double.NaN) : (Numbers.ReadOr(point[Min], body, sum / count), Numbers.ReadOr(point[Max], body, sum / count));
        context.Metric(new(series, ticks, sum / count, min, max, sum, count, 60) { TimeIsEnqueued = stands }, SignalSource.OpenTelemetry);
    }

    private static bool TryValues(in Members point, ReadOnlySpan<byte> body, out double sum, out double count)
    {
        count = Numbers.ReadOr(point[Count], body, 1);
        return Numbers.TryRead(point.First(AsDouble, AsInt, PointSum), body, out sum);
    }
}
