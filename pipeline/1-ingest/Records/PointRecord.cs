using AIOps.Ingest.Decoding;
using AIOps.Ingest.Json;

namespace AIOps.Ingest.Records;

/// <summary>Log tables whose rows are metric values: <c>AppMetrics</c>, <c>AppPerformanceCounters</c>, <c>Perf</c>, <c>InsightsMetrics</c>.</summary>
internal static class PointRecord
{
    private const int GrainSeconds = 60;

    public static bool IsPoint(in Members record, ReadOnlySpan<byte> body)
    {
        var type = record[Field.Type].Of(body);
        return (type.SequenceEqual("AppMetrics"u8) && record.Has(Field.Name)) || (type.SequenceEqual("AppPerformanceCounters"u8) && record.Has(Field.Value))
            || (type.SequenceEqual("Perf"u8) && record.Has(Field.CounterValue)) || (type.SequenceEqual("InsightsMetrics"u8) && record.Has(Field.Val));
    }

    public static void Read(ref DecodeContext context, int start, int end)
    {
        ref var record = ref context.State.Record;
        var body = context.Body;
        if (!TryValues(record, body, out var values))
        {
            context.Reject(RejectKind.InvalidField, "Sum, Value, CounterValue or Val is not a finite number; send a JSON number", start, end);
            return;
        }

        if (!context.TryTime(RecordTime.Of(record), body, start, end, out var ticks, out var stands)) return;
        var scratch = context.State.Scratch;
        var resource = scratch.Text(record.First(Field.OwnResourceId, Field.ResourceId, Field.Computer), body);
        var metric = MetricName(record, body, scratch);
        if (!SeriesReader.IsName(ref context, resource, "_ResourceId", SeriesReader.MaxResourceId, start, end)
            || !SeriesReader.IsName(ref context, metric, "the metric name", SeriesReader.MaxMetricName, start, end)) return;
        var dimensions = new DimensionBuilder(scratch, context.State.Options.MaxDimensions);
        AddDimensions(ref dimensions, record, body, scratch);
        if (dimensions.Error is { } error)
        {
            context.Reject(RejectKind.InvalidField, $"the dimension set {error}", start, end);
            return;
        }

        var series = context.State.Table.Series(resource, metric, dimensions.Build(), default);
        context.Metric(
            new(series, ticks, values.Sum / values.Count, values.Min, values.Max, values.Sum, values.Count, GrainSeconds) { TimeIsEnqueued = stands },
            record.Has(Field.RoleName) ? SignalSource.ApplicationInsights : SignalSource.LogAnalytics);
    }

    private static bool TryValues(in Members record, ReadOnlySpan<byte> body, out (double Sum, double Min, double Max, double Count) values)
    {
        var single = record.First(Field.CounterValue, Field.Val, Field.Value);
        var ok = Numbers.TryRead(record.Has(Field.Sum) ? record[Field.Sum] : single, body, out var sum);
        var count = record.Has(Field.Sum) ? Math.Max(1, Numbers.ReadOr(record[Field.ItemCount], body, 1)) : 1;
        values = (sum, Numbers.ReadOr(record[Field.Min], body, sum / count), Numbers.ReadOr(record[Field.Max], body, sum / count), count);
        return ok;
    }

    private static ReadOnlySpan<byte> MetricName(scoped in Members record, ReadOnlySpan<byte> body, Scratch scratch)
    {
        if (record.Has(Field.CounterName)) return Join(scratch, record[Field.ObjectName], (byte)'\\', record[Field.CounterName], body);
        if (record.Has(Field.Val)) return Join(scratch, record[Field.Namespace], (byte)'/', record[Field.Name], body);
        if (record.Has(Field.Counter)) return Join(scratch, record[Field.Category], (byte)'\\', record[Field.Counter], body);
        return scratch.Text(record[Field.Name], body);
    }

    private static ReadOnlySpan<byte> Join(Scratch scratch, JsonToken left, byte separator, JsonToken right, ReadOnlySpan<byte> body)
    {
        ReadOnlySpan<byte> one = scratch.Text(left, body), two = scratch.Text(right, body);
        if (one.IsEmpty || two.IsEmpty) return one.IsEmpty ? two : one;
        var joined = scratch.Take(one.Length + 1 + two.Length);
        one.CopyTo(joined);
        joined[one.Length] = separator;
        two.CopyTo(joined[(one.Length + 1)..]);
        return joined;
    }

    private static void AddDimensions(ref DimensionBuilder dimensions, scoped in Members record, ReadOnlySpan<byte> body, Scratch scratch)
    {
        dimensions.Add("role"u8, scratch.Text(record[Field.RoleName], body));
        dimensions.Add("instance"u8, scratch.Text(record[Field.RoleInstance], body));
        var instance = scratch.Text(record[Field.Instance], body);
        // "??APP_WIN32_PROC??" is the SDK's own placeholder for "this process".
        if (!instance.StartsWith("??"u8)) dimensions.Add("counter"u8, instance);
        if (record.Has(Field.OwnResourceId) || record.Has(Field.ResourceId)) dimensions.Add("computer"u8, scratch.Text(record[Field.Computer], body));
        var tags = record.First(Field.Tags, Field.Properties);
        if (tags.Kind == JsonKind.None) return;
        var text = scratch.Text(tags, body);
        var json = text.IsEmpty ? tags.Of(body) : text;
        var members = new MemberEnumerator(json);
        while (members.MoveNext())
        {
            var name = scratch.Text(members.Name, json);
            // "_MS." members are bookkeeping of the SDK, not dimensions.
            if (!name.StartsWith("_MS."u8)) dimensions.Add(name, scratch.Text(members.Value, json));
        }
    }
}
