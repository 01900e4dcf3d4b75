using System.Text;
using AIOps.Ingest.Decoding;
using AIOps.Ingest.Json;
using AIOps.Ingest.Records;

namespace AIOps.Ingest.Foreign;

/// <summary>
/// Samples as remote write has them, in JSON: <c>{"timeseries":[{"labels":…,"samples":[{"value":…,"timestamp":ms}]}]}</c>, the entries also without the wrapper, samples also as
/// <c>[time, "value"]</c>, and one sample an object as adapters to Kafka and Event Hubs send it: <c>{"name":…,"labels":…,"value":…,"timestamp":…}</c>. Names that end in <c>_total</c>, <c>_count</c>,
/// <c>_sum</c> or <c>_bucket</c> are running totals by convention (OpenMetrics) and are turned into increases.
/// </summary>
internal static class PrometheusSamples
{
    private const int Labels = 0, Samples = 1, Value = 2, Timestamp = 3, Name = 4;

    private static readonly NameTable Names = new((Labels, "labels metric"), (Samples, "samples"), (Value, "value"), (Timestamp, "timestamp timestampMs timestamp_ms"), (Name, "name"));

    public static void Read(ref DecodeContext context, in JsonToken timeSeries)
    {
        var elements = new ElementEnumerator(context.Body, timeSeries);
        while (elements.MoveNext()) ReadSeries(ref context, elements.Current);
    }

    /// <summary>Reads one series with its samples, or with the one that the object itself is.</summary>
    public static void ReadSeries(ref DecodeContext context, in JsonToken token)
    {
        if (!ObjectReader.TryEnter(token, context.Body, Names, out var entry) || SeriesOf(ref context, entry[Labels], entry[Name]) is not { } series)
        {
            context.Reject(
                RejectKind.MissingField, "a series has no labels with a __name__, or too many or too long ones; send the metric name as label __name__", token.Start, token.End);
            return;
        }

        if (entry.Has(Value))
        {
            ReadSample(ref context, token, series);
            return;
        }

        var samples = new ElementEnumerator(context.Body, entry[Samples]);
        while (samples.MoveNext()) ReadSample(ref context, samples.Current, series);
    }

    private static void ReadSample(ref DecodeContext context, in JsonToken token, SeriesId series)
    {
        // A stale marker is a NaN: the series has ended, there is nothing to say.
        var (valueToken, timeToken) = Parts(token, context.Body);
        if (!Numbers.TryRead(valueToken, context.Body, out var value))
        {
            if (valueToken is { Kind: JsonKind.String } text && text.Of(context.Body).SequenceEqual("NaN"u8)) return;
            context.Reject(RejectKind.InvalidField, "value of a sample is not a finite number; send a JSON number", token.Start, token.End);
            return;
        }

        if (!context.TryTime(timeToken, context.Body, token.Start, token.End, out var ticks, out var stands)) return;
        if (IsRunningTotal(series.Metric) && !context.State.Counters.TryIncrease(series, ticks, ref value)) return;
        context.Metric(new(series, ticks, value, value, value, value, 1, 60) { TimeIsEnqueued = stands }, SignalSource.Prometheus);
    }

    // {"value":…,"timestamp":…}, or [time, value] as the query API has it.
    private static (JsonToken Value, JsonToken Time) Parts(in JsonToken token, ReadOnlySpan<byte> body)
    {
        if (token.Kind != JsonKind.Array) return ObjectReader.TryEnter(token, body, Names, out var sample) ? (sample[Value], sample[Timestamp]) : default;
        var elements = new ElementEnumerator(body, token);
        var time = elements.MoveNext() ? elements.Current : default;
        return elements.MoveNext() ? (elements.Current, time) : default;
    }

    private static bool IsRunningTotal(string name) =>
        name.EndsWith("_total", StringComparison.Ordinal) || name.EndsWith("_count", StringComparison.Ordinal) || name.EndsWith("_sum", StringComparison.Ordinal)
        || name.EndsWith("_bucket", StringComparison.Ordinal);

    private static SeriesId? SeriesOf(ref DecodeContext context, in JsonToken token, in JsonToken ownName)
    {
        var labels = LabelSet.Read(token, context.Body);
        if ((LabelSet.First(labels, "__name__") ?? JsonText.OrNull(ownName, context.Body)) is not { Length: <= SeriesReader.MaxMetricName } name) return null;
        var resource = LabelSet.ResourceOf(labels) ?? $"/prometheus/{LabelSet.First(labels, "job") ?? "unknown"}/{LabelSet.First(labels, "instance") ?? "unknown"}";
        var scratch = context.State.Scratch;
        var mark = scratch.Mark();
        var dimensions = new DimensionBuilder(scratch, 32);
        foreach (var (key, value) in labels)
        {
            if (!key.StartsWith("__", StringComparison.Ordinal) && key is not ("job" or "instance" or "resource_id" or "resourceId" or "azure_resource_id"))
                dimensions.Add(Encoding.UTF8.GetBytes(key), Encoding.UTF8.GetBytes(value));
        }

        var series = dimensions.Error is null && resource.Length <= SeriesReader.MaxResourceId
            ? context.State.Table.Series(Encoding.UTF8.GetBytes(resource), Encoding.UTF8.GetBytes(name), dimensions.Build(), default)
            : null;
        scratch.Release(mark);
        return series;
    }
}
