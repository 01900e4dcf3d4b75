using System.Text;
using AIOps.Ingest.Decoding;
using AIOps.Ingest.Json;
using AIOps.Ingest.Time;

namespace AIOps.Ingest.Records;

/// <summary>Platform metrics: from diagnostic settings, from a data collection rule (unit and dimensions), and from the table <c>AzureMetrics</c>.</summary>
internal static class MetricRecord
{
    public static void Read(ref DecodeContext context, int start, int end)
    {
        ref var record = ref context.State.Record;
        if (!TryNumber(ref context, Field.Average, "average", start, end, out var average) || !TryNumber(ref context, Field.Minimum, "minimum", start, end, out var minimum)
            || !TryNumber(ref context, Field.Maximum, "maximum", start, end, out var maximum) || !TryNumber(ref context, Field.Total, "total", start, end, out var total)
            || !TryNumber(ref context, Field.Count, "count", start, end, out var count)) return;
        if (double.IsNaN(average) && count > 0) average = total / count;
        if (double.IsNaN(total)) total = average * count;
        if (double.IsNaN(average) && double.IsNaN(total) && double.IsNaN(minimum) && double.IsNaN(maximum))
        {
            context.Reject(RejectKind.MissingField, "average, total, minimum and maximum are all missing; send at least one of them as a number", start, end);
            return;
        }

        var grain = 60;
        if (record.Has(Field.TimeGrain) && (grain = TimeGrain.Seconds(context.State.Scratch.Text(record[Field.TimeGrain], context.Body))) == 0)
        {
            context.Reject(RejectKind.InvalidField, $"timeGrain is no duration up to 31 days: {Quote(record[Field.TimeGrain], context.Body)}; send ISO 8601, like PT1M", start, end);
            return;
        }

        if (!context.TryTime(RecordTime.Of(record), context.Body, start, end, out var ticks, out var stands)) return;
        if (!SeriesReader.TryRead(ref context, start, end, out var series)) return;
        if (stands) ticks -= ticks % (grain * TimeSpan.TicksPerSecond);
        var sample = new MetricSample(series, ticks, average, minimum, maximum, total, double.IsNaN(count) ? 1 : count, grain) { TimeIsEnqueued = stands };
        context.Metric(sample, SourceOf(record));
    }

    /// <summary>A short quotation of a value for a reason.</summary>
    public static string Quote(in JsonToken token, ReadOnlySpan<byte> source)
    {
        var raw = token.Of(source);
        return $"'{Encoding.UTF8.GetString(raw[..Math.Min(raw.Length, 40)])}'";
    }

    private static SignalSource SourceOf(in Members record) =>
        record.Has(Field.TimeGenerated) ? SignalSource.LogAnalytics
        : record.Has(Field.Unit) || record.Has(Field.Dimension) ? SignalSource.ExportedMetrics
        : SignalSource.DiagnosticMetrics;

    private static bool TryNumber(ref DecodeContext context, int field, string name, int start, int end, out double value)
    {
        value = double.NaN;
        var token = context.State.Record[field];
        if (token.Kind == JsonKind.None || Numbers.TryRead(token, context.Body, out value)) return true;
        context.Reject(RejectKind.InvalidField, $"{name} is not a finite number: {Quote(token, context.Body)}; send a JSON number", start, end);
        return false;
    }
}
