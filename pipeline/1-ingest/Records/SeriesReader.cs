using AIOps.Ingest.Decoding;
using AIOps.Ingest.Json;

namespace AIOps.Ingest.Records;

/// <summary>Finds the series of a metric record.</summary>
internal static class SeriesReader
{
    /// <summary>Longest resource id, in bytes; Azure allows less than 1,000.</summary>
    public const int MaxResourceId = 1024;

    /// <summary>Longest metric name, in bytes.</summary>
    public const int MaxMetricName = 256;

    private const int MaxUnit = 64;

    public static bool TryRead(ref DecodeContext context, int start, int end, out SeriesId series)
    {
        ref var record = ref context.State.Record;
        var scratch = context.State.Scratch;
        var resource = scratch.Text(record.First(Field.ResourceId, Field.OwnResourceId), context.Body);
        var metric = scratch.Text(record[Field.MetricName], context.Body);
        var unit = scratch.Text(record[Field.Unit], context.Body);
        series = null!;
        if (!IsName(ref context, resource, "resourceId", MaxResourceId, start, end) || !IsName(ref context, metric, "metricName", MaxMetricName, start, end)) return false;
        if (unit.Length > MaxUnit) unit = default;
        var dimension = record[Field.Dimension];
        if (dimension.Kind == JsonKind.None || dimension.Length <= 2)
        {
            series = context.State.Table.Series(resource, metric, default, unit);
            return true;
        }

        var raw = scratch.Text(dimension, context.Body);
        if (raw.IsEmpty) raw = dimension.Of(context.Body);
        if (context.State.Table.FindRaw(resource, metric, raw, unit) is { } known)
        {
            series = known;
            return true;
        }

        var builder = new DimensionBuilder(scratch, context.State.Options.MaxDimensions);
        builder.AddObject(raw);
        if (builder.Error is { } error)
        {
            context.Reject(RejectKind.InvalidField, $"dimension {error}", start, end);
            return false;
        }

        series = context.State.Table.Series(resource, metric, builder.Build(), unit);
        context.State.Table.AddRaw(resource, metric, raw, unit, series);
        return true;
    }

    /// <summary>Checks a needed text; rejects the record when it is missing or too long.</summary>
    public static bool IsName(ref DecodeContext context, ReadOnlySpan<byte> text, string name, int limit, int start, int end)
    {
        if (text.Length > 0 && text.Length <= limit) return true;
        if (text.IsEmpty) context.Reject(RejectKind.MissingField, $"{name} is missing or empty; send it as a string", start, end);
        else context.Reject(RejectKind.TooLarge, $"{name} has {text.Length} bytes; send at most {limit}", start, end);
        return false;
    }
}
